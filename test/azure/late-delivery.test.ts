import { agreeScoreCall, editScoreCall, readScoreCall, scoresOfCall } from '#app/value/calls';
import { answer } from '#app/answer';
import { createAzureSession } from '#azure/session';
import { deliver } from '#app/mirror/deliver';
import { HostUnreachable } from '#app/ports/failures';
import type { Mirror, MirrorValue } from '#app/ports/mirror';
import type { Records } from '#app/records/records';
import { factorUse } from '#app/value/fields';
import type { Doubt } from '#core/doubt';
import type { IssueId } from '#core/issue';
import type { FactorId } from '#core/value/model';
import { short, startAzure, type AzureApp } from '../app/azure';
import { valueOf } from '../app/forge';

const issueId = '10002';
const full = { value: 8, urgency: 5, relief: 3, size: 5 };
const isPatch = (what: string): boolean => what.includes('_apis/wit/$batch');

/** What everybody sees in the end, the fields among it. */
async function ends(app: AzureApp) {
  app.page('dan', { isFresh: true });
  const { agreed, version } = valueOf(await app.call('dan', readScoreCall, { issueId }));
  await app.settle();
  const fields = app.fieldsOf(issueId);
  return {
    version,
    value: agreed?.factors['value' as FactorId],
    fromFields: agreed?.fromFields,
    fields: [fields['Microsoft.VSTS.Common.BusinessValue'], fields['Custom.WSJF']],
  };
}

/**
 * Ben sets the value to 13; at the call of that number after it was stored, Cleo sets it to 20 in another page, which
 * writes its fields at once. Nothing where there was no such call.
 */
async function overtakenAt(number: number) {
  const app = startAzure();
  valueOf(await app.call('ben', agreeScoreCall, { issueId, version: 0, factors: full }));
  await app.settle();
  let calls: number | undefined;
  let isOvertaken = false;
  app.onCall(async (what) => {
    const isStored = calls !== undefined;
    if (/^(PUT|PATCH|POST) .*Collections\/score-(?!history)/.test(what)) calls ??= 0;
    if (!isStored || isOvertaken) return;
    calls! += 1;
    if (calls !== number) return;
    isOvertaken = true;
    const cleo = app.page('cleo', { isFresh: true });
    valueOf(await app.call('cleo', editScoreCall, { issueId, version: 2, factors: { value: 20 } }));
    await cleo.settled();
  });
  valueOf(await app.call('ben', editScoreCall, { issueId, version: 1, factors: { value: 13 } }));
  await app.settle();
  app.onCall(undefined);
  const end = isOvertaken ? await ends(app) : undefined;
  app.close();
  return end;
}

describe('a delivery that is overtaken by a newer value', () => {
  it('brings no older answer back, whichever of its calls is the slow one', async () => {
    let number = 1;
    for (; ; number += 1) {
      const end = await overtakenAt(number);
      if (!end) break;
      // (20 + 5 + 3) / 5 = 5.6
      expect([number, end]).toEqual([number, { version: 3, value: 20, fromFields: undefined, fields: [20, 5.6] }]);
    }
    // the items, the record and the patch at least
    expect(number).toBeGreaterThan(3);
  }, 60_000);
});

describe('a delivery that is late, of a page that is closed then, and another one that has read the item before it', () => {
  it('leave the newer value: what the late one wrote is no edit of a person’s', async () => {
    const app = startAzure();
    let isClosed = false;
    let patches = 0;
    let readByCleo: () => void = () => undefined;
    const cleoHasRead = new Promise<void>((resolve) => (readByCleo = resolve));
    let land: () => void = () => undefined;
    const hasLanded = new Promise<void>((resolve) => (land = resolve));
    const send = app.requestAs('ben');
    const ben = createAzureSession({
      viewer: app.person('ben'),
      extension: { publisherId: 'waybill', extensionId: 'waybill' },
      project: { id: app.project('Ferry'), key: 'Ferry' },
      patience: short,
      wait: async () => undefined,
      async request(area, path, init) {
        if (isClosed) return new Response('', { status: 401 });
        const answer = await send(area, path, init);
        if (isPatch(path)) {
          isClosed = true;
          land();
        }
        return answer;
      },
    });
    app.onCall(async (what) => {
      if (!isPatch(what)) return;
      patches += 1;
      if (patches === 1) {
        valueOf(await app.call('cleo', editScoreCall, { issueId, version: 1, factors: { value: 13 } }));
        await cleoHasRead;
      } else if (patches === 2) {
        readByCleo();
        await hasLanded;
      }
    });
    const report = (_call: string, error: unknown): void => {
      throw error;
    };
    valueOf(await answer('value.agree', { issueId, version: 0, factors: full }, ben, report));
    await app.page('cleo').settled();
    await hasLanded;
    await app.settle();
    app.onCall(undefined);
    // Ben's, Cleo's, which the item's revision refuses, and Cleo's once more
    expect(patches).toBe(3);
    // (13 + 5 + 3) / 5 = 4.2
    expect(await ends(app)).toEqual({ version: 2, value: 13, fromFields: undefined, fields: [13, 4.2] });
    app.close();
  });
});

