import { momentText } from './formats';

/** A point in time in the browser's own form. */
export function Moment({ at }: { readonly at: unknown }) {
  if (typeof at !== 'string' || Number.isNaN(Date.parse(at))) return <>–</>;
  return (
    <time className="subtle" dateTime={at}>
      {momentText(at)}
    </time>
  );
}
