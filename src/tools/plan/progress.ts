import { isReached } from '#tools/plan/bound-watch';

const figure = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2, useGrouping: false });

/** Says how a search is going: what is better than before, in no more than a line a second. */
export class Progress {
  private last = -Infinity;
  private said = '';

  constructor(
    private readonly say: (line: string) => void,
    private readonly now: () => number,
  ) {}

  /** `value`: undefined without a plan; `bound`: Infinity without one. `isFinal` is said at once. */
  report(value: number | undefined, bound: number, isFinal = false): void {
    const now = this.now();
    const line = [
      value === undefined ? 'no plan yet' : `value ${figure.format(value)}`,
      ...(bound < Infinity ? [`bound ${figure.format(bound)}`] : []),
      ...gapOf(value, bound),
    ].join('   ');
    if (!isFinal && (now - this.last < 1_000 || line === this.said)) return;
    this.last = now;
    this.said = line;
    this.say(`${figure.format(now / 1_000).padStart(8)} s   ${line}`);
  }
}

/** What is missing to the bound, as a share of it. */
function gapOf(value: number | undefined, bound: number): readonly string[] {
  if (value === undefined || bound === Infinity) return [];
  if (isReached(value, bound)) return ['gap 0.00 %'];
  if (bound <= 0) return [];
  return [`gap ${figure.format(((bound - value) / bound) * 100)} %`];
}
