const clause = /\border\s+by\b[\s\S]*?(?=(\bmode\b|\basof\b|$))/i;

/** The first field of a query's ORDER BY. */
export function orderOf(query: string): { readonly name: string; readonly isDescending: boolean } | undefined {
  const [, name, direction] = /order\s+by\s+\[([^\]]+)\](?:\s+(asc|desc))?/i.exec(query) ?? [];
  return name === undefined ? undefined : { name, isDescending: direction?.toLowerCase() === 'desc' };
}

/** The query ordered by one field; by the same field again, the other way round. */
export function orderedBy(query: string, referenceName: string): string {
  const before = orderOf(query);
  const direction = before?.name === referenceName && !before.isDescending ? 'DESC' : 'ASC';
  const order = `ORDER BY [${referenceName}] ${direction}`;
  return clause.test(query) ? query.replace(clause, `${order} `).trimEnd() : `${query.trimEnd()}\n${order}`;
}
