import type { Field, FieldValue } from '#host/azure/seams';
import { refuse, type WiqlContext } from '#host/azure/wiql/context';
import type { FieldKind } from '#host/azure/wiql/field-value';
import { macroValue, type MacroValue } from '#host/azure/wiql/macros';
import { readDate } from '#host/azure/wiql/moments';
import type { Constant } from '#host/azure/wiql/syntax';

/** A constant as a text; `@me` is the caller's display name. */
export function textOf(constant: Constant, context: WiqlContext): string {
  if (constant.kind !== 'macro') return String(constant.value);
  const value = macroValue(constant, context);
  if (value.kind === 'text') return value.text;
  return value.kind === 'person' ? context.person.name : refuseMacro(constant, 'string', context);
}

/** A constant as a number; undefined for an empty text. */
export function numberOf(constant: Constant, context: WiqlContext): number | undefined {
  if (constant.kind === 'number') return constant.value;
  if (constant.kind === 'macro') return refuseMacro(constant, 'number', context);
  const text = constant.kind === 'string' ? constant.value.trim() : 'none';
  if (text === '') return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : refuse(context, 'The specified value is not a number.', constant);
}

/** A constant as the moment that it begins at; undefined for an empty text. */
export function dateOf(
  constant: Constant,
  context: WiqlContext,
): { readonly at: number; readonly hasTime: boolean } | undefined {
  if (constant.kind === 'macro') {
    const value = macroValue(constant, context);
    return value.kind === 'date' ? { at: value.at, hasTime: false } : refuseMacro(constant, 'date', context);
  }
  const text = constant.kind === 'string' ? constant.value : String(constant.value);
  if (text.trim() === '') return undefined;
  return readDate(text, context.calendar) ?? refuse(context, 'The specified value is not a date.', constant);
}

/** A constant as a truth value; undefined for an empty text. */
export function booleanOf(constant: Constant, context: WiqlContext): boolean | undefined {
  if (constant.kind === 'boolean') return constant.value;
  if (constant.kind === 'macro') return refuseMacro(constant, 'boolean', context);
  const text = String(constant.value).toLowerCase();
  if (text === '') return undefined;
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : refuse(context, 'The specified value is not a boolean.', constant);
}

/** Whom a constant names: a display name, a unique name, or both as `Name <unique name>`. Texts that name nobody match nobody. */
export function peopleOf(
  constant: Constant,
  context: WiqlContext,
): { readonly isEmpty: boolean; readonly has: (value: FieldValue) => boolean } {
  if (constant.kind === 'macro') {
    const value = macroValue(constant, context);
    if (value.kind === 'person') return { isEmpty: false, has: (id) => id === value.id };
    if (value.kind !== 'text') return refuseMacro(constant, 'identity', context);
  }
  const written = textOf(constant, context).trim().toLowerCase();
  const [, unique] = /<([^<>]+)>$/.exec(written) ?? [];
  const matches = context.organization
    .people()
    .filter(({ name, uniqueName }) =>
      unique === undefined
        ? [name, uniqueName].some((known) => known.toLowerCase() === written)
        : uniqueName.toLowerCase() === unique,
    );
  const ids = new Set(matches.map(({ id }) => id));
  return { isEmpty: written === '', has: (value) => ids.has(String(value)) || String(value).toLowerCase() === written };
}

/** Paths of nodes that a constant names, in lower case; empty for an empty text. Refuses a path that no node has. */
export function pathsOf(constant: Constant, kind: FieldKind, context: WiqlContext): readonly string[] {
  const macro: MacroValue | undefined = constant.kind === 'macro' ? macroValue(constant, context) : undefined;
  if (macro?.kind === 'paths') return macro.paths.map((path) => path.toLowerCase());
  const path = textOf(constant, context).trim().replace(/\\$/, '');
  if (path === '') return [];
  const project = context.organization.project(path.split('\\')[0] ?? '');
  const wanted = path.toLowerCase();
  const isIteration = kind === 'iteration path';
  const isKnown =
    project !== undefined &&
    (wanted === project.name.toLowerCase() ||
      context.organization
        .nodes(project.id, isIteration ? 'iteration' : 'area')
        .some((node) => node.path.toLowerCase() === wanted));
  if (!isKnown)
    return refuse(
      context,
      `TF51011: The specified ${isIteration ? 'iteration' : 'area'} path does not exist.`,
      constant,
    );
  return [wanted];
}

/** The field of this name; refuses one that there is not, or that queries do not take. */
export function fieldNamed(
  name: { readonly name: string; readonly start: number; readonly end: number },
  context: WiqlContext,
): Field {
  const field = context.organization.field(name.name);
  if (!field) return refuse(context, 'TF51005: The query references a field that does not exist.', name);
  return field.isQueryable ? field : refuse(context, 'The specified field cannot be used in queries.', name);
}

/** A macro that is not modelled, or not known, is refused as such first. */
function refuseMacro(constant: Constant, kind: string, context: WiqlContext): never {
  if (constant.kind === 'macro') macroValue(constant, context);
  return refuse(context, `The macro cannot be used with ${kind} fields.`, constant);
}
