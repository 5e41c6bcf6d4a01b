import * as z from 'zod';
import { demand, demandAdmin, issueOf } from '#host/jira/access';
import type { Bean } from '#host/jira/beans';
import { created, noContent, ok, payload, type Answer, type Call, type Handlers } from '#host/jira/call';
import { changeItem } from '#host/jira/edit/edit';
import { recordChange } from '#host/jira/edit/record';
import type { Issue, Link, LinkType, RemoteLink } from '#host/jira/entities';
import { noSuchIssue, refuse } from '#host/jira/refusal';

const refer = z.object({ id: z.string().optional(), key: z.string().optional(), name: z.string().optional() });
const linkRequest = z.object({ type: refer, inwardIssue: refer, outwardIssue: refer, comment: z.unknown().optional() });
const typeRequest = z.object({ name: z.string().min(1), inward: z.string().min(1), outward: z.string().min(1) });

/** Links between issues, their types, and links to elsewhere. */
export const links: Handlers = {
  linkIssues,
  getIssueLink: (call) => ok(linkBean(call, linkOf(call))),
  deleteIssueLink: (call) => {
    const link = linkOf(call);
    demand(call, 'LINK_ISSUES', call.world.issues.get(link.from)!, 'No Link Issue Permission for issue.', 401);
    call.world.links.delete(link.id);
    tell(call, link, 'deleted');
    return noContent();
  },
  getIssueLinkTypes: (call) =>
    ok({ issueLinkTypes: call.world.linkTypes.list().map((type) => call.beans.linkType(type)) }),
  getIssueLinkType: (call) => ok(call.beans.linkType(typeOf(call, { id: call.path.issueLinkTypeId }))),
  createIssueLinkType: (call) => {
    demandAdmin(call);
    const request = payload(call, typeRequest);
    const type = call.world.linkTypes.put({ ...request, id: call.world.nextId('linktype', 10010) });
    return created(call.beans.linkType(type));
  },
  updateIssueLinkType: (call) => {
    demandAdmin(call);
    const type = typeOf(call, { id: call.path.issueLinkTypeId });
    const { name = type.name, inward = type.inward, outward = type.outward } = payload(call, typeRequest.partial());
    return ok(call.beans.linkType(call.world.linkTypes.put({ id: type.id, name, inward, outward })));
  },
  deleteIssueLinkType: (call) => {
    demandAdmin(call);
    const { id } = typeOf(call, { id: call.path.issueLinkTypeId });
    for (const link of call.world.links.list()) if (link.typeId === id) call.world.links.delete(link.id);
    call.world.linkTypes.delete(id);
    return noContent();
  },
  getRemoteIssueLinks: (call) => {
    const issue = issueOf(call);
    const globalId = call.query.get('globalId');
    const all = call.world.remoteLinksOf.of(issue.id);
    if (globalId === null) return ok(all.map((link) => remoteBean(call, issue, link)));
    const found = all.find((link) => link.globalId === globalId);
    if (!found) throw refuse(404, `The remote link with global ID ${globalId} does not exist.`);
    return ok(remoteBean(call, issue, found));
  },
  createOrUpdateRemoteIssueLink: createRemoteLink,
  getRemoteIssueLinkById: (call) => {
    const issue = issueOf(call);
    return ok(remoteBean(call, issue, remoteLinkOf(call, issue)));
  },
  updateRemoteIssueLink: (call) => {
    const issue = issueOf(call);
    demand(call, 'LINK_ISSUES', issue, 'No Link Issue Permission for issue.');
    const { id } = remoteLinkOf(call, issue);
    call.world.remoteLinks.put({ ...payload(call, remoteRequest), id, issueId: issue.id });
    return noContent();
  },
  deleteRemoteIssueLinkByGlobalId: (call) => {
    const issue = issueOf(call);
    demand(call, 'LINK_ISSUES', issue, 'No Link Issue Permission for issue.');
    const globalId = call.query.get('globalId') ?? '';
    const found = call.world.remoteLinksOf.of(issue.id).find((link) => link.globalId === globalId);
    if (!found) throw refuse(404, `The remote link with global ID ${globalId} does not exist.`);
    call.world.remoteLinks.delete(found.id);
    return noContent();
  },
  deleteRemoteIssueLinkById: (call) => {
    const issue = issueOf(call);
    demand(call, 'LINK_ISSUES', issue, 'No Link Issue Permission for issue.');
    call.world.remoteLinks.delete(remoteLinkOf(call, issue).id);
    return noContent();
  },
};

