import type { ReplyOf, RequestOf } from '#app/calls';
import type { PiRef } from '#app/plan/calls';
import type { ValueIn } from '#app/records/record-kind';
import type { Stored } from '#app/records/records';
import { wholeList, type WholeList } from '#app/records/whole-list';
import type { listScenariosCall, ScenarioRow } from '#app/scenario/calls';
import { scenarioKind } from '#app/scenario/kind';
import type { Session } from '#app/session';
import { openPi } from '#app/train/open-pi';
import { visibleAmong } from '#app/visible';
import type { IssueId } from '#core/issue';
import { ok } from '#core/result';

/** A what-if as it is stored. */
export type StoredScenario = Stored<ValueIn<typeof scenarioKind>>;

/** Shows the what-ifs of a PI. */
export async function listScenarios(
  session: Session,
  request: RequestOf<typeof listScenariosCall>,
): Promise<ReplyOf<typeof listScenariosCall>> {
  const [opened, { items, unreadable }] = await Promise.all([openPi(session, request), scenariosOf(session, request)]);
  if (opened.kind !== 'ok') return opened;
  return ok({ rows: await scenarioRows(session, items), unreadable: [...unreadable] });
}

/** All what-ifs of a PI, by name. */
export async function scenariosOf(
  { records }: Session,
  { projectId, trainId, piId }: PiRef,
): Promise<WholeList<StoredScenario['value']>> {
  const { items, unreadable } = await wholeList(records, scenarioKind, projectId);
  const own = items.filter(({ value }) => value.piId === piId && value.trainId === trainId);
  const named = own.sort((one, other) => one.value.scenario.name.localeCompare(other.value.scenario.name));
  return { items: named, unreadable };
}

/** What-ifs as the acting person may see them. */
export async function scenarioRows(session: Session, stored: readonly StoredScenario[]): Promise<ScenarioRow[]> {
  const placed = stored.map(({ value }) => Object.keys(value.scenario.items) as IssueId[]);
  const visible = await visibleAmong(session, placed.flat());
  return stored.map(({ id, version, at, value: { by, scenario } }) => ({
    id,
    version,
    at,
    by,
    scenario: {
      ...scenario,
      items: Object.fromEntries(Object.entries(scenario.items).filter(([issueId]) => visible.has(issueId as IssueId))),
    },
  }));
}
