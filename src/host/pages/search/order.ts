/** A query with its ORDER BY replaced: by this clause, or by its reverse when it already leads. */
export function sortedBy(jql: string, clause: string): string {
  const { query, order } = splitOrder(jql);
  const isSame = order !== undefined && order.clause.toLowerCase() === clause.toLowerCase();
  const direction = isSame && order.direction === 'ASC' ? 'DESC' : 'ASC';
  return `${query}${query === '' ? '' : ' '}ORDER BY ${clause} ${direction}`;
}

/** What leads a query's ORDER BY; undefined without one. */
export function leadingOrder(jql: string): { readonly clause: string; readonly direction: 'ASC' | 'DESC' } | undefined {
  return splitOrder(jql).order;
}

/** Finds `order by` outside of quotes. */
function splitOrder(jql: string) {
  const blanked = jql.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, (text) => '\u0000'.repeat(text.length));
  const match = /(?:^|\s)order\s+by\s+/i.exec(blanked);
  if (match === null) return { query: jql.trim(), order: undefined };
  const start = match.index + match[0].length;
  const end = blanked.indexOf(',', start);
  const lead = jql.slice(start, end === -1 ? undefined : end).trim();
  const [, clause = lead, direction] = /^(.*?)(?:\s+(asc|desc))?$/i.exec(lead) ?? [];
  return {
    query: jql.slice(0, match.index).trim(),
    order: { clause, direction: direction?.toUpperCase() === 'DESC' ? ('DESC' as const) : ('ASC' as const) },
  };
}
