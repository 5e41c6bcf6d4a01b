import * as z from 'zod/mini';
import { chunks } from '#app/transfer/export-file';
import { HostUnreachable, type Mirror, type MirrorValue } from '#app/ports';
import type { IssueId } from '#core/issue';
import { models } from '#core/value/models';
import { Refused } from '#app/rest-client';
import { JiraClient } from '#jira/client';
import { costOfDelayField, ownFields, type Extension } from '#jira/extension';
import type { JiraRequest } from '#jira/request';
import { fieldList } from '#jira/wire';

const itemsAWrite = 200;
const path = '/rest/api/3/app/field/value?generateChangelog=false';

/** One value of one field for the issues that share it. */
interface Update {
  readonly customField: string;
  readonly issueIds: readonly number[];
  readonly value: number | null;
}

/**
 * The app's own number fields in Jira, written as the app.
 * Source: POST /rest/api/3/app/field/value (2026-11-22). Changes stay out of the issue's changelog: Waybill keeps its own.
 */
export class JiraMirror implements Mirror {
  private readonly client: JiraClient;
  private known: Promise<ReadonlyMap<string, string>> | undefined;

  constructor(
    request: JiraRequest,
    private readonly extension: Extension,
  ) {
    this.client = new JiraClient(request);
  }

  async write(values: readonly MirrorValue[]): Promise<{ readonly refused: readonly IssueId[] }> {
    const refused: IssueId[] = [];
    for (const part of chunks(values, itemsAWrite)) refused.push(...(await this.writeAll(part)));
    return { refused };
  }

  /** One refused issue fails the whole call: halves are tried until it stands alone. */
  private async writeAll(values: readonly MirrorValue[]): Promise<readonly IssueId[]> {
    const fields = await this.fields();
    try {
      await this.client.send({ path, body: { updates: updatesFor(values, fields) }, answer: z.unknown() });
      return [];
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      // 403 and 404 here speak of the app and its fields, not of an issue: waiting may mend them, a smaller call does not.
      if (error.status !== 400) throw new HostUnreachable(error.message, { cause: error });
      const [only] = values;
      if (values.length === 1 && only) return [only.issueId];
      const half = Math.ceil(values.length / 2);
      return [...(await this.writeAll(values.slice(0, half))), ...(await this.writeAll(values.slice(half)))];
    }
  }

  /** Ids of the app's fields by module key; asked once per process and again after a failure. */
  private fields(): Promise<ReadonlyMap<string, string>> {
    this.known ??= this.findFields();
    this.known.catch(() => (this.known = undefined));
    return this.known;
  }

  private async findFields(): Promise<ReadonlyMap<string, string>> {
    const own = ownFields(this.extension, await this.client.send({ path: '/rest/api/3/field', answer: fieldList }));
    // Jira creates an app's fields a moment after it was installed.
    if (own.size === 0) throw new HostUnreachable('Jira does not have the fields of this app yet.');
    return own;
  }
}

/** Every field of every issue, empty ones too: a score under another model must not stay behind. */
function updatesFor(values: readonly MirrorValue[], fields: ReadonlyMap<string, string>): readonly Update[] {
  const updates = new Map<string, { customField: string; issueIds: number[]; value: number | null }>();
  for (const { issueId, modelId, isRetired, score, costOfDelay } of values) {
    const holds = [
      ...models.map(({ id }) => [id, id === modelId && !isRetired ? score : undefined] as const),
      [costOfDelayField, isRetired ? undefined : costOfDelay] as const,
    ];
    for (const [key, value = null] of holds) {
      const customField = fields.get(key);
      if (customField === undefined) continue;
      const same = `${customField} ${value}`;
      const update = updates.get(same) ?? { customField, issueIds: [], value };
      update.issueIds.push(Number(issueId));
      updates.set(same, update);
    }
  }
  return [...updates.values()];
}
