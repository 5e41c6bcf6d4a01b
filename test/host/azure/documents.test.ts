import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAzure } from '#host/azure/azure';
import { documentRoutes } from '#host/azure/documents/routes';
import type { AzureCaller } from '#host/azure/seams';
import { openStore } from '#host/server/store';
import { base, call, contents, noon, openOrganization } from './organization';

const extension = { publisherId: 'waybill', extensionId: 'waybill', name: 'Waybill', scopes: ['vso.work_write'] };
const foreign = { ...extension, publisherId: 'acme', extensionId: 'estimates' };
const page = (personId: string, grant = extension): AzureCaller => ({ kind: 'user', personId, extension: grant });
const place = (scope = 'Default/Current', collection = 'scores', of = 'waybill/waybill') =>
  `_apis/ExtensionManagement/InstalledExtensions/${of}/Data/Scopes/${scope}/Collections/${collection}/Documents`;

describe('the documents of an extension', () => {
  it('are created, read, listed and deleted', async () => {
    const azure = openOrganization();
    const made = await call(azure, page('mia'), `POST ${place()}`, { id: '7', score: 3 });
    expect(made).toMatchObject({ status: 200, body: { id: '7', score: 3, __etag: 1 } });
    expect((await call(azure, page('max'), `GET ${place()}/7`)).body).toEqual({ id: '7', score: 3, __etag: 1 });
    expect((await call(azure, page('max'), `GET ${place()}`)).body).toEqual({
      count: 1,
      value: [{ id: '7', score: 3, __etag: 1 }],
    });
    expect((await call(azure, page('mia'), `DELETE ${place()}/7`)).status).toBe(204);
    expect(await call(azure, page('mia'), `GET ${place()}/7`)).toMatchObject({
      status: 404,
      body: { typeKey: 'DocumentDoesNotExistException' },
    });
    expect((await call(azure, page('mia'), `GET ${place()}`)).body).toEqual({ count: 0, value: [] });
  });

  it('are listed bare for the client of the extension API', async () => {
    const azure = openOrganization();
    await call(azure, page('mia'), `POST ${place()}`, { id: '7' });
    expect(
      (
        await call(azure, page('mia'), `GET ${place()}`, undefined, {
          accept:
            'application/json;api-version=7.1-preview.1;excludeUrls=true;enumsAsNumbers=true;msDateFormat=true;noArrayWrap=true',
        })
      ).body,
    ).toEqual([{ id: '7', __etag: 1 }]);
  });

  it('get an id when they bring none', async () => {
    const { body } = await call(openOrganization(), page('mia'), `PUT ${place()}`, { score: 1 });
    expect(body.id).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('are refused where no collection was written to', async () => {
    expect(await call(openOrganization(), page('mia'), `GET ${place()}`)).toMatchObject({
      status: 404,
      body: { typeKey: 'DocumentCollectionDoesNotExistException' },
    });
  });

  it('cannot be created twice, nor updated before they are there', async () => {
    const azure = openOrganization();
    await call(azure, page('mia'), `POST ${place()}`, { id: '7' });
    expect(await call(azure, page('mia'), `POST ${place()}`, { id: '7' })).toMatchObject({
      status: 400,
      body: { typeKey: 'DocumentExistsException' },
    });
    expect(await call(azure, page('mia'), `PATCH ${place()}`, { id: '8', __etag: -1 })).toMatchObject({
      status: 404,
      body: { typeKey: 'DocumentDoesNotExistException' },
    });
  });

  it('have ids of 50 characters at most, and hold a megabyte at most', async () => {
    const azure = openOrganization();
    expect((await call(azure, page('mia'), `PUT ${place()}`, { id: 'x'.repeat(50) })).status).toBe(200);
    expect((await call(azure, page('mia'), `PUT ${place()}`, { id: 'x'.repeat(51) })).status).toBe(400);
    expect(
      (await call(azure, page('mia'), `PUT ${place()}`, { id: 'large', text: 'x'.repeat(1_100_000) })).status,
    ).toBe(400);
    expect((await call(azure, page('mia'), `PUT ${place()}`, [1])).status).toBe(400);
  });

  it('keep names with spaces and slashes apart', async () => {
    const azure = openOrganization();
    await call(azure, page('mia'), `PUT ${place('Default/Current', encodeURIComponent('$settings'))}`, {
      id: 'a b/c',
      value: 1,
    });
    expect(
      (await call(azure, page('mia'), `GET ${place('Default/Current', '%24settings')}/${encodeURIComponent('a b/c')}`))
        .body,
    ).toEqual({ id: 'a b/c', value: 1, __etag: 1 });
  });
});

describe('two pages that write one document', () => {
  it('are told apart by its etag', async () => {
    const azure = openOrganization();
    await call(azure, page('mia'), `POST ${place()}`, { id: '7', score: 1 });
    expect((await call(azure, page('mia'), `PUT ${place()}`, { id: '7', score: 2, __etag: 1 })).body).toEqual({
      id: '7',
      score: 2,
      __etag: 2,
    });
    expect(await call(azure, page('max'), `PUT ${place()}`, { id: '7', score: 9, __etag: 1 })).toMatchObject({
      status: 400,
      body: { typeKey: 'InvalidDocumentVersionException' },
    });
    expect(await call(azure, page('max'), `PATCH ${place()}`, { id: '7', score: 9 })).toMatchObject({
      status: 400,
      body: { typeKey: 'InvalidDocumentVersionException' },
    });
    expect((await call(azure, page('max'), `GET ${place()}/7`)).body).toEqual({ id: '7', score: 2, __etag: 2 });
  });

  it('overwrite each other with an etag of -1', async () => {
    const azure = openOrganization();
    await call(azure, page('mia'), `PUT ${place()}`, { id: '7', score: 1, __etag: -1 });
    expect((await call(azure, page('max'), `PUT ${place()}`, { id: '7', __etag: -1 })).body).toEqual({
      id: '7',
      __etag: 2,
    });
  });

  it('conflict when one of them has deleted it', async () => {
    const azure = openOrganization();
    await call(azure, page('mia'), `PUT ${place()}`, { id: '7' });
    await call(azure, page('mia'), `DELETE ${place()}/7`);
    expect((await call(azure, page('max'), `PUT ${place()}`, { id: '7', __etag: 1 })).body).toMatchObject({
      typeKey: 'InvalidDocumentVersionException',
    });
  });
});

describe("a person's own documents", () => {
  it('are seen by nobody else, not even an administrator', async () => {
    const azure = openOrganization();
    await call(azure, page('mia'), `PUT ${place('User/Me', 'ballots')}`, { id: '7', answer: 5 });
    expect((await call(azure, page('mia'), `GET ${place('User/Me', 'ballots')}/7`)).body).toMatchObject({ answer: 5 });
    for (const other of ['max', 'ada'] as const) {
      expect((await call(azure, page(other), `GET ${place('User/Me', 'ballots')}`)).status).toBe(404);
      expect((await call(azure, page(other), `GET ${place('User/mia', 'ballots')}`)).status).toBe(400);
    }
    expect((await call(azure, page('mia'), `GET ${place('Default/Current', 'ballots')}`)).status).toBe(404);
  });
});

describe('a caller of extension data', () => {
  it('is not another extension', async () => {
    const azure = openOrganization();
    await call(azure, page('mia'), `PUT ${place()}`, { id: '7' });
    for (const method of ['GET', 'DELETE']) {
      expect(await call(azure, page('mia', foreign), `${method} ${place()}/7`)).toMatchObject({
        status: 401,
        body: { typeKey: 'ExtensionInvalidAuthorizationException' },
      });
    }
  });

  it("may be the product's own page, and a token with the scope for it", async () => {
    const azure = openOrganization();
    await call(azure, 'mia', `PUT ${place()}`, { id: '7' });
    const token = (...tokenScopes: string[]): AzureCaller => ({ kind: 'user', personId: 'mia', tokenScopes });
    expect((await call(azure, token('vso.extension.data'), `GET ${place()}/7`)).status).toBe(200);
    expect((await call(azure, token('vso.extension.data'), `PUT ${place()}`, { id: '8' })).status).toBe(403);
    expect((await call(azure, token('vso.extension.data_write'), `PUT ${place()}`, { id: '8' })).status).toBe(200);
    expect((await call(azure, token('vso.work_write'), `GET ${place()}/7`)).status).toBe(403);
  });
});

describe('several collections at once', () => {
  it('are answered in the order asked, those not written to without documents', async () => {
    const azure = openOrganization();
    await call(azure, page('mia'), `PUT ${place()}`, { id: '7' });
    const asked = {
      collections: [
        { collectionName: 'none' },
        { collectionName: 'scores', scopeType: 'Default', scopeValue: 'Current' },
      ],
    };
    const { body } = await call(
      azure,
      page('mia'),
      'POST _apis/ExtensionManagement/InstalledExtensions/waybill/waybill/ExtensionDataCollectionQuery',
      asked,
    );
    expect(body.value).toEqual([
      { collectionName: 'none', scopeType: 'Default', scopeValue: 'Current', documents: [] },
      { collectionName: 'scores', scopeType: 'Default', scopeValue: 'Current', documents: [{ id: '7', __etag: 1 }] },
    ]);
  });
});

describe('documents after the host was killed', () => {
  it('are as they were answered', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'documents-'));
    const file = join(folder, 'waybill.db');
    const first = openStore(file);
    const before = createAzure({ store: first, now: () => noon, baseUrl: base, routes: documentRoutes });
    before.load(contents());
    await call(before, page('mia'), `PUT ${place()}`, { id: '7', score: 1 });
    await call(before, page('mia'), `PUT ${place()}`, { id: '7', score: 2, __etag: 1 });
    await call(before, page('mia'), `PUT ${place('User/Me')}`, { id: '7', mine: true });
    // Nothing is written when a store is closed: another process sees the same as after kill -9.
    first.close();
    const second = openStore(file);
    const after = createAzure({ store: second, now: () => noon, baseUrl: base, routes: documentRoutes });
    expect((await call(after, page('max'), `GET ${place()}/7`)).body).toEqual({ id: '7', score: 2, __etag: 2 });
    expect((await call(after, page('mia'), `GET ${place('User/Me')}/7`)).body).toEqual({
      id: '7',
      mine: true,
      __etag: 1,
    });
    second.close();
    rmSync(folder, { recursive: true });
  });
});
