import { Progress } from '#app/progress';

describe('the progress of a list', () => {
  it('is shown at once, and ten times a second at most', () => {
    let now = 0;
    const progress = new Progress(() => now);
    const due = [0, 1, 99, 100, 150, 199, 200, 1_000].filter((moment) => {
      now = moment;
      return progress.isDue();
    });
    expect(due).toEqual([0, 100, 200, 1_000]);
  });

  it('knows whether anything was shown yet', () => {
    const progress = new Progress(() => 0);
    expect(progress.isFirst).toBe(true);
    progress.isDue();
    expect(progress.isFirst).toBe(false);
  });
});