function linkIssues(call: Call): Answer {
  const request = payload(call, linkRequest);
  const type = typeOf(call, request.type);
  const from = namedIssue(call, request.inwardIssue);
  const to = namedIssue(call, request.outwardIssue);
  demand(call, 'LINK_ISSUES', from, `No Link Issue Permission for issue '${from.key}'`, 401);
  if (from.id === to.id) throw refuse(400, 'You cannot link an issue to itself.');
  const isThere = call.world.linksFrom.of(from.id).some((link) => link.to === to.id && link.typeId === type.id);
  if (isThere) return { status: 201 };
  const link = call.world.links.put({ id: call.world.nextId('link'), typeId: type.id, from: from.id, to: to.id });
  recordChange(call, from, [
    changeItem('Link', 'issuelinks', false, {}, { id: to.key, text: `This work item ${type.outward} ${to.key}` }),
  ]);
  recordChange(call, to, [
    changeItem('Link', 'issuelinks', false, {}, { id: from.key, text: `This work item ${type.inward} ${from.key}` }),
  ]);
  tell(call, link, 'created');
  return { status: 201 };
}

function tell(call: Call, link: Link, verb: 'created' | 'deleted'): void {
  const { id, name, inward, outward } = call.world.linkTypes.get(link.typeId)!;
  call.emit(`avi:jira:${verb}:issuelink`, {
    id: link.id,
    sourceIssueId: link.from,
    destinationIssueId: link.to,
    issueLinkType: {
      id,
      name,
      outwardName: outward,
      inwardName: inward,
      isSubTaskLinkType: false,
      isSystemLinkType: false,
    },
    atlassianId: call.session.accountId,
  });
}

function namedIssue(call: Call, { id, key }: z.infer<typeof refer>): Issue {
  const issue = call.world.issueByIdOrKey(id ?? key ?? '');
  if (issue && call.session.canSee(issue)) return issue;
  throw noSuchIssue();
}

function typeOf(call: Call, { id, name }: { readonly id?: string; readonly name?: string }): LinkType {
  const found =
    call.world.linkTypes.get(id) ??
    call.world.linkTypes.find((type) => type.name.toLowerCase() === name?.toLowerCase());
  if (found) return found;
  throw refuse(404, `No issue link type with ${id === undefined ? 'name' : 'id'} '${id ?? name}' found.`);
}

function linkOf(call: Call): Link {
  const link = call.world.links.get(call.path.linkId);
  const isSeen = link && [link.from, link.to].every((id) => call.session.canSee(call.world.issues.get(id)!));
  if (link && isSeen) return link;
  throw refuse(404, `No issue link with id '${call.path.linkId}' exists.`);
}

function linkBean(call: Call, link: Link): Bean {
  const { beans, world } = call;
  return {
    id: link.id,
    self: beans.self(`issueLink/${link.id}`),
    type: beans.linkType(world.linkTypes.get(link.typeId)!),
    inwardIssue: beans.linkedIssue(world.issues.get(link.from)!),
    outwardIssue: beans.linkedIssue(world.issues.get(link.to)!),
  };
}

const remoteRequest = z.object({
  globalId: z.string().optional(),
  relationship: z.string().optional(),
  application: z.record(z.string(), z.unknown()).optional(),
  object: z.looseObject({ url: z.string(), title: z.string() }),
});

function createRemoteLink(call: Call): Answer {
  const issue = issueOf(call);
  demand(call, 'LINK_ISSUES', issue, 'No Link Issue Permission for issue.');
  const request = payload(call, remoteRequest);
  const known =
    request.globalId === undefined
      ? undefined
      : call.world.remoteLinksOf.of(issue.id).find((link) => link.globalId === request.globalId);
  const { id } = call.world.remoteLinks.put({
    ...request,
    id: known?.id ?? call.world.nextId('remotelink'),
    issueId: issue.id,
  });
  const body = { id: Number(id), self: call.beans.self(`issue/${issue.key}/remotelink/${id}`) };
  return known ? ok(body) : created(body);
}

function remoteLinkOf(call: Call, issue: Issue): RemoteLink {
  const found = call.world.remoteLinksOf.of(issue.id).find(({ id }) => id === call.path.linkId);
  if (found) return found;
  throw refuse(404, `The remote link with id ${call.path.linkId} does not exist.`);
}

function remoteBean(
  { beans }: Call,
  issue: Issue,
  { id, globalId, relationship, application, object }: RemoteLink,
): Bean {
  return {
    id: Number(id),
    self: beans.self(`issue/${issue.key}/remotelink/${id}`),
    ...(globalId ? { globalId } : {}),
    application: application ?? {},
    ...(relationship ? { relationship } : {}),
    object,
  };
}
