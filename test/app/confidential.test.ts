import * as z from 'zod/mini';
import { answer } from '#app/answer';
import { guardedRecords } from '#app/records/guarded-records';
import type { RecordKind } from '#app/records/record-kind';
import type { Records } from '#app/records/records';
import { readScoreCall } from '#app/value/calls';
import type { AccountId, ProjectId } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import { startAzure } from './azure';
import { startForge, type ForgeApp } from './forge';

const offer: RecordKind<{ readonly price: number }, { readonly price: number }> = {
  name: 'test-offer',
  format: 1,
  value: z.object({ price: z.number() }),
  line: z.object({ price: z.number() }),
  followsIssue: false,
  readers: 'see-money',
};
const [home, otherHome] = ['10000' as ProjectId, '10001' as ProjectId];

function offered(id: string, version = 1) {
  const stamped = { writeId: `${id} ${version}`, version, at: '2026-11-02T09:00:00.000Z' as IsoDateTime };
  return { id, home, expected: version - 1, value: { price: 7 }, stamped: { ...stamped, by, line: { price: 7 } } };
}
const by = 'ben' as AccountId;

describe('a confidential record on Jira', () => {
  let forge: ForgeApp;
  let seeing: Records;
  let others: Records;
  beforeEach(async () => {
    forge = startForge();
    seeing = guardedRecords(forge.records, async (permission, where) => permission === 'see-money' && where === home);
    others = guardedRecords(forge.records, async (_, where) => where === otherHome);
    expect(await seeing.write(offer, offered('a'))).toBe('written');
  });
  afterEach(() => forge.close());

  it('is there for whoever holds the permission', async () => {
    expect(await seeing.get(offer, { id: 'a', home })).toMatchObject({ value: { price: 7 } });
    expect(await seeing.many(offer, [{ id: 'a', home }])).toHaveLength(1);
    expect((await seeing.list(offer, home)).items).toHaveLength(1);
    expect(await seeing.history(offer, { id: 'a', home }, 10)).toHaveLength(1);
  });

  it.each([home, otherHome, undefined])('is as if nothing were there for others who ask at %s', async (claimed) => {
    const ref = { id: 'a', ...(claimed && { home: claimed }) };
    expect(await others.get(offer, ref)).toBeUndefined();
    expect(await others.many(offer, [ref])).toEqual([]);
    expect((await others.list(offer, claimed ?? home)).items).toEqual([]);
    expect(await others.history(offer, ref, 10)).toEqual([]);
    expect(await others.addLines(offer, ref, [offered('a', 9).stamped])).toEqual([]);
    await others.remove(offer, ref);
    expect(await others.write(offer, { ...offered('a', 2), home: claimed ?? home })).toBe('conflict');
    expect(await seeing.get(offer, { id: 'a', home })).toMatchObject({ version: 1, value: { price: 7 } });
  });

  it('leaves with no export', async () => {
    expect((await seeing.everything([offer])).items).toEqual([]);
    expect((await forge.records.everything([offer])).items).toHaveLength(1);
  });
});

describe('a confidential record on Azure DevOps', () => {
  it('is not kept at all, and the call says that there is no place for it', async () => {
    const app = startAzure();
    const session = app.page('ben');
    const refused = { name: 'NoConfidentialPlace', kind: 'test-offer' };
    await expect(session.records.write(offer, offered('a'))).rejects.toMatchObject(refused);
    await expect(session.records.get(offer, { id: 'a', home })).rejects.toMatchObject(refused);
    await expect(session.records.list(offer, home)).rejects.toMatchObject(refused);
    const records = { ...session.records, get: () => session.records.list(offer, home) } as unknown as Records;
    const report = (_call: string, error: unknown): void => {
      throw error;
    };
    const asked = { issueId: '10002' };
    expect(await answer(readScoreCall.name, asked, { ...session, records }, report)).toEqual({
      kind: 'invalid',
      why: 'no-confidential-place',
    });
    app.close();
  });
});
