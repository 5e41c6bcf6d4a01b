/** How long a browser keeps what is typed, for sentences that say `{kept}`. Where nobody asked the browser, the smaller promise holds. */
export const keeping = {
  lasting: 'kept on this device',
  passing: 'kept until you leave this page',
} as const;