describe('a page that has just read an item, whose value is changed in another page then', () => {
  it('shows the new value, not the field that it remembers as an edit of a person’s', async () => {
    const app = startAzure();
    valueOf(await app.call('ben', agreeScoreCall, { issueId, version: 0, factors: full }));
    await app.settle();
    const read = async () => valueOf(await app.call('dan', scoresOfCall, { issueIds: [issueId] }))[0]?.agreed;
    expect(await read()).toMatchObject({ factors: full });
    valueOf(await app.call('ben', editScoreCall, { issueId, version: 1, factors: { value: 13 } }));
    await app.settle();
    const agreed = await read();
    expect(agreed).toMatchObject({ factors: { ...full, value: 13 } });
    expect(agreed).not.toHaveProperty('fromFields');
    app.close();
  });
});

/** Dan reads; at the call of that number Cleo sets the value to 20 in another page, record, history and fields. */
async function readWhileChangedAt(number: number) {
  const app = startAzure();
  valueOf(await app.call('ben', agreeScoreCall, { issueId, version: 0, factors: full }));
  await app.settle();
  app.page('dan', { isFresh: true });
  const cleo = app.page('cleo', { isFresh: true });
  let calls = 0;
  app.onCall(async () => {
    calls += 1;
    if (calls !== number) return;
    valueOf(await app.call('cleo', editScoreCall, { issueId, version: 1, factors: { value: 20 } }));
    await cleo.settled();
  });
  const { version, agreed } = valueOf(await app.call('dan', readScoreCall, { issueId }));
  app.onCall(undefined);
  app.close();
  return { isChanged: calls >= number, version, value: agreed?.factors['value' as FactorId], ...agreed };
}

describe('somebody who reads an item while its value is changed in another page', () => {
  it('is shown the one or the other, at whichever call it happens, and no edit of a person’s', async () => {
    const seen = new Set<string>();
    let number = 1;
    for (; ; number += 1) {
      const { isChanged, version, value, fromFields } = await readWhileChangedAt(number);
      expect([number, fromFields]).toEqual([number, undefined]);
      seen.add(`${version}: ${value}`);
      if (!isChanged) break;
    }
    expect([...seen].toSorted()).toEqual(['1: 8', '2: 20']);
    expect(number).toBeGreaterThan(3);
  }, 60_000);
});

describe('a delivery that finds an item changed since it has read it', () => {
  /** What it hands over as earlier values, where each line of history is doubted like this. */
  async function earlierValues(doubt: Doubt | undefined) {
    const app = startAzure();
    valueOf(await app.call('ben', agreeScoreCall, { issueId, version: 0, factors: full }));
    valueOf(await app.call('ben', editScoreCall, { issueId, version: 1, factors: { value: 13 } }));
    await app.settle();
    const session = app.page('ben');
    const records: Records = Object.create(session.records, {
      history: {
        value: async (...asked: Parameters<Records['history']>) =>
          (await session.records.history(...asked)).map((line) => ({ ...line, ...(doubt && { doubt }) })),
      },
    });
    let values: readonly MirrorValue[] = [];
    const mirror: Mirror = {
      async write(ids, valuesFor) {
        await valuesFor(ids);
        values = await valuesFor(ids);
        return { refused: [], held: [] };
      },
    };
    const sources = { records, tracker: session.tracker, viewer: session.viewer, inBackground: () => undefined };
    try {
      await deliver(sources, mirror, [issueId as IssueId]);
    } finally {
      app.close();
    }
    return values.find(({ field }) => field === factorUse('value' as FactorId))?.earlier;
  }

  it('knows values of Waybill’s own by lines that are relied on', async () => {
    expect(new Set(await earlierValues(undefined))).toEqual(new Set([8, 13]));
    expect(await earlierValues('unverified')).toBeUndefined();
  });

  // Waybill's own value would pass for a person's, and stay in the field.
  it('waits where nobody can tell whose lines they are', async () =>
    await expect(earlierValues('unchecked')).rejects.toThrow(HostUnreachable));
});
