import { issueOf } from '#host/jira/access';
import { noContent, ok, type Answer, type Call, type Handlers, type UploadedFile } from '#host/jira/call';
import { recordChange } from '#host/jira/edit/record';
import type { Attachment, Issue } from '#host/jira/entities';
import { attachmentBean } from '#host/jira/field/discussion';
import { Refusal, refuse } from '#host/jira/refusal';

/** Bytes that one file may have: a site sets its own limit, and this is the local one's. */
const uploadLimit = 10 * 1024 * 1024;

/** Files on issues. */
export const attachments: Handlers = {
  getAttachmentMeta: () => ok({ enabled: true, uploadLimit }),
  addAttachment,
  getAttachment: (call) => {
    const { attachment } = attachmentOf(call);
    return ok({ ...attachmentBean(attachment, call.beans), id: Number(attachment.id), properties: {} });
  },
  // Jira redirects to its media store unless asked not to; a client that follows gets the same bytes.
  getAttachmentContent: (call) => {
    const { attachment } = attachmentOf(call);
    const content = call.world.contents.read(attachment.id);
    if (!content) throw refuse(404, 'The attachment content could not be found.');
    return {
      status: 200,
      text: { type: attachment.mimeType, content: new Uint8Array(content), headers: safeHeaders(attachment) },
    };
  },
  removeAttachment,
};

/** Whatever somebody uploaded must not run as a page of the site. */
function safeHeaders({ filename }: Attachment): Record<string, string> {
  return {
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(filename)}`,
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
  };
}

function addAttachment(call: Call): Answer {
  if (!/^no-?check$/i.test(call.headers.get('x-atlassian-token') ?? '')) throw new Refusal(403, 'XSRF check failed');
  const issue = issueOf(call);
  if (!call.session.hasOn('CREATE_ATTACHMENTS', issue))
    throw refuse(403, 'You do not have permission to create attachments for this issue.');
  if (call.files.length === 0) throw refuse(400, 'No file was attached.');
  const large = call.files.find(({ bytes }) => bytes.byteLength > uploadLimit);
  if (large)
    throw refuse(413, `The file '${large.filename}' exceeds its maximum permitted size of ${uploadLimit} bytes.`);
  const added = call.files.map((file) => put(call, issue, file));
  recordChange(
    call,
    issue,
    added.map(({ id, filename }) => ({ field: 'Attachment', fieldId: 'attachment', to: id, toString: filename })),
  );
  for (const attachment of added) call.emit('avi:jira:created:attachment', eventOf(attachment));
  return ok(added.map((attachment) => attachmentBean(attachment, call.beans)));
}

function put({ world, session, now }: Call, issue: Issue, { filename, mimeType, bytes }: UploadedFile): Attachment {
  const id = world.nextId('attachment');
  world.contents.put(id, bytes);
  return world.attachments.put({
    id,
    issueId: issue.id,
    author: session.accountId,
    filename,
    mimeType,
    size: bytes.byteLength,
    created: now,
  });
}

function removeAttachment(call: Call): Answer {
  const { attachment, issue } = attachmentOf(call);
  const needed = attachment.author === call.session.accountId ? 'DELETE_OWN_ATTACHMENTS' : 'DELETE_ALL_ATTACHMENTS';
  if (!call.session.hasOn(needed, issue)) throw refuse(403, 'You do not have permission to delete this attachment.');
  call.world.attachments.delete(attachment.id);
  call.world.contents.delete(attachment.id);
  recordChange(call, issue, [
    {
      field: 'Attachment',
      fieldId: 'attachment',
      from: attachment.id,
      fromString: attachment.filename,
      toString: undefined,
    },
  ]);
  call.emit('avi:jira:deleted:attachment', eventOf(attachment));
  return noContent();
}

function attachmentOf({ world, session, path }: Call): { attachment: Attachment; issue: Issue } {
  const attachment = world.attachments.get(path.id);
  const issue = world.issues.get(attachment?.issueId);
  if (attachment && issue && session.canSee(issue)) return { attachment, issue };
  throw refuse(404, `The attachment with id '${path.id}' does not exist`);
}

/** Members as Forge's documentation of events names them; no answer of a real site was at hand to hold them against. */
function eventOf({ id, issueId, filename: fileName, created, size, mimeType, author }: Attachment) {
  return {
    attachment: {
      id,
      issueId,
      fileName,
      createDate: new Date(created).toISOString(),
      size,
      mimeType,
      author: { accountId: author },
    },
  };
}
