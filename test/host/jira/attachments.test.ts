import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { issue } from '../../support/backlog';
import { ada, backlogOf, mia, now, pia, rob, siteOf, siteWith, type Site } from './site';
import { checkAnswer } from './contract';
import { createJira } from '#host/jira/jira';
import { openStore } from '#host/server/store';

const bytes = new Uint8Array([0, 255, 137, 80, 10]);

/** Uploads a file as a page or script would. */
async function upload(
  site: Site,
  accountId: string,
  key: string,
  {
    headers = { 'x-atlassian-token': 'no-check' },
    content = bytes,
  }: { headers?: Record<string, string>; content?: Uint8Array<ArrayBuffer> } = {},
) {
  const form = new FormData();
  form.append('file', new Blob([content], { type: 'image/png' }), 'a plan é.png');
  const path = `/rest/api/3/issue/${key}/attachments`;
  const response = await site.jira.handle(
    new Request(`http://localhost:4600${path}`, { method: 'POST', body: form, headers }),
    { kind: 'user', accountId },
  );
  const body = response.headers.get('content-type')?.includes('json') ? await response.json() : undefined;
  if (response.status === 200) checkAnswer('POST', path, response.status, body);
  return { status: response.status, body };
}

function download(site: Site, accountId: string, id: string): Promise<Response> {
  return site.jira.handle(new Request(`http://localhost:4600/rest/api/3/attachment/content/${id}`), {
    kind: 'user',
    accountId,
  });
}

describe('A file that a member attached to an issue', () => {
  const site = siteWith([issue('ONE-1'), issue('ONE-2')]);
  let id = '';
  beforeAll(async () => {
    id = (await upload(site, mia, 'ONE-1')).body[0].id;
  });

  it('is listed on the issue, in its history and in searches', async () => {
    const { body } = await site.call(rob, 'GET', '/rest/api/3/issue/ONE-1?fields=attachment&expand=changelog');
    expect(body.fields.attachment).toHaveLength(1);
    expect(body.fields.attachment[0]).toMatchObject({ id, filename: 'a plan é.png', size: 5, mimeType: 'image/png' });
    expect(body.changelog.histories[0].items[0]).toMatchObject({ field: 'Attachment', toString: 'a plan é.png' });
    expect(await site.keys('attachments is not EMPTY')).toEqual(['ONE-1']);
  });

  it('comes back byte for byte, and never as a page of the site', async () => {
    const response = await download(site, rob, id);
    expect(response.status).toBe(200);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect((await site.call(rob, 'GET', `/rest/api/3/attachment/${id}`)).body).toMatchObject({
      id: Number(id),
      filename: 'a plan é.png',
    });
  });

  it('is removed by its author or an administrator only', async () => {
    expect((await site.call(pia, 'DELETE', `/rest/api/3/attachment/${id}`)).status).toBe(403);
    expect((await site.call(mia, 'DELETE', `/rest/api/3/attachment/${id}`)).status).toBe(204);
    expect((await download(site, ada, id)).status).toBe(404);
  });
});

describe('An upload', () => {
  const site = siteWith([issue('ONE-1')]);

  it('is refused without the header against forged requests', async () => {
    expect((await upload(site, mia, 'ONE-1', { headers: {} })).status).toBe(403);
  });

  it('is refused to those who may not attach, for unknown issues, without a file and over the limit', async () => {
    expect((await upload(site, rob, 'ONE-1')).status).toBe(403);
    expect((await upload(site, mia, 'ONE-9')).status).toBe(404);
    const { uploadLimit } = (await site.call(mia, 'GET', '/rest/api/3/attachment/meta')).body;
    expect((await upload(site, mia, 'ONE-1', { content: new Uint8Array(uploadLimit + 1) })).status).toBe(413);
    expect((await site.call(mia, 'GET', '/rest/api/3/issue/ONE-1?fields=attachment')).body.fields.attachment).toEqual(
      [],
    );
  });
});

describe('A site with an attachment that is opened again', () => {
  it('still has its bytes', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'jira-')), 'site.db');
    const store = openStore(file);
    const first = createJira({ store, now: () => now });
    first.load(backlogOf([issue('ONE-1')]));
    const { id } = (await upload(siteOf(first), mia, 'ONE-1')).body[0];
    store.close();
    const again = siteOf(createJira({ store: openStore(file), now: () => now }));
    expect(new Uint8Array(await (await download(again, mia, id)).arrayBuffer())).toEqual(bytes);
  });
});
