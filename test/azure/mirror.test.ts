import { agreeScoreCall } from '#app/value/calls';
import { HostUnreachable, NotSignedIn } from '#app/ports/failures';
import { fieldUses } from '#app/field-uses';
import type { FieldUse } from '#app/ports/fields';
import type { MirrorValue } from '#app/ports/mirror';
import type { IssueId } from '#core/issue';
import type { AzureRequest } from '#azure/request';
import { AzureClient } from '#azure/client';
import { AzureMirror } from '#azure/mirror';
import { AzureTracker } from '#azure/tracker';
import { createAzureSession } from '#azure/session';
import { smallBacklog } from '../app/backlog';
import { short, startAzure, type AzureApp } from '../app/azure';
import { valueOf } from '../app/forge';
import { issue } from '../support/backlog';

let app: AzureApp;
afterEach(() => app.close());

const extension = { publisherId: 'waybill', extensionId: 'waybill' };
const ids = (count: number) => Array.from({ length: count }, (_, index) => String(10_001 + index) as IssueId);
const scoreOf = (id: IssueId) => Number(id) - 10_000;
const values = async (asked: readonly IssueId[]): Promise<readonly MirrorValue[]> =>
  asked.flatMap((issueId) => [
    { issueId, field: 'wsjf', value: scoreOf(issueId) },
    { issueId, field: 'cost-of-delay', value: 5 },
  ]);
const ferry = () => ({ id: app.project('Ferry'), key: 'Ferry' });

function many(count: number): AzureApp {
  return startAzure(
    smallBacklog(
      Array.from({ length: count }, (_, index) => issue(`FERRY-${index + 1}`, { id: String(10_001 + index) })),
    ),
  );
}

