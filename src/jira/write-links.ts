import * as z from 'zod/mini';
import { once } from '#app/once';
import { NotSignedIn } from '#app/ports/failures';
import type { LinkEnds, LinkType } from '#app/ports/links';
import type { IssueWriteOutcome, LinkWrite } from '#app/ports/writes';
import { Refused } from '#app/rest-client';
import { leavesOpen, throughRateLimits, toTheEnd, type Carrier, type Tell } from '#app/writes/settle';
import { bulkFetch } from '#jira/bulk-fetch';
import { linkedIssues, linksIn, readLinkTypes } from '#jira/links';
import { permissions } from '#jira/wire';
import type { WritingParts } from '#jira/write-creates';
import { refusalOf, sentencesIn } from '#jira/write-refusals';

/** Links that are written at once: Jira has no call for several. */
const linksAtOnce = 4;

/** Makes and removes links. Each may be sent twice: Jira makes a link that is there no second time, and one that is gone is gone. */
export function linkCarrier({ client, course }: Pick<WritingParts, 'client' | 'course'>): Carrier<LinkWrite> {
  const found = new Map<string, LinkEnds>();
  const linkTypes = once(() => readLinkTypes(client));

  async function look(writes: readonly LinkWrite[]): Promise<readonly IssueWriteOutcome[]> {
    const givers = linkedIssues(writes.map(({ link }) => link.from));
    const [types, issues] = await Promise.all([linkTypes(), bulkFetch(client, { ...givers, isDecisive: true })]);
    const seen = new Set(issues.map(({ id }) => id));
    const there = linksIn(issues);
    found.clear();
    return writes.flatMap(({ key, link, remove }): IssueWriteOutcome[] => {
      const type = types.find(({ id }) => id === link.typeId);
      if (!type || !seen.has(link.from)) return [{ key, ...refusalOf(404, '') }];
      const same = there.find((one) => isLink(one, link, type));
      if (same) found.set(key, same);
      if (remove) return same ? [] : [{ key, kind: 'done' }];
      return same ? [{ key, kind: 'done', linkId: same.linkId }] : [];
    });
  }

  async function send(writes: readonly LinkWrite[], tell: Tell): Promise<ReadonlySet<string>> {
    const types = await linkTypes();
    const open: string[] = [];
    try {
      await toTheEnd(writes, linksAtOnce, (write) => one(write, types, tell, open), course.signal);
    } catch (error) {
      open.forEach((key) => tell({ key, kind: 'doubtful' }));
      throw error;
    }
    return new Set();
  }

  async function one(write: LinkWrite, types: readonly LinkType[], tell: Tell, open: string[]): Promise<void> {
    const { key, remove } = write;
    try {
      await throughRateLimits(() => (remove ? removed(write) : made(write, types)), course);
      tell({ key, kind: 'done' });
    } catch (error) {
      if (error instanceof Refused) {
        const isGone = remove && error.status === 404;
        tell(isGone ? { key, kind: 'done' } : { key, ...refusalOf(error.status, sentencesIn(error.detail)) });
      } else if (error instanceof NotSignedIn && !(await mayLink(write))) tell({ key, ...refusalOf(403, '') });
      else if (leavesOpen(error)) open.push(key);
      else throw error;
    }
  }

  function made({ link: { from, to, typeId } }: LinkWrite, types: readonly LinkType[]): Promise<unknown> {
    const isNeed = types.find(({ id }) => id === typeId)?.direction === 'needs';
    const [source, target] = isNeed ? [to, from] : [from, to];
    // Jira's names are those of the phrases: the inward issue is the one that the outward phrase is said of.
    const body = { type: { id: typeId }, inwardIssue: { id: source }, outwardIssue: { id: target } };
    return client.send({ path: '/rest/api/3/issueLink', body, isRepeatable: true, answer: z.unknown() });
  }

  function removed({ key }: LinkWrite): Promise<unknown> {
    const path = `/rest/api/3/issueLink/${encodeURIComponent(found.get(key)?.linkId ?? '')}`;
    return client.send({ path, method: 'DELETE', isRepeatable: true, answer: z.unknown() });
  }

  /** Jira answers 401 to somebody who may not link, as it does when a session is over. Throws NotSignedIn where it is. */
  async function mayLink({ link }: LinkWrite): Promise<boolean> {
    const path = `/rest/api/3/mypermissions?issueId=${encodeURIComponent(link.from)}&permissions=LINK_ISSUES`;
    const { permissions: held } = await client.send({ path, answer: permissions });
    return held['LINK_ISSUES']?.havePermission === true;
  }

  return { look, send, mayResend: true };
}

/** Where both ends have one phrase, a link says the same either way round. */
function isLink(one: LinkEnds, { from, to, typeId }: LinkWrite['link'], { phrases }: LinkType): boolean {
  if (one.typeId !== typeId) return false;
  if (one.from === from && one.to === to) return true;
  return phrases.giver === phrases.needer && one.from === to && one.to === from;
}
