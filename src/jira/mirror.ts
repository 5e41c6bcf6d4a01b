import * as z from 'zod/mini';
import { chunks } from '#app/chunks';
import { once } from '#app/once';
import { byIssue } from '#app/mirror/by-issue';
import { HostUnreachable } from '#app/ports/failures';
import type { Mirror, MirrorValue, ValuesOf } from '#app/ports/mirror';
import type { IssueId } from '#core/issue';
import { Refused } from '#app/rest-client';
import { JiraClient } from '#jira/client';
import { ownFields, type Extension } from '#jira/extension';
import type { JiraRequest } from '#jira/request';
import { fieldList } from '#jira/wire';

const itemsAWrite = 200;
const path = '/rest/api/3/app/field/value?generateChangelog=false';

/** One value of one field for the issues that share it. */
interface Update {
  readonly customField: string;
  readonly issueIds: readonly number[];
  readonly value: MirrorValue['value'];
}

/** The values of one issue. */
type OfIssue = readonly [IssueId, readonly MirrorValue[]];

/**
 * The app's own fields in Jira, written as the app: nobody else writes them, so that no reading comes before.
 * Source: POST /rest/api/3/app/field/value (2026-11-22). Changes stay out of the issue's changelog: Waybill keeps its own.
 */
export class JiraMirror implements Mirror {
  private readonly client: JiraClient;
  /** Ids of the app's fields by module key. */
  private readonly fields = once(() => this.findFields());

  constructor(
    request: JiraRequest,
    private readonly extension: Extension,
  ) {
    this.client = new JiraClient(request);
  }

  async write(issueIds: readonly IssueId[], valuesOf: ValuesOf): Promise<{ readonly refused: readonly IssueId[] }> {
    const refused: IssueId[] = [];
    for (const part of chunks(issueIds, itemsAWrite)) {
      const values = byIssue(await valuesOf(part));
      if (values.size > 0) refused.push(...(await this.writeAll([...values])));
    }
    return { refused };
  }

  /** One refused issue fails the whole call: halves are tried until it stands alone. */
  private async writeAll(issues: readonly OfIssue[]): Promise<readonly IssueId[]> {
    const fields = await this.fields();
    const updates = updatesFor(
      issues.flatMap(([, values]) => values),
      fields,
    );
    if (updates.length === 0) return [];
    try {
      // The same values again change nothing.
      await this.client.send({ path, body: { updates }, isRepeatable: true, answer: z.unknown() });
      return [];
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      // 403 and 404 here speak of the app and its fields, not of an issue: waiting may mend them, a smaller call does not.
      if (error.status !== 400) throw new HostUnreachable(error.message, { cause: error });
      const [only] = issues;
      if (issues.length === 1 && only) return [only[0]];
      const half = Math.ceil(issues.length / 2);
      return [...(await this.writeAll(issues.slice(0, half))), ...(await this.writeAll(issues.slice(half)))];
    }
  }

  private async findFields(): Promise<ReadonlyMap<string, string>> {
    const own = ownFields(this.extension, await this.client.send({ path: '/rest/api/3/field', answer: fieldList }));
    // Jira creates an app's fields a moment after it was installed.
    if (own.size === 0) throw new HostUnreachable('Jira does not have the fields of this app yet.');
    return own;
  }
}

/** Every value of a field that the app has, empty ones too; whatever the field shows now is the app's own. */
function updatesFor(values: readonly MirrorValue[], fields: ReadonlyMap<string, string>): readonly Update[] {
  const updates = new Map<string, { customField: string; issueIds: number[]; value: MirrorValue['value'] }>();
  for (const { issueId, field, value } of values) {
    const customField = fields.get(field);
    if (customField === undefined) continue;
    const same = `${customField} ${JSON.stringify(value)}`;
    const update = updates.get(same) ?? { customField, issueIds: [], value };
    update.issueIds.push(Number(issueId));
    updates.set(same, update);
  }
  return [...updates.values()];
}
