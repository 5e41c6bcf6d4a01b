import type { TeamId } from '#core/train/ids';
import { gapOf } from '../train-planning/planning-state';
import type { ComparedPlan } from './comparison-columns';
import type { ScenarioContext } from './scenario-context';

/** One figure of a plan in words. */
export interface FigureCell {
  readonly text: string;
  /** Beside it, in small. */
  readonly more?: string;
  /** Somebody has to look at it. */
  readonly isBad?: boolean;
}

/** One figure of every plan. */
export interface FigureRow {
  readonly key: string;
  readonly label: string;
  readonly cells: readonly FigureCell[];
}

type Context = Pick<ScenarioContext, 'words' | 'board'>;

/** Teams that are named at most where several are over their capacity. */
const mostNamed = 3;

/** Value, load, conflicts, and what is set aside. */
export function figureRows(
  plans: readonly ComparedPlan[],
  worth: ReadonlyMap<string, number | null>,
  context: Context,
): readonly FigureRow[] {
  const { words } = context;
  const { number, percent } = words.formats;
  const row = (key: string, label: string, cell: (plan: ComparedPlan) => FigureCell): FigureRow => ({
    key,
    label,
    cells: plans.map(cell),
  });
  const count = (many: number): FigureCell => ({ text: number(many), isBad: many > 0 });
  return [
    row('value', words.say('value'), (plan) => valueCell(plan, worth.get(plan.id), context)),
    row('load', words.say('load'), ({ figures: { load, capacity } }) => ({
      text:
        capacity > 0
          ? words.say('loadOf', { share: percent(load / capacity), points: number(capacity) })
          : words.say('noCapacity', { points: number(load) }),
    })),
    row('mean', words.say('meanLoad'), ({ figures: { meanRatio } }) => ({
      text: meanRatio === undefined ? '–' : percent(meanRatio),
    })),
    row('fullest', words.say('fullest'), ({ figures: { fullest } }) => ({
      text: fullest
        ? words.say('fullestIs', { team: teamName(fullest.teamId, context), share: percent(fullest.ratio) })
        : '–',
    })),
    row('over', words.say('teamsOver'), (plan) => overCell(plan, context)),
    row('conflicts', words.say('conflicts'), ({ figures }) => count(figures.conflicts)),
    row('at-risk', words.say('atRisk'), ({ figures }) => ({ text: number(figures.atRisk) })),
    row('unmet', words.say('unmet'), ({ figures }) => count(figures.unmet)),
    row('aside', words.say('aside'), ({ figures: { aside } }) => ({
      text: words.say('asideOf', { count: aside.features, worth: number(aside.worth) }),
    })),
  ];
}

/** When features are done. */
export function dateRows(plans: readonly ComparedPlan[], { words, board }: Context): readonly FigureRow[] {
  const { slots, milestones } = board.pi;
  const { number, calendarDate } = words.formats;
  return [
    {
      key: 'last',
      label: words.say('lastSlot'),
      cells: plans.map(({ figures: { lastSlot } }) => ({
        text: lastSlot === undefined ? '–' : (slots[lastSlot]?.name ?? '–'),
      })),
    },
    ...milestones.map(({ name, day }, index) => ({
      key: `milestone ${index}`,
      label: words.say('doneBy', { name, day: calendarDate(day) }),
      cells: plans.map(({ figures }) => ({ text: number(figures.doneBy[index]?.features ?? 0) })),
    })),
    ...slots.map(({ name }, slot) => ({
      key: `slot ${slot}`,
      label: words.say('doneIn', { slot: name }),
      cells: plans.map(({ figures }) => ({ text: number(figures.doneIn[slot] ?? 0) })),
    })),
  ];
}

/** How full each team is. */
export function teamRows(plans: readonly ComparedPlan[], { words, board }: Context): readonly FigureRow[] {
  const { number, percent } = words.formats;
  return board.row.train.teams.map(({ id, name }) => ({
    key: id,
    label: words.say('loadByTeam', { team: name }),
    cells: plans.map(({ figures }) => {
      const { load = 0, capacity = 0, over = 0 } = figures.teams.find(({ teamId }) => teamId === id) ?? {};
      return {
        text: capacity > 0 ? percent(load / capacity) : words.say('noCapacity', { points: number(load) }),
        isBad: over > 0,
      };
    }),
  }));
}

function valueCell({ scenario }: ComparedPlan, today: number | null | undefined, { words }: Context): FigureCell {
  const { number, percent } = words.formats;
  const now = today === undefined ? words.say('counting') : today === null ? words.say('valueUnknown') : number(today);
  if (!scenario) return { text: now };
  const { value, bound } = scenario;
  const gap = gapOf(value, bound);
  const proof =
    gap === undefined
      ? words.say('unproven')
      : gap < 0.0005
        ? words.say('provenBest')
        : words.say('gap', { gap: gap < 0.1 ? `${number(Math.ceil(gap * 1_000) / 10)} %` : percent(gap) });
  // Sums are rounded on their way through the planner and the record.
  const isSame = today === undefined || (today !== null && Math.abs(today - value) < 0.01);
  return { text: number(value), more: isSame ? proof : `${proof}; ${words.say('valueToday', { value: now })}` };
}

function overCell({ figures: { teams } }: ComparedPlan, context: Context): FigureCell {
  const { words } = context;
  const over = teams.filter((team) => team.over > 0);
  if (over.length === 0) return { text: words.say('noneOver') };
  const named = over.slice(0, mostNamed).map(({ teamId }) => teamName(teamId, context));
  const left = over.length - named.length;
  const names = words.formats.list(left > 0 ? [...named, words.say('others', { count: left })] : named);
  return { text: words.say('teamsOverAre', { count: over.length, names }), isBad: true };
}

function teamName(teamId: TeamId, { board }: Context): string {
  return board.row.train.teams.find(({ id }) => id === teamId)?.name ?? teamId;
}
