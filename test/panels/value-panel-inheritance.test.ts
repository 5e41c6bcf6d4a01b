import type { AnyCall, Commands } from '#app/calls';
import type { ScoreRow } from '#app/value/calls';
import type { AccountId, Issue, IssueId } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import type { ModelId } from '#core/value/model';
import { wsjf } from '#core/value/models';
import { inheritanceOf, mostFollowed } from '../../static/panels/value-panel/inheritance';
import { gives, issue } from './value-panel-builders';

/** A tracker and a store that answer from lists, and count how often they were asked. */
function sources(issues: readonly Issue[], costs: Readonly<Record<string, number>>) {
  const asked: string[][] = [];
  const known = new Map<string, Issue>(issues.map((item) => [item.id, item]));
  const commands = {
    async call(_call: AnyCall, { issueIds }: { issueIds: IssueId[] }) {
      const rows = issueIds
        .filter((id) => costs[id] !== undefined)
        .map((issueId): ScoreRow => {
          const factors = { value: costs[issueId] ?? 0, urgency: 0, relief: 0, size: 1 };
          return {
            issueId,
            version: 1,
            phase: 'agreed',
            ballots: 0,
            agreed: {
              by: 'ben' as AccountId,
              at: '2026-11-10T09:00:00.000Z' as IsoDateTime,
              modelId: 'wsjf' as ModelId,
              factors,
            },
          };
        });
      return { kind: 'ok', value: rows };
    },
  } as unknown as Commands;
  const tracker = {
    issues: {
      async some(ids: readonly string[]) {
        asked.push([...ids]);
        return ids.flatMap((id) => known.get(id) ?? []);
      },
    },
  };
  return { asked, tracker, commands, report: () => undefined };
}

describe('an item that others wait for', () => {
  it('takes over the cost of delay of a whole chain, one call for each level', async () => {
    // 1 gives 2 and 3; both give 4. 5 + 3 + 13 = 21, and 4 counts once.
    const start = issue('1', { links: [gives('2'), gives('3')] });
    const from = sources([issue('2', { links: [gives('4')] }), issue('3', { links: [gives('4')] }), issue('4')], {
      2: 5,
      3: 3,
      4: 13,
    });
    const found = await inheritanceOf(start, wsjf, {}, from);
    expect(found?.costOfDelay).toBe(21);
    expect(found?.from.map(({ key, costOfDelay: own }) => `${key} ${own}`)).toEqual([
      'TRAIN-2 5',
      'TRAIN-3 3',
      'TRAIN-4 13',
    ]);
    expect(from.asked).toEqual([['2', '3'], ['4']]);
  });

  it('ends where a cycle began, and never counts itself', async () => {
    const from = sources([issue('2', { links: [gives('1')] })], { 1: 20, 2: 5 });
    expect((await inheritanceOf(issue('1', { links: [gives('2')] }), wsjf, {}, from))?.costOfDelay).toBe(5);
  });

  it('takes nothing over from items that are done', async () => {
    const from = sources([issue('2')], { 2: 5 });
    expect(await inheritanceOf(issue('1', { links: [gives('2', 'done')] }), wsjf, {}, from)).toMatchObject({
      costOfDelay: 0,
      waiting: 0,
    });
    expect(from.asked).toEqual([]);
  });

  it('takes nothing over from items that the viewer may not see', async () => {
    const from = sources([issue('2')], { 2: 5, 3: 8 });
    const start = issue('1', { links: [gives('2'), gives('3')] });
    expect(await inheritanceOf(start, wsjf, {}, from)).toMatchObject({ costOfDelay: 5, waiting: 1 });
  });

  it('says so when more wait than are followed', async () => {
    const many = Array.from({ length: mostFollowed + 1 }, (_, index) => String(index + 2));
    const from = sources(
      many.map((id) => issue(id)),
      {},
    );
    const answer = await inheritanceOf(issue('1', { links: many.map((id) => gives(id)) }), wsjf, {}, from);
    expect(answer).toMatchObject({ waiting: mostFollowed, isCapped: true });
  });
});
