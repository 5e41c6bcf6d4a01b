/** What went wrong, in words: pages reject with errors, with objects that have a message, and with texts. */
export function wordsOf(error: unknown): string {
  if (typeof error === 'string' && error !== '') return error;
  const message = (error as { readonly message?: unknown } | null | undefined)?.message;
  return typeof message === 'string' && message !== '' ? message : 'The extension did not say why.';
}
