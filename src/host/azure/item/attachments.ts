import { AzureRefusal, type AzureAnswer, type AzureCall, type AzureRoute } from '#host/azure/seams';
import { guidOf, isGuid } from '#host/azure/world/guid';
import { worldOf } from '#host/azure/world/organization';

const template = '{project}/_apis/wit/attachments';

/**
 * Files: uploaded first, then linked to a work item with the relation `AttachedFile`. Uploads in chunks are not modelled.
 * Source: https://learn.microsoft.com/rest/api/azure/devops/wit/attachments, checked 2026-11-22.
 */
export const attachmentRoutes: readonly AzureRoute[] = [
  { method: 'POST', template, scopes: ['vso.work_write'], takesFile: true, answer: upload },
  { method: 'GET', template: `${template}/{id}`, scopes: ['vso.work'], answer: download },
];

/** Of one attachment, https://learn.microsoft.com/azure/devops/organizations/settings/work/object-limits (2026-11-22). */
const mostBytes = 60 * 1024 * 1024;

/** Pictures are shown where they are linked; everything else is only ever stored by the browser. */
const pictures: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  bmp: 'image/bmp',
};

function upload(call: AzureCall): AzureAnswer {
  if (call.query.get('uploadType')?.toLowerCase() === 'chunked')
    throw new AzureRefusal(501, 'NotImplementedException', 'The local organization does not model uploads in chunks.');
  const bytes = call.body as Uint8Array;
  if (bytes.length > mostBytes)
    throw new AzureRefusal(
      400,
      'AttachmentExceededMaxSizeException',
      'TF237082: The file you are trying to upload exceeds the supported file upload size.',
    );
  const world = worldOf(call);
  const fileName = call.query.get('fileName') || 'attachment';
  const id = guidOf(`attachment/${call.base}/${world.next('attachment')}`);
  world.attachments.put({ id, fileName, size: bytes.length, createdAt: call.organization.now().toISOString() });
  world.contents.put(id, bytes);
  return { status: 201, body: { id, url: `${attachmentUrl(call, id)}?fileName=${encodeURIComponent(fileName)}` } };
}

/** The address of an attachment, as relations hold it. */
export function attachmentUrl({ base, project }: Pick<AzureCall, 'base' | 'project'>, id: string): string {
  return `${base}/${project ? `${project.id}/` : ''}_apis/wit/attachments/${id}`;
}

/** The attachment's id in an address, `…/_apis/wit/attachments/GUID?fileName=…`; undefined for any other address. */
export function attachmentIdIn(url: string): string | undefined {
  const id = /\/_apis\/wit\/attachments\/([^/?]+)(?:\?.*)?$/i.exec(url)?.[1];
  return id !== undefined && isGuid(id) ? id.toLowerCase() : undefined;
}

function download(call: AzureCall): AzureAnswer {
  const id = (call.parts['id'] ?? '').toLowerCase();
  const world = worldOf(call);
  const attachment = world.attachments.get(id);
  const bytes = attachment && world.contents.read(id);
  if (!attachment || !bytes)
    throw new AzureRefusal(
      404,
      'AttachmentNotFoundException',
      `TF237092: The attachment ${call.parts['id']} does not exist.`,
    );
  const fileName = call.query.get('fileName') || attachment.fileName;
  const isShown = call.query.get('download')?.toLowerCase() !== 'true';
  const type = isShown ? pictures[fileName.split('.').at(-1)?.toLowerCase() ?? ''] : undefined;
  return {
    body: new Uint8Array(bytes),
    headers: {
      'content-type': type ?? 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'x-content-type-options': 'nosniff',
    },
  };
}