/** A page whose batches go through `passing`, as a network would change them. */
function pageWith(passing: (body: Json[], send: (body: Json[]) => Promise<Json>) => Promise<Json>) {
  const request = app.requestAs('ben');
  const changed: AzureRequest = async (area, path, init) => {
    if (!path.includes('$batch')) return request(area, path, init);
    const send = async (body: Json[]): Promise<Json> =>
      JSON.parse(await (await request(area, path, { ...init, body: JSON.stringify(body) })).text());
    return Response.json(await passing(JSON.parse(init?.body ?? '[]'), send));
  };
  return createAzureSession({
    request: changed,
    viewer: app.person('ben'),
    extension,
    project: ferry(),
    patience: short,
    wait: async () => undefined,
  });
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests say what they expect of it
type Json = any;

describe('a batch of 200 of which the second half is asked to slow down', () => {
  it('is written whole: the rest is tried again, and nothing twice', async () => {
    app = many(200);
    const sizes: number[] = [];
    const busy = {
      code: 429,
      headers: { 'Retry-After': '1' },
      body: JSON.stringify({ message: 'TF400733: The request has been canceled.' }),
    };
    const page = pageWith(async (body, send) => {
      sizes.push(body.length);
      if (sizes.length > 1) return send(body);
      const { value } = await send(body.slice(0, 100));
      return { count: 200, value: [...value, ...body.slice(100).map(() => busy)] };
    });
    expect(await page.mirror.write(ids(200), values)).toEqual({ refused: [], held: [] });
    expect(sizes).toEqual([200, 100]);
    const written = ids(200).map((issueId) => app.fieldsOf(issueId));
    expect(written.map((fields) => fields['Custom.WSJF'])).toEqual(ids(200).map(scoreOf));
    expect(new Set(written.map((fields) => fields['System.Rev']))).toEqual(new Set([3])); // The backlog came in with two revisions.
  }, 20_000);
});

describe('an item that somebody edits between the reading and the writing', () => {
  it('keeps what they set in a factor, and takes the rest', async () => {
    app = many(2);
    let isFirst = true;
    const page = pageWith(async (body, send) => {
      if (isFirst)
        await app.edit('cleo', 10001, { 'Microsoft.VSTS.Common.BusinessValue': 20, 'System.Title': 'Theirs' });
      isFirst = false;
      return send(body);
    });
    const issueId = '10001' as IssueId;
    const factors = Object.entries({ value: 8, urgency: 5, relief: 3 });
    expect(
      await page.mirror.write([issueId], async () => [
        ...factors.map(([id, value]) => ({ issueId, field: `factor:${id}`, value, yieldsToPeople: true as const })),
        { issueId, field: 'wsjf', value: 3.2 },
      ]),
    ).toEqual({ refused: [], held: [] });
    expect(app.fieldsOf(10001)).toMatchObject({
      'System.Title': 'Theirs',
      'Microsoft.VSTS.Common.BusinessValue': 20,
      'Microsoft.VSTS.Common.TimeCriticality': 5,
      'Custom.WSJF': 3.2,
    });
  });
});

describe('a field that holds text', () => {
  const sow: FieldUse = { use: 'sow', kind: 'text', names: /^Statement of work$/i, isWritten: true };

  it('is written and emptied as one of numbers is', async () => {
    app = many(2);
    app.azure.change((world) => {
      const field = { ...world.fields.get('custom.wsjf')!, referenceName: 'Custom.SOW', name: 'Statement of work' };
      world.fields.put({ ...field, type: 'string' });
      const project = world.projects.get(app.project('Ferry'))!;
      const types = project.types.map((type) => ({
        ...type,
        fields: [...type.fields, { referenceName: 'Custom.SOW', isRequired: false, isReadOnly: false }],
      }));
      world.projects.put({ ...project, types });
    });
    const client = new AzureClient(app.requestAs('ben'), short);
    const tracker = new AzureTracker({ request: app.requestAs('ben'), project: ferry(), patience: short, uses: [sow] });
    const mappingOf = async () => ({ uses: [sow], chosen: {} });
    const mirror = new AzureMirror({
      client,
      items: tracker.fields,
      mappingOf,
      onWritten: (issueId) => tracker.forget(issueId),
      onRefused: () => undefined,
      wait: async () => undefined,
    });
    const [first] = ids(1);
    const write = (value: string | null) =>
      mirror.write([first!], async () => [{ issueId: first!, field: 'sow', value }]);
    await write('Quay 7');
    expect(app.fieldsOf(first!)['Custom.SOW']).toBe('Quay 7');
    expect((await tracker.fields.valuesOf([first!], mappingOf)).get(first!)?.values).toEqual({ sow: 'Quay 7' });
    await write(null);
    expect(app.fieldsOf(first!)).not.toHaveProperty(['Custom.SOW']);
  });
});

describe('fields that show what they should', () => {
  it('are not written at all, so that no revision tells of nothing', async () => {
    app = many(2);
    const { mirror } = app.page('ben');
    await mirror.write(ids(2), values);
    const before = app.exchanges.length;
    await mirror.write(ids(2), values);
    expect(app.exchanges.slice(before).some(({ path }) => path.includes('$batch'))).toBe(false);
    expect(app.fieldsOf(10001)['System.Rev']).toBe(3);
  });
});

describe('a person who may read only', () => {
  it('sees scores that wait, and leaves their fields to somebody who may write them', async () => {
    app = startAzure();
    app.fail('500@/_apis/wit/$batch');
    valueOf(
      await app.call('ben', agreeScoreCall, {
        issueId: '10002',
        version: 0,
        factors: { value: 8, urgency: 5, relief: 3, size: 5 },
      }),
    );
    await app.settle();
    app.fail('');
    const before = app.exchanges.length;
    await app.page('rhea').repair();
    await app.settle();
    expect(app.exchanges.slice(before).some(({ path }) => path.includes('$batch'))).toBe(false);
    await app.page('cleo').repair();
    await app.settle();
    expect(app.fieldsOf(10002)['Custom.WSJF']).toBe(3.2);
  }, 30_000);
});

describe('a token that is not enough', () => {
  it('without the scope is told of in the platform’s words, never taken for an item that is not there', async () => {
    app = startAzure();
    const tracker = new AzureTracker({
      request: app.requestAs('ben', ['vso.project']),
      project: ferry(),
      patience: short,
      uses: fieldUses,
    });
    await expect(tracker.issues.one('10001' as IssueId, {})).rejects.toThrow(HostUnreachable);
    await expect(tracker.rights.ofIssue('10001' as IssueId)).rejects.toThrow(/scope/);
  });

  it('for having expired asks to sign in', async () => {
    app = startAzure();
    const expired: AzureRequest = (_area, path, init) =>
      app.azure.handle(new Request(`http://localhost:4600/azure/${path}`, init), { kind: 'anonymous' });
    await expect(
      new AzureTracker({ request: expired, project: ferry(), patience: short, uses: fieldUses }).issues.one(
        '10001' as IssueId,
        {},
      ),
    ).rejects.toThrow(NotSignedIn);
  });
});

describe('a work item of 1,000 links', () => {
  it('is read with all of them in eight calls', async () => {
    const others = Array.from({ length: 1_000 }, (_, index) =>
      issue(`FERRY-${index + 2}`, { id: String(10_002 + index) }),
    );
    app = startAzure(
      smallBacklog([
        issue('FERRY-1', { id: '10001', links: others.map(({ key }) => ({ type: 'Blocks', to: key })) }),
        ...others,
      ]),
    );
    const before = app.exchanges.length;
    const found = await new AzureTracker({
      request: app.requestAs('ben'),
      project: ferry(),
      patience: short,
      uses: fieldUses,
    }).issues.one('10001' as IssueId, {});
    expect(found?.links).toHaveLength(1_000);
    expect(
      found?.links.every(
        ({ relation, issue: { summary } }) => relation === 'gives' && summary.startsWith('Summary of'),
      ),
    ).toBe(true);
    // the item, the types and the fields; the other ends in five batches of 200
    expect(app.exchanges.length - before).toBe(8);
  });
});
