import * as z from 'zod/mini';
import type { CreateWrite, IssueWriteOutcome } from '#app/ports/writes';
import type { Carrier, Tell } from '#app/writes/settle';
import type { IssueId, ProjectId } from '#core/issue';
import type { BatchRequest, Operation } from '#azure/batch';
import { isIterationId, type IterationNodes } from '#azure/iteration-nodes';
import { itemsWithRelations } from '#azure/links';
import { WiqlSearch } from '#azure/search';
import { endPutOff, sendBatch } from '#azure/write-batch';
import type { WritingParts } from '#azure/write-fields';
import { addParent, addRelation, setField, setIteration } from '#azure/write-operations';

/** How long after it was begun a creation may be resumed, in days. */
const resumedWithin = 30;

/**
 * Every item made here carries a hyperlink with the key of its write, added by the request that makes it: there is no item
 * without it. Hyperlinks are documented, are counted by a field that WIQL can ask for, and come with the item's relations, so that
 * an item is found right after it was made. A tag would stand on every card and add a name a write to the project's list of
 * tags; the words of System.History are found only once an index has them; a title may be edited; artifact links take addresses
 * of the platform's own things alone. The address leads to the project's work items.
 */
const markName = 'waybill-write';
const hyperlink = 'Hyperlink';

const relations = z.array(z.object({ rel: z.string(), url: z.string() }));

/** Makes items in one call, parents among them, and finds those that were made already. */
export function creationCarrier({ client, linkTypes, iterations, course }: WritingParts): Carrier<CreateWrite> {
  const search = new WiqlSearch(client);
  const made = new Map<string, IssueId>();
  /** Items whose marks were read: marks do not change. */
  const read = new Set<number>();

  async function look(writes: readonly CreateWrite[]): Promise<readonly IssueWriteOutcome[]> {
    for (const projectId of new Set(writes.map(({ create }) => create.projectId))) await readMarks(projectId);
    const named = writes.filter(({ create }) => isIterationId(create.iteration));
    await iterations.load(new Set(named.map(({ create }) => create.projectId)));
    const keys = new Set(writes.map(({ key }) => key));
    return writes.flatMap(({ key, create: { parent, iteration } }): IssueWriteOutcome[] => {
      const issueId = made.get(key);
      if (issueId !== undefined) return [{ key, kind: 'done', issueId }];
      if (iteration !== undefined && iterations.path(iteration) === undefined)
        return [{ key, kind: 'refused', code: 'not-found', message: '' }];
      const isOrphan = typeof parent === 'object' && !made.has(parent.key) && !keys.has(parent.key);
      return isOrphan ? [{ key, kind: 'refused', code: 'no-parent', message: '' }] : [];
    });
  }

  async function readMarks(projectId: ProjectId): Promise<void> {
    const where = `[System.TeamProject] = @project AND [System.HyperLinkCount] > 0 AND [System.CreatedDate] >= @today - ${resumedWithin}`;
    const query = `SELECT [System.Id] FROM WorkItems WHERE ${where} ORDER BY [System.Id] DESC`;
    const unread = (await search.items(projectId, query)).filter((id) => !read.has(id));
    for (const [id, item] of await itemsWithRelations(client, unread.map(String))) {
      read.add(item.id);
      for (const { rel, url } of z.safeParse(relations, item.relations).data ?? []) {
        const key = rel === hyperlink ? keyIn(url) : undefined;
        if (key !== undefined) made.set(key, id as IssueId);
      }
    }
  }

  async function send(writes: readonly CreateWrite[], tell: Tell): Promise<ReadonlySet<string>> {
    const { base } = await linkTypes();
    const placeholders = new Map(writes.map(({ key }, place) => [key, -1 - place]));
    const requests = writes.map((write) => creation(write, { base, made, placeholders, iterations }));
    const answers = await sendBatch(client, requests, course);
    const missing = new Set<string>();
    writes.forEach(({ key, create: { parent } }, place) => {
      const answer = answers[place];
      if (answer?.kind === 'done') {
        made.set(key, String(answer.id) as IssueId);
        tell({ key, kind: 'done', issueId: String(answer.id) as IssueId });
      } else if (answer?.kind === 'refused') {
        missing.add(key);
        const isOrphan = typeof parent === 'object' && missing.has(parent.key);
        const { code, message } = answer;
        tell({ key, kind: 'refused', ...(isOrphan ? { code: 'no-parent', message: '' } : { code, message }) });
      }
    });
    endPutOff(
      writes.map(({ key }) => key),
      answers,
      tell,
    );
    return new Set();
  }

  return { look, send, mayResend: false };
}

/** What a new item is named and placed by. */
interface Surroundings {
  readonly base: string;
  readonly made: ReadonlyMap<string, IssueId>;
  /** Negative numbers by the keys of the writes of the same batch. */
  readonly placeholders: ReadonlyMap<string, number>;
  readonly iterations: IterationNodes;
}

function creation({ key, create }: CreateWrite, around: Surroundings): BatchRequest {
  const { base, made, placeholders, iterations } = around;
  const { projectId, type, summary, description, parent, iteration, fields = {} } = create;
  const above = typeof parent === 'object' ? (made.get(parent.key) ?? placeholders.get(parent.key)) : parent;
  const mark = `${base}/${encodeURIComponent(projectId)}/_workitems?${markName}=${encodeURIComponent(key)}`;
  const operations: readonly Operation[] = [
    { op: 'add', path: '/id', value: placeholders.get(key) },
    setField('System.Title', summary),
    ...(description === undefined ? [] : [setField('System.Description', htmlOf(description))]),
    ...(iteration === undefined ? [] : [setIteration(iterations.path(iteration) ?? iteration)]),
    ...Object.entries(fields).flatMap(([name, value]) =>
      value === null || value === '' ? [] : [setField(name, value)],
    ),
    addRelation(hyperlink, mark, { comment: 'Waybill' }),
    ...(above === undefined ? [] : [addParent(base, above)]),
  ];
  return { uri: `/${encodeURIComponent(projectId)}/_apis/wit/workitems/$${encodeURIComponent(type)}`, operations };
}

function keyIn(url: string): string | undefined {
  const found = new RegExp(`[?&]${markName}=([^&#]+)`).exec(url)?.[1];
  return found === undefined ? undefined : decodeURIComponent(found);
}

function htmlOf(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>')}</p>`)
    .join('');
}
