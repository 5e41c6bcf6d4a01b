import type { LocalAzure } from '#host/azure/azure';
import { base, call, openOrganization } from './organization';

let azure: LocalAzure;
beforeEach(() => (azure = openOrganization()));

const mia = { kind: 'user', personId: 'mia' } as const;

/** Clients in pages send files as JSON, those for Node as octets: the bytes are a file's all the same. */
function upload(
  bytes: string | Uint8Array<ArrayBuffer>,
  fileName: string,
  type = 'application/octet-stream',
): Promise<Response> {
  return azure.handle(
    new Request(`${base}/Small/_apis/wit/attachments?api-version=7.1&fileName=${encodeURIComponent(fileName)}`, {
      method: 'POST',
      headers: { 'content-type': type },
      body: bytes,
    }),
    mia,
  );
}

async function download(url: string): Promise<Response> {
  return azure.handle(new Request(url), mia);
}

describe('a file that is uploaded', () => {
  it('is answered byte by byte, as a file and never as a page', async () => {
    const answer = await upload(new Uint8Array([0, 255, 13, 10]), 'Größe 1.html');
    expect(answer.status).toBe(201);
    const { url } = (await answer.json()) as { url: string };
    const file = await download(url);
    expect([...new Uint8Array(await file.arrayBuffer())]).toEqual([0, 255, 13, 10]);
    expect(file.headers.get('content-type')).toBe('application/octet-stream');
    expect(file.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''Gr%C3%B6%C3%9Fe%201.html");
  });

  it('is a picture where its name says so', async () => {
    const { url } = (await (await upload('x', 'ship.PNG', 'application/json')).json()) as { url: string };
    expect((await download(url)).headers.get('content-type')).toBe('image/png');
    expect((await download(`${url}&download=true`)).headers.get('content-type')).toBe('application/octet-stream');
  });

  it('is linked to a work item with its name and size', async () => {
    const { url, id } = (await (await upload('hello', 'note.txt')).json()) as { url: string; id: string };
    const { body } = await call(azure, 'mia', 'PATCH _apis/wit/workItems/4', [
      { op: 'add', path: '/relations/-', value: { rel: 'AttachedFile', url, attributes: { comment: 'read this' } } },
    ]);
    expect(body.relations[0].url).toMatch(new RegExp(`/_apis/wit/attachments/${id}$`));
    expect(body.relations[0].attributes).toMatchObject({ name: 'note.txt', resourceSize: 5, comment: 'read this' });
    expect(
      (await call(azure, 'mia', 'GET _apis/wit/workItems/4?$expand=fields')).body.fields['System.AttachedFileCount'],
    ).toBe(1);
  });
});

describe('a file that was never uploaded', () => {
  it('can neither be read nor linked', async () => {
    const url = `${base}/_apis/wit/attachments/11111111-1111-4111-8111-111111111111`;
    expect((await download(url)).status).toBe(404);
    expect(
      (
        await call(azure, 'mia', 'PATCH _apis/wit/workItems/4', [
          { op: 'add', path: '/relations/-', value: { rel: 'AttachedFile', url } },
        ])
      ).status,
    ).toBe(400);
  });
});
