import { openSprints, sprintsIn } from '#jira/sprints';

/** The JSON of the sprint field: a sprint that ended, one that was completed later than planned, the one that is open. */
const stored = [
  { id: 31, name: 'Third', state: 'active', endDate: '2026-11-12T00:00:00.000Z' },
  {
    id: 40,
    name: 'First',
    state: 'closed',
    endDate: '2026-10-15T00:00:00.000Z',
    completeDate: '2026-10-14T16:00:00.000Z',
  },
  {
    id: 12,
    name: 'Second',
    state: 'closed',
    endDate: '2026-10-01T00:00:00.000Z',
    completeDate: '2026-10-30T09:00:00Z',
  },
];

describe('the sprints of an issue', () => {
  it('are those that are over by their end, then the open one, whatever order Jira has them in', () => {
    // First was completed on 14 October, Second on 30 October; Third is open
    expect(sprintsIn(stored)).toEqual(['40', '12', '31']);
    expect(sprintsIn([...stored].reverse())).toEqual(['40', '12', '31']);
  });

  it('are none where the field is empty, absent or of another form', () => {
    expect(
      [null, undefined, [], 'com.atlassian.greenhopper.service.sprint.Sprint@1[id=7]', [{ name: 'x' }]].map(sprintsIn),
    ).toEqual([[], [], [], [], []]);
  });

  it('that are not over are told apart', () => {
    expect(openSprints(stored)).toEqual(['31']);
  });
});
