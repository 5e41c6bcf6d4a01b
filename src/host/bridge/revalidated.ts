/** Headers of a file that browsers keep, but ask about each time: it may be built anew. `tag` changes with its content. */
export function revalidated(tag: string): Readonly<Record<'cache-control' | 'etag', string>> {
  return { 'cache-control': 'no-cache', etag: `"${tag}"` };
}

/** True when the browser has the file with this tag already; it is then answered 304 without a body. Source: RFC 9110, section 13.1.2. */
export function isKept(ifNoneMatch: string | undefined, tag: string): boolean {
  return (
    ifNoneMatch !== undefined && ifNoneMatch.split(',').some((entry) => entry.trim().replace(/^W\//, '') === `"${tag}"`)
  );
}
