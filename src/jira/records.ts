import { HostUnreachable } from '#app/ports';
import type { Page, Records, RecordsPart } from '#app/records/records';
import type { IssueId } from '#core/issue';
import { outboxKey, scoreKey } from '#jira/documents';
import { addHistory, readAllHistory, readHistory, removeHistory } from '#jira/history-store';
import { emptyOutbox, fillOutbox, readOutbox } from '#jira/outbox';
import { readAllScores, readProjectScores, readScore, readScores, writeScore } from '#jira/score-store';
import { readAllSettings, readSettings, writeSettings } from '#jira/settings-store';
import { deleteKeys } from '#jira/storage';

/** Waybill's documents in Forge's custom entity store; the entities are declared in manifest.yml. */
export const records: Records = {
  hides: 'everybody',
  score: readScore,
  scores: readScores,
  scoresOf: readProjectScores,
  write: writeScore,
  history: readHistory,
  addHistory,
  remove,
  settings: readSettings,
  saveSettings: writeSettings,
  part: readPart,
  waiting: readOutbox,
  due: fillOutbox,
  delivered: emptyOutbox,
};

/** The record goes last: a deletion that is cut off can be found and repeated. */
async function remove(id: IssueId): Promise<void> {
  await removeHistory(id);
  await deleteKeys([
    { key: outboxKey(id), entityName: 'outbox' },
    { key: scoreKey(id), entityName: 'score' },
  ]);
}

const sections = ['settings', 'scores', 'history'] as const;
type Section = (typeof sections)[number];

/** A cursor is the section, a colon and the store's own cursor in it, which may be empty. */
async function readPart(after = 'settings:'): Promise<RecordsPart> {
  const at = after.indexOf(':');
  const section = sections.find((name) => name === after.slice(0, at));
  if (section === undefined) throw new HostUnreachable('This export has no such part.');
  const cursor = after.slice(at + 1) || undefined;
  const empty: RecordsPart = { settings: [], scores: [], history: [] };
  const page = await readSection(section, cursor);
  const next = page.next === undefined ? following(section) : `${section}:${page.next}`;
  return { ...empty, [section]: page.items, ...(next !== undefined && { next }) };
}

function readSection(section: Section, cursor: string | undefined): Promise<Page<unknown>> {
  switch (section) {
    case 'settings':
      return readAllSettings(cursor);
    case 'scores':
      return readAllScores(cursor);
    case 'history':
      return readAllHistory(cursor);
  }
}

function following(section: Section): string | undefined {
  const next = sections[sections.indexOf(section) + 1];
  return next && `${next}:`;
}
