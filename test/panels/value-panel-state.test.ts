import { draftOf } from '../../static/panels/value-panel/draft';
import { blank, reduce, type PanelState } from '../../static/panels/value-panel/panel-state';
import { taskWithMine } from '../../static/panels/value-panel/overtaken';
import type { Task } from '../../static/panels/value-panel/task';
import { agreement, answers, ballot, ben, me, noon, score } from './value-panel-builders';

const values = { value: 8, urgency: 5, relief: 3 };
const mine = answers(values);
const typed = draftOf(1, noon, mine, 'because');
const submit: Task = { kind: 'submit', round: 1, factors: mine, note: 'because' };
const typing: PanelState = { ...blank, score: score(), ballot: typed };

describe('saving a ballot that fails half-way', () => {
  const failed = reduce(reduce(typing, { kind: 'task-started', task: submit }), {
    kind: 'task-failed',
    trouble: { task: submit, why: { kind: 'no-answer', why: 'unreachable' } },
  });

  it('keeps what was typed in the form', () => {
    expect(failed.ballot).toBe(typed);
  });

  it('keeps the task, so that it can be sent again as it was', () => {
    expect(failed.trouble?.task).toBe(submit);
    expect(failed.doing).toBeUndefined();
  });

  it('clears the trouble when the form is closed', () => {
    expect(reduce(failed, { kind: 'ballot-closed', isKept: true })).toMatchObject({
      trouble: undefined,
      keptBallot: typed,
    });
  });
});

describe('saving a ballot that succeeds', () => {
  it('closes the form and says so', () => {
    const saved = reduce(typing, {
      kind: 'task-done',
      task: submit,
      score: score({ version: 5, ballots: [ballot(me, values)] }),
    });
    expect(saved).toMatchObject({ ballot: undefined, done: { kind: 'submitted' }, score: { version: 5 } });
  });
});

describe('scores that are revealed while I type', () => {
  const theirs = score({ version: 6, phase: 'revealed', voters: [ben], ballots: [ballot(ben, { value: 3 })] });
  const overtaken = reduce(typing, { kind: 'overtaken', task: submit, theirs });

  it('keep mine beside theirs until I choose', () => {
    expect(overtaken).toMatchObject({ conflict: { mine: submit, theirs }, ballot: typed, score: theirs });
  });

  it('are what remains when I drop mine', () => {
    const dropped = reduce(overtaken, { kind: 'mine-dropped' });
    expect(dropped.score).toBe(theirs);
    expect([dropped.conflict, dropped.ballot, dropped.keptBallot]).toEqual([undefined, undefined, undefined]);
  });
});

describe('a reveal that somebody else did first', () => {
  it('is no conflict: nothing of mine is at stake', () => {
    const theirs = score({ version: 6, phase: 'revealed' });
    const state = reduce(typing, { kind: 'overtaken', task: { kind: 'reveal', round: 1 }, theirs });
    expect(state.conflict).toBeUndefined();
    expect(state.score).toBe(theirs);
  });
});

describe('my values after somebody was first', () => {
  const agree: Task = { kind: 'agree', version: 4, factors: mine, note: '' };

  it('replace their agreement by an edit from their version', () => {
    const theirs = score({ version: 9, phase: 'agreed', agreed: agreement({ value: 1 }) });
    expect(taskWithMine({ mine: agree, theirs })).toEqual({ kind: 'edit', version: 9, factors: mine, isUndo: false });
  });

  it('become my ballot in a round that was opened', () => {
    const theirs = score({ version: 9, round: 2 });
    expect(taskWithMine({ mine: agree, theirs })).toEqual({ kind: 'submit', round: 2, factors: mine, note: '' });
  });
});

describe('undo', () => {
  it('of a withdrawal sends the same ballot again', () => {
    const before = { ...blank, score: score({ ballots: [{ ...ballot(me, values), note: 'because' }], voters: [me] }) };
    const state = reduce(before, {
      kind: 'task-done',
      task: { kind: 'withdraw', round: 1 },
      score: score({ version: 5 }),
    });
    expect(state.done).toEqual({ kind: 'withdrew', undo: submit });
  });

  it('of an edit puts the earlier answers back and empties what it did not answer', () => {
    const before = {
      ...blank,
      score: score({ phase: 'revealed', agreed: agreement({ value: 5, urgency: 3, relief: 2 }) }),
    };
    const task: Task = { kind: 'edit', version: 4, factors: answers({ value: 8, size: 5 }), isUndo: false };
    const state = reduce(before, { kind: 'task-done', task, score: score({ version: 5, phase: 'agreed' }) });
    expect(state.done?.undo).toEqual({
      kind: 'edit',
      version: 5,
      factors: { value: 5, urgency: 3, relief: 2, size: null },
      isUndo: true,
    });
  });

  it('takes an agreement or a new round back as a whole', () => {
    const agreeing: Task = { kind: 'agree', version: 4, factors: mine, note: '' };
    expect(
      reduce(
        { ...blank, score: score() },
        { kind: 'task-done', task: agreeing, score: score({ version: 5, phase: 'agreed' }) },
      ).done,
    ).toEqual({ kind: 'agreed', undo: { kind: 'reopen', version: 5 } });
    expect(
      reduce(
        { ...blank, score: score() },
        { kind: 'task-done', task: { kind: 'restart', version: 5 }, score: score({ version: 6 }) },
      ).done,
    ).toEqual({ kind: 'restarted', undo: { kind: 'reopen', version: 6 } });
  });

  it('says so when somebody has acted since, and shows what stands', () => {
    const theirs = score({ version: 9, phase: 'agreed' });
    const state = reduce(
      { ...blank, score: score({ version: 5 }) },
      { kind: 'overtaken', task: { kind: 'reopen', version: 5 }, theirs },
    );
    expect(state).toMatchObject({ score: theirs, done: { kind: 'kept' } });
    expect(state.conflict).toBeUndefined();
  });

  it('is not offered for an undo', () => {
    const task: Task = { kind: 'edit', version: 4, factors: {}, isUndo: true };
    const before = { ...blank, score: score({ phase: 'agreed', agreed: agreement({ value: 5 }) }) };
    expect(reduce(before, { kind: 'task-done', task, score: score({ version: 5 }) }).done).toEqual({ kind: 'undone' });
  });
});

describe('a draft found on the device', () => {
  it('waits until I come back to it', () => {
    const state = reduce(blank, { kind: 'drafts-found', ballot: typed });
    expect(state.keptBallot).toBe(typed);
    expect(state.ballot).toBeUndefined();
  });

  it('does not push aside what I am typing now', () => {
    const state = reduce(typing, { kind: 'drafts-found', ballot: draftOf(1, noon) });
    expect(state.ballot).toBe(typed);
    expect(state.keptBallot).toBeUndefined();
  });
});
