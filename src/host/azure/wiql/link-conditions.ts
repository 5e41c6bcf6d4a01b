import { refuse, type WiqlContext } from '#host/azure/wiql/context';
import type { Condition, Constant, FieldName, Side } from '#host/azure/wiql/syntax';
import { textOf } from '#host/azure/wiql/operand';
import { linkEnds, type LinkEnd } from '#host/azure/world/link-types';

/** What `WHERE` says in a query for links, by whom it is about. Undefined parts ask for nothing. */
export interface LinkConditions {
  readonly source?: Condition;
  readonly target?: Condition;
  /** Reference names of the ends that a source may hold. */
  readonly linkTypes: ReadonlySet<string>;
}

const workItemLinks = linkEnds.filter(({ usage, isRemote }) => usage === 'workItemLink' && !isRemote);

/** Reads a link query's condition. */
export function linkConditions(where: Condition | undefined, context: WiqlContext): LinkConditions {
  const { source, target, links } = conditionsBySide(where, context);
  const test = links ? linkTest(links, context) : () => true;
  return { source, target, linkTypes: new Set(workItemLinks.filter(test).map(({ referenceName }) => referenceName)) };
}

/** Splits a link query's condition by whom it is about. Parts are joined by AND; each is about the source, the target or the link alone. */
export function conditionsBySide(
  where: Condition | undefined,
  context: WiqlContext,
): Readonly<Record<Side, Condition | undefined>> {
  const parts = where === undefined ? [] : conjuncts(where);
  const bySide = (side: Side) => joined(parts.filter((part) => sideOf(part, context) === side));
  return { source: bySide('source'), target: bySide('target'), links: bySide('links') };
}

/** True for `[System.Links.LinkType]`, with `[Links].` before it or not. */
export function isLinkField({ name, side }: FieldName): boolean {
  return side === 'links' || name.toLowerCase() === 'system.links.linktype' || name.toLowerCase() === 'link type';
}

function conjuncts(condition: Condition): readonly Condition[] {
  return condition.kind === 'and' ? condition.parts.flatMap(conjuncts) : [condition];
}

function joined(parts: readonly Condition[]): Condition | undefined {
  const [first] = parts;
  return first && { kind: 'and', parts, start: first.start, end: parts.at(-1)!.end };
}

function sideOf(condition: Condition, context: WiqlContext): Side {
  const sides = new Set(fieldsOf(condition).map((field) => (isLinkField(field) ? 'links' : (field.side ?? 'source'))));
  const [side = 'source'] = sides;
  return sides.size > 1
    ? refuse(context, 'A group of conditions must be about the source, the target or the link alone.', condition)
    : side;
}

function fieldsOf(condition: Condition): readonly FieldName[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.parts.flatMap(fieldsOf);
    case 'not':
    case 'ever':
      return fieldsOf(condition.part);
    case 'compare':
      return condition.value.kind === 'field' ? [condition.field, condition.value] : [condition.field];
    default:
      return [condition.field];
  }
}

function linkTest(condition: Condition, context: WiqlContext): (end: LinkEnd) => boolean {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const tests = condition.parts.map((part) => linkTest(part, context));
      return condition.kind === 'and'
        ? (end) => tests.every((test) => test(end))
        : (end) => tests.some((test) => test(end));
    }
    case 'not': {
      const test = linkTest(condition.part, context);
      return (end) => !test(end);
    }
    case 'in': {
      const names = new Set(condition.values.map((value) => linkType(value, context)));
      return ({ referenceName }) => names.has(referenceName);
    }
    case 'compare':
      if (condition.value.kind === 'field' || (condition.operator !== '=' && condition.operator !== '<>')) break;
      return linkComparison(condition.operator === '=', condition.value, context);
    default:
  }
  return refuse(context, 'The specified operator cannot be used with link types.', condition);
}

/** `<> ''` takes every link. */
function linkComparison(isEqual: boolean, value: Constant, context: WiqlContext): (end: LinkEnd) => boolean {
  if (textOf(value, context) === '') return () => !isEqual;
  const name = linkType(value, context);
  return ({ referenceName }) => (referenceName === name) === isEqual;
}

/** By reference name or display name; links without direction also with `-Forward`, as the product's pages write them. */
function linkType(value: Constant, context: WiqlContext): string {
  const wanted = textOf(value, context).toLowerCase();
  const end = workItemLinks.find(({ referenceName, name, topology }) => {
    const known = referenceName.toLowerCase();
    return (
      known === wanted || name.toLowerCase() === wanted || (topology === 'network' && `${known}-forward` === wanted)
    );
  });
  return end?.referenceName ?? refuse(context, 'The specified link type does not exist.', value);
}
