import { once } from '#app/once';
import { oldestFirst } from '#app/oldest-first';
import { inParallel } from '#app/parallel';
import type {
  ChangedField,
  ChangedValue,
  Changelog,
  CommonField,
  FieldChange,
  FieldChanges,
} from '#app/ports/changelog';
import type { Patience } from '#app/rest-client';
import { chunks } from '#app/chunks';
import type { IssueId } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import { callsAtOnce, JiraClient } from '#jira/client';
import { changelogPage, type ChangeHistory, type ChangelogPage } from '#jira/history-wire';
import { momentOf } from '#app/fields/reading';
import { readPerson } from '#jira/issue-reader';
import type { JiraRequest } from '#jira/request';
import { fieldList } from '#jira/wire';

/** Most issues and fields in one call, and changes in one page. Source: POST /rest/api/3/changelog/bulkfetch (2026-11-27). */
const issuesACall = 1_000;
const fieldsACall = 10;
const changesAPage = 10_000;

const systemIds: Readonly<Record<Exclude<CommonField, 'iteration'>, string>> = {
  status: 'status',
  assignee: 'assignee',
  summary: 'summary',
  priority: 'priority',
};
/** How the type of the sprints' field ends. */
const sprintType = /:gh-sprint$/;

/** What a changelog of Jira is made of. */
export interface JiraChangelogParts {
  readonly request: JiraRequest;
  readonly patience?: Patience;
  /** Changes in one page. */
  readonly pageSize?: number;
}

/** What happened to issues of Jira: one call for a thousand issues and ten fields, and one for each further page. */
export function createJiraChangelog({ request, patience, pageSize = changesAPage }: JiraChangelogParts): Changelog {
  return new JiraChangelog(new JiraClient(request, patience), pageSize);
}

/** A field as it was asked for, with Jira's ids of it. */
type Names = ReadonlyMap<string, ChangedField>;

class JiraChangelog implements Changelog {
  /** The field of sprints has another number on each site. */
  private readonly sprintIds = once(async () => {
    const fields = await this.client.send({ path: '/rest/api/3/field', answer: fieldList });
    return fields.filter(({ schema }) => sprintType.test(schema?.custom ?? '')).map(({ id }) => id);
  });

  constructor(
    private readonly client: JiraClient,
    private readonly pageSize: number,
  ) {}

  async changes(
    issueIds: readonly IssueId[],
    fields: readonly ChangedField[],
    signal?: AbortSignal,
  ): Promise<FieldChanges> {
    if (issueIds.length === 0 || fields.length === 0) return { changes: [] };
    const names = await this.namesOf(fields);
    // Each part of the issues is asked for each part of the fields.
    const parts = chunks([...new Set(issueIds)], issuesACall).flatMap((issues) =>
      chunks([...names.keys()], fieldsACall).map((fieldIds) => ({ issues, fieldIds })),
    );
    const found = await inParallel(parts, callsAtOnce, async ({ issues, fieldIds }) =>
      this.part(issues, new Map(fieldIds.map((id) => [id, names.get(id)!])), signal),
    );
    return { changes: found.flat().sort(oldestFirst) };
  }

  private async part(
    issueIdsOrKeys: readonly IssueId[],
    names: Names,
    signal: AbortSignal | undefined,
  ): Promise<readonly FieldChange[]> {
    const changes: FieldChange[] = [];
    let token: string | undefined;
    do {
      const body = {
        issueIdsOrKeys,
        fieldIds: [...names.keys()],
        maxResults: this.pageSize,
        ...(token !== undefined && { nextPageToken: token }),
      };
      const { issueChangeLogs = [], nextPageToken }: ChangelogPage = await this.client.send({
        path: '/rest/api/3/changelog/bulkfetch',
        body,
        isRepeatable: true,
        answer: changelogPage,
        signal,
      });
      for (const { issueId, changeHistories } of issueChangeLogs)
        for (const history of changeHistories) changes.push(...readHistory(issueId as IssueId, history, names));
      token = nextPageToken ?? undefined;
    } while (token !== undefined);
    return changes;
  }

  private async namesOf(fields: readonly ChangedField[]): Promise<Names> {
    const names = new Map<string, ChangedField>();
    for (const field of fields) {
      const ids =
        field === 'iteration' ? await this.sprintIds() : [systemIds[field as keyof typeof systemIds] ?? field];
      for (const id of ids) names.set(id, field);
    }
    return names;
  }
}

/** A history of one edit may hold other fields, too. Old ones have no ids of system fields, which are their names. */
function readHistory(issueId: IssueId, { author, created, items }: ChangeHistory, names: Names): FieldChange[] {
  return items.flatMap((item) => {
    const field = names.get(item.fieldId ?? item.field.toLowerCase());
    if (field === undefined) return [];
    const from = valueOf(item.from, item.fromString);
    const to = valueOf(item.to, typeof item.toString === 'string' ? item.toString : undefined);
    return [
      {
        issueId,
        at: momentIn(created),
        ...(author && { by: readPerson(author) }),
        field,
        ...(from && { from }),
        ...(to && { to }),
      },
    ];
  });
}

function valueOf(id: string | null | undefined, text: string | null | undefined): ChangedValue | undefined {
  if (!id && !text) return undefined;
  return { text: text || (id ?? ''), ...(id && { id }) };
}

/** Milliseconds or seconds since 1970: seconds stay below this bound until the year 5138, milliseconds were since 1973. */
const mostSeconds = 100_000_000_000;

function momentIn(created: number | string): IsoDateTime {
  const number = Number(created);
  if (typeof created === 'string' && Number.isNaN(number)) return momentOf(created);
  return new Date(number < mostSeconds ? number * 1_000 : number).toISOString() as IsoDateTime;
}
