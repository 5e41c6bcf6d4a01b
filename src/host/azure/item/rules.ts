import { put, type Draft } from '#host/azure/item/draft';
import { notSupported, ruleBroken } from '#host/azure/item/refusals';
import type { FieldValue } from '#host/azure/seams';

type Category = Draft['type']['states'][number]['category'];

/** Gives a new item its defaults, or one whose type or project changed the paths and the state that it needs there. */
export function applyDefaults(draft: Draft): void {
  const { fields, project, type, world } = draft;
  const isMoved = draft.before !== undefined && draft.before.projectId !== project.id;
  for (const [name, kind] of [
    ['System.AreaId', 'area'],
    ['System.IterationId', 'iteration'],
  ] as const) {
    if (fields[name] === undefined || (isMoved && !draft.touched.has(name)))
      fields[name] = world.nodeAt(project.id, kind, project.name)!.id;
  }
  const isNew = draft.before === undefined || draft.before.fields['System.WorkItemType'] !== type.name;
  if (isNew)
    for (const rule of type.fields)
      if (rule.default !== undefined && fields[rule.referenceName] === undefined)
        fields[rule.referenceName] = rule.default;
  const isKnown = type.states.some(({ name }) => name === fields['System.State']);
  if (!draft.touched.has('System.State') && !isKnown && type.states[0]) fields['System.State'] = type.states[0].name;
}

/**
 * What the process demands: a state of its own, required fields, values that are allowed.
 * Any state may follow any other, as in inherited processes,
 * https://learn.microsoft.com/azure/devops/organizations/settings/work/customize-process-workflow (2026-11-22).
 */
export function holdToRules(draft: Draft): void {
  const { fields, type, world, before } = draft;
  const state = type.states.find(
    ({ name }) => name.toLowerCase() === String(fields['System.State'] ?? '').toLowerCase(),
  );
  if (state) fields['System.State'] = state.name;
  if (draft.bypassesRules) return;
  if (!state) throw notSupported('State', fields['System.State'] ?? '');
  for (const rule of [
    ...type.fields,
    { referenceName: 'System.Title', isRequired: true, isReadOnly: false, allowed: undefined },
  ]) {
    const value = fields[rule.referenceName];
    const name = world.fields.get(rule.referenceName.toLowerCase())?.name ?? rule.referenceName;
    if (rule.isRequired && (value === undefined || String(value).trim() === ''))
      throw ruleBroken(
        name,
        `Required${rule.allowed ? ', HasValues, LimitedToValues, AllowsOldValue' : ''}, InvalidEmpty`,
      );
    if (value === undefined || !rule.allowed) continue;
    const isOld = before?.fields[rule.referenceName] === value;
    const same = rule.allowed.find((allowed) => String(allowed).toLowerCase() === String(value).toLowerCase());
    if (same === undefined && !isOld) throw notSupported(name, value);
    if (same !== undefined) fields[rule.referenceName] = same;
  }
}

/** Fields that follow from the state: when it changed, who closed the item, why. */
export function followState(draft: Draft): void {
  const { fields, type, before, touched } = draft;
  const old = before?.fields['System.State'];
  const next = fields['System.State'];
  if (old === next) return;
  if (!touched.has('System.Reason')) fields['System.Reason'] = before ? `Moved to state ${String(next)}` : 'New';
  const category = (name: FieldValue | undefined) => type.states.find((state) => state.name === name)?.category;
  const at = draft.changedAt ?? draft.at;
  const by = draft.changedBy ?? draft.personId;
  set(draft, 'Microsoft.VSTS.Common.StateChangeDate', at);
  stamp(draft, category(next), 'InProgress', 'Activated', at, by);
  stamp(draft, category(next), 'Resolved', 'Resolved', at, by);
  stamp(draft, category(next), 'Completed', 'Closed', at, by);
}

/** Writes who and when on entering a category; going back to an earlier one empties what was written. */
function stamp(
  draft: Draft,
  category: Category | undefined,
  entered: Category,
  word: string,
  at: string,
  by: string,
): void {
  const order: readonly (Category | undefined)[] = ['Proposed', 'InProgress', 'Resolved', 'Completed'];
  if (category === entered) {
    set(draft, `Microsoft.VSTS.Common.${word}Date`, at);
    set(draft, `Microsoft.VSTS.Common.${word}By`, by);
  } else if (order.indexOf(category) < order.indexOf(entered)) {
    set(draft, `Microsoft.VSTS.Common.${word}Date`, null);
    set(draft, `Microsoft.VSTS.Common.${word}By`, null);
  }
}

function set(draft: Draft, referenceName: string, value: FieldValue | null): void {
  if (!draft.touched.has(referenceName)) put(draft, referenceName, value);
}
