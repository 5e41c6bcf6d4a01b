import * as z from 'zod/mini';
import { inParallel } from '#app/parallel';
import type { IssueLinks, LinkEnds, LinkId, LinkType } from '#app/ports/links';
import { Refused, type Patience } from '#app/rest-client';
import type { IssueId } from '#core/issue';
import type { LinkTypeId } from '#core/train/ids';
import { jiraCan } from '#jira/can';
import { bulkFetch, type BulkFetch } from '#jira/bulk-fetch';
import { callsAtOnce, JiraClient } from '#jira/client';
import { directionOf, givesAt } from '#jira/link-direction';
import type { JiraRequest } from '#jira/request';
import { count } from '#jira/wire';

const linkTypes = z.object({
  issueLinkTypes: z.array(z.object({ id: z.string(), name: z.string(), inward: z.string(), outward: z.string() })),
});

const end = z.optional(z.object({ id: z.string() }));
const linkedIssue = z.object({
  id: z.string(),
  fields: z.object({
    issuelinks: z.nullish(
      z.array(
        z.object({
          id: z.string(),
          type: z.object({ id: z.string(), inward: z.string(), outward: z.string() }),
          inwardIssue: end,
          outwardIssue: end,
        }),
      ),
    ),
  }),
});

type LinkedIssue = z.infer<typeof linkedIssue>;

/** What links in Jira are made of. */
export interface JiraLinksParts {
  readonly request: JiraRequest;
  readonly patience?: Patience;
}

/** Links over Jira's REST API, as the user of `request`. Jira leaves out links whose other end the viewer may not see, and does not say so. */
export function createJiraLinks({ request, patience }: JiraLinksParts): IssueLinks {
  const client = new JiraClient(request, patience);
  return {
    can: jiraCan.links,
    types: async ({ counted } = { counted: false }) => {
      if (!counted) return readLinkTypes(client);
      return inParallel(await readLinkTypes(client), callsAtOnce, async (type) => {
        const items = await itemsWith(client, type);
        return { ...type, ...(items !== undefined && { items }) };
      });
    },
    of: async (issueIds, signal) => ({
      links: linksIn(await bulkFetch(client, { ...linkedIssues(issueIds), signal })),
      hidden: new Map(),
    }),
  };
}

/** All kinds of links of the site. */
export async function readLinkTypes(client: JiraClient): Promise<readonly LinkType[]> {
  return (await client.send({ path: '/rest/api/3/issueLinkType', answer: linkTypes })).issueLinkTypes.map(readType);
}

/** What is fetched of issues to read their links. */
export function linkedIssues(ids: readonly string[]): Pick<BulkFetch<LinkedIssue>, 'ids' | 'fields' | 'bean'> {
  return { ids, fields: ['issuelinks'], bean: linkedIssue };
}

function readType({ id, outward, inward }: { id: string; outward: string; inward: string }): LinkType {
  const direction = directionOf({ outward, inward });
  const [giver, needer] = direction === 'needs' ? [inward, outward] : [outward, inward];
  return { id: id as LinkTypeId, direction, phrases: { giver, needer } };
}

/** JQL's `issueLinkType` takes the phrases of both ends. A site that does not know one of them any more has no count. */
async function itemsWith(client: JiraClient, { phrases: { giver, needer } }: LinkType): Promise<number | undefined> {
  const phrases = [...new Set([giver, needer])].map((phrase) => JSON.stringify(phrase)).join(', ');
  try {
    const body = { jql: `issueLinkType in (${phrases})` };
    const path = '/rest/api/3/search/approximate-count';
    return (await client.send({ path, body, isRepeatable: true, answer: count })).count;
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

/** The links of issues, each once. */
export function linksIn(issues: readonly LinkedIssue[]): readonly LinkEnds[] {
  const links = new Map<string, LinkEnds>();
  for (const { id: own, fields } of issues) {
    for (const { id, type, inwardIssue, outwardIssue } of fields.issuelinks ?? []) {
      const other = outwardIssue ?? inwardIssue;
      if (!other) continue;
      const [from, to] = givesAt(type, outwardIssue !== undefined) ? [own, other.id] : [other.id, own];
      links.set(id, {
        linkId: id as LinkId,
        typeId: type.id as LinkTypeId,
        from: from as IssueId,
        to: to as IssueId,
      });
    }
  }
  return [...links.values()];
}
