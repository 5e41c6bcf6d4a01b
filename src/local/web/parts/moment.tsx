/** A point in time in the browser's own form. */
export function Moment({ at }: { readonly at: unknown }) {
  if (typeof at !== 'string' || Number.isNaN(Date.parse(at))) return <>–</>;
  return (
    <time className="subtle" dateTime={at}>
      {new Date(at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })}
    </time>
  );
}
