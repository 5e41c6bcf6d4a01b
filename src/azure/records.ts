import { HostUnreachable } from '#app/ports';
import type { Page, Records, RecordsPart, StoredScore } from '#app/records/records';
import type { AccountId, ProjectId } from '#core/issue';
import type { Patience } from '#app/rest-client';
import { BallotBox } from '#azure/ballot-box';
import { AzureClient } from '#azure/client';
import { Documents } from '#azure/documents';
import { HistoryStore } from '#azure/history-store';
import { Homes } from '#azure/homes';
import type { AzureRequest } from '#azure/request';
import { ScoreStore } from '#azure/score-store';
import { SettingsStore } from '#azure/settings-store';

/** What records are made of. */
export interface AzureRecordsParts {
  readonly request: AzureRequest;
  readonly viewer: AccountId;
  readonly extension: { readonly publisherId: string; readonly extensionId: string };
  readonly project?: { readonly id: ProjectId };
  readonly patience?: Patience;
}

/** Records that know when their work in the background is done. */
export interface AzureRecords extends Records {
  settled(): Promise<void>;
}

const sections = ['settings', 'scores', 'history'] as const;
type Section = (typeof sections)[number];

/** Rows of one page of a list: the documents come in one call, their pages from memory. */
const rowsAPage = 500;

/**
 * Waybill's documents in Extension Data, as the viewer: there is no trusted side.
 * Lists, the outbox and the export are those of the page's project.
 */
export function createAzureRecords({ request, viewer, extension, project, patience }: AzureRecordsParts): AzureRecords {
  const client = new AzureClient(request, patience);
  const documents = new Documents(client, extension, 'organization');
  const history = new HistoryStore(documents);
  const settings = new SettingsStore(documents);
  const near = project?.id;
  const scores = new ScoreStore({
    documents,
    box: new BallotBox(new Documents(client, extension, 'viewer')),
    history,
    homes: new Homes(documents),
    viewer,
    near,
  });

  async function section(name: Section): Promise<readonly unknown[]> {
    if (near === undefined) return [];
    switch (name) {
      case 'settings': {
        const stored = await settings.read(near);
        return stored ? [{ projectId: near, settings: stored }] : [];
      }
      case 'scores':
        return (await scores.ofProject(near)).map(({ waiting: _waiting, ...record }) => record);
      case 'history':
        return history.all(near);
    }
  }

  return {
    hides: 'viewer',
    score(id) {
      if (near !== undefined) settings.refresh(near);
      return scores.score(id);
    },
    scores: (ids) => scores.scores(ids),
    scoresOf: async (projectId, after) => pageOf(await scores.ofProject(projectId), after),
    write: (write) => scores.write(write),
    history: (id, atMost) => scores.history(id, atMost),
    addHistory: (entries) => scores.addHistory(entries),
    remove: (id) => scores.remove(id),
    settings: (projectId) => settings.read(projectId),
    saveSettings: (projectId, wanted, expected) => settings.write(projectId, wanted, expected),
    async part(after = 'settings'): Promise<RecordsPart> {
      const name = sections.find((candidate) => candidate === after);
      if (name === undefined) throw new HostUnreachable('This export has no such part.');
      const next = sections[sections.indexOf(name) + 1];
      return { settings: [], scores: [], history: [], [name]: await section(name), ...(next && { next }) };
    },
    waiting: async (atMost) => (near === undefined ? [] : scores.waiting(near, atMost)),
    // `isBehind` finds them.
    due: () => Promise.resolve(),
    delivered: (items) => scores.delivered(items),
    settled: () => scores.settled(),
  };
}

function pageOf(records: readonly StoredScore[], after: string | undefined): Page<StoredScore> {
  const start = Number(after ?? 0);
  const end = start + rowsAPage;
  return { items: records.slice(start, end), ...(end < records.length && { next: String(end) }) };
}
