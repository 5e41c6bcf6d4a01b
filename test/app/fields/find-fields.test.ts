import { fieldsAnywhere, findFields, fittingFields, type FieldFacts } from '#app/fields/find-fields';
import { client, issueUses, points, team } from '#app/fields/issue-uses';
import type { FieldUse } from '#app/ports/fields';

function field(id: string, more: Partial<FieldFacts> = {}): FieldFacts {
  return { id, name: id, type: id, calledBy: [id], kinds: ['number'], isHere: true, ...more };
}

const result: FieldUse = { use: 'result', kind: 'number', names: /^result$/i, isWritten: true, hasDecimals: true };
const find = (fields: readonly FieldFacts[], uses: readonly FieldUse[], chosen: Record<string, string> = {}) =>
  findFields(fields, { uses, chosen });

describe('a use', () => {
  it('is found by type before name, and in the order of its types', () => {
    const effort = field('Microsoft.VSTS.Scheduling.Effort', { calledBy: [] });
    const story = field('Microsoft.VSTS.Scheduling.StoryPoints', { calledBy: [] });
    expect(find([field('Points'), effort, story], [points])).toEqual({ points: [story.id, effort.id, 'Points'] });
  });

  it('is found by the likelier name first', () => {
    const byName = field('b', { calledBy: ['b', 'Squad'], kinds: ['team'] });
    const byReference = field('a', { calledBy: ['ScrumTeam', 'a'], kinds: ['team'] });
    expect(find([byName, byReference], [team])).toEqual({ team: ['a', 'b'] });
  });

  it('is found by what fits only, and only where items have it', () => {
    expect(find([field('Client'), field('Customer', { kinds: ['choice'], isHere: false })], [client])).toEqual({
      client: [],
    });
  });

  it.each([
    ['Story points', true],
    ['story point estimate', true],
    ['Size', true],
    ['Viewpoints', false],
    ['Sizes of boats', false],
  ])('points, by the name %s: %s', (name, isFound) => {
    expect(find([field('a', { calledBy: [name] })], [points])).toEqual({ points: isFound ? ['a'] : [] });
  });

  it('is answered by the field that was chosen, whatever the case of its id, and by none where none was chosen', () => {
    const fields = [field('Points'), field('Custom.Days')];
    expect(find(fields, [points], { points: 'custom.days' })).toEqual({ points: ['Custom.Days'] });
    expect(find(fields, [points], { points: 'none' })).toEqual({ points: [] });
    expect(find(fields, [points], { points: 'Gone' })).toEqual({ points: [] });
  });
});

describe('a use that is written', () => {
  it('has one field, that takes decimals and may be written', () => {
    const whole = field('Result', { isWhole: true });
    const locked = field('result', { isReadOnly: true });
    const right = field('a', { calledBy: ['RESULT'] });
    expect(find([whole, locked, right, field('b', { calledBy: ['Result'] })], [result])).toEqual({ result: ['a'] });
    expect(find([whole, locked, right], [result], { result: 'Result' })).toEqual({ result: [] });
  });

  it('is never an estimate, though settings name it', () => {
    const story = field('Microsoft.VSTS.Scheduling.StoryPoints', { calledBy: [] });
    const uses = [...issueUses, result];
    expect(find([story], uses, { result: story.id })['result']).toEqual([]);
    // nor one of another process, nor one that settings have taken for the estimate
    expect(find([{ ...story, isHere: false }], uses, { result: story.id })['result']).toEqual([]);
    const days = field('Custom.Days');
    expect(find([days], uses, { result: days.id })['result']).toEqual([days.id]);
    expect(find([days], uses, { result: days.id, points: days.id })['result']).toEqual([]);
  });

  it('is not offered an estimate', () => {
    expect(fittingFields([field('Points'), field('Result')], [points, result])).toEqual([
      { id: 'Points', name: 'Points', fits: ['points'], detected: ['points'] },
      { id: 'Result', name: 'Result', fits: ['points', 'result'], detected: ['result'] },
    ]);
  });
});

describe('fields that may have to be read', () => {
  it('are those of every use, whether this project has them or not', () => {
    expect(
      fieldsAnywhere([field('Points', { isHere: false }), field('Result'), field('Other')], [points, result]),
    ).toEqual(['Points', 'Result']);
  });
});
