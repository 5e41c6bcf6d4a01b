import type { WorkItemType } from '../../../azure/seams';

/** The coloured sign of a work item's type. */
export function TypeMark({ name, types }: { readonly name: string; readonly types: readonly WorkItemType[] }) {
  const color = types.find((type) => type.name === name)?.color ?? '888888';
  return (
    <svg className="type-mark" viewBox="0 0 14 14" width="14" height="14" role="img" aria-label={name}>
      <title>{name}</title>
      <rect x="1" y="1" width="12" height="12" rx="2" fill={`#${color.replace(/^#/, '').slice(-6)}`} />
    </svg>
  );
}

/** A state with its colour beside it. */
export function StateMark({
  state,
  typeName,
  types,
}: {
  readonly state: string;
  readonly typeName: string;
  readonly types: readonly WorkItemType[];
}) {
  const color =
    types.find((type) => type.name === typeName)?.states.find(({ name }) => name === state)?.color ?? '888888';
  return (
    <span className="state">
      <span className="state__dot" style={{ background: `#${color.replace(/^#/, '').slice(-6)}` }} aria-hidden="true" />
      {state}
    </span>
  );
}
