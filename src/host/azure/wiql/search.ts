import type { Field, WorkItem } from '#host/azure/seams';
import { UnmodelledQuery } from '#host/azure/wiql/bad-query';
import { compileCondition, type Test } from '#host/azure/wiql/compile';
import { refuse, type WiqlContext } from '#host/azure/wiql/context';
import { isLinkField, linkConditions } from '#host/azure/wiql/link-conditions';
import { directLinks, treeAbove, treeBelow, type FoundLink, type LinkScope } from '#host/azure/wiql/link-search';
import { dateOf, fieldNamed } from '#host/azure/wiql/operand';
import { sorter } from '#host/azure/wiql/order';
import { parseWiql } from '#host/azure/wiql/parse';
import type { FieldName, Query } from '#host/azure/wiql/syntax';
import { linkEnd } from '#host/azure/world/link-types';

/** What a query found, with the columns that it names. Only items that the caller may read. */
export type Found = {
  readonly asOf: Date;
  readonly columns: readonly Field[];
  readonly sortColumns: readonly { readonly field: Field; readonly isDescending: boolean }[];
} & (
  | { readonly kind: 'flat'; readonly items: readonly WorkItem[] }
  | { readonly kind: 'oneHop' | 'tree'; readonly links: readonly FoundLink[] }
);

/** Reads a query and holds it to the product's rules; what is answered runs it. Throws `BadQuery` for one that the product refuses. */
export function compileWiql(context: WiqlContext): () => Found {
  const query = parseWiql(context.text);
  const at =
    query.asOf && (dateOf(query.asOf, context) ?? refuse(context, 'The specified value is not a date.', query.asOf));
  const moment = at && new Date(at.at);
  const columns = query.columns.filter((name) => !isLinkField(name)).map((name) => fieldNamed(name, context));
  const sortColumns = query.orderBy.map(({ field, isDescending }) => ({
    field: fieldNamed(field, context),
    isDescending,
  }));
  const sort = sorter(query.orderBy, context);
  const heading = { asOf: moment ?? new Date(context.calendar.now), columns, sortColumns };
  if (query.from === 'links') {
    const search = linkSearch(query, context);
    return () => ({ ...heading, ...search(sort(itemsAt(moment, context))) });
  }
  refuseSides(query, context);
  const test = query.where ? compileCondition(query.where, context) : () => true;
  return () => ({ ...heading, kind: 'flat', items: sort(itemsAt(moment, context, test)) });
}

function* allItems({ organization }: WiqlContext, moment: Date | undefined): Iterable<WorkItem> {
  for (const item of organization.items()) {
    const then = moment ? organization.itemAt(item.id, moment) : item;
    if (then) yield then;
  }
}

function itemsAt(moment: Date | undefined, context: WiqlContext, test: Test = () => true): WorkItem[] {
  const found: WorkItem[] = [];
  for (const item of allItems(context, moment))
    if (test(item) && context.organization.mayRead(context.person.id, item)) found.push(item);
  return found;
}

/** Compiles a query for links; it is run on all items that the caller may read, in the order asked for. */
function linkSearch(
  query: Query,
  context: WiqlContext,
): (items: readonly WorkItem[]) => { readonly kind: 'oneHop' | 'tree'; readonly links: readonly FoundLink[] } {
  const { linkTypes, ...conditions } = linkConditions(query.where, context);
  const test = (condition: typeof conditions.source): Test =>
    condition ? compileCondition(condition, context) : () => true;
  const [source, target] = [test(conditions.source), test(conditions.target)];
  const treeType = query.mode === 'Recursive' ? treeTypeOf(linkTypes, query, context) : undefined;
  if (query.mode === 'Recursive' && query.asOf)
    return refuse(context, 'ASOF is not supported in queries for trees.', query.asOf);
  return (items) => {
    const scope: LinkScope = { items, byId: new Map(items.map((item) => [item.id, item])), source, target, linkTypes };
    if (treeType !== undefined)
      return {
        kind: 'tree',
        links: query.returnsMatchingChildren ? treeAbove(scope, treeType) : treeBelow(scope, treeType),
      };
    return {
      kind: 'oneHop',
      links: directLinks(scope, query.mode === undefined || query.mode === 'Recursive' ? 'MustContain' : query.mode),
    };
  };
}

/** A tree goes down one kind of link that makes trees. */
function treeTypeOf(linkTypes: ReadonlySet<string>, { where }: Query, context: WiqlContext): string {
  const [only] = linkTypes;
  const end = only !== undefined && linkTypes.size === 1 ? linkEnd(only) : undefined;
  if (end?.topology === 'tree' && end.isForward) return end.referenceName;
  return refuse(
    context,
    'A query for a tree needs one link type of tree topology, in its forward direction.',
    where ?? { start: 0, end: context.text.length },
  );
}

/** `[Source]` and `[Target]` mean nothing in a query for items. */
function refuseSides({ columns, orderBy }: Query, context: WiqlContext): void {
  const names: readonly FieldName[] = [...columns, ...orderBy.map(({ field }) => field)];
  const sided = names.find(({ side }) => side !== undefined);
  if (sided) refuse(context, 'TF51005: The query references a field that does not exist.', sided);
  if (columns.some(isLinkField)) throw new UnmodelledQuery('link types as columns');
}
