import type { ReactNode } from 'react';
import { classNames } from '../../kit/class-names';
import { ErrorIcon, RefreshIcon, WarningIcon } from '../../kit/icons';
import { VisuallyHidden } from '../../kit/visually-hidden';
import { loadRatio, pointsOver } from '#core/train/capacity-points';
import type { TeamId } from '#core/train/ids';
import { teamName, type CapacityContext, type Question } from './capacity-context';
import { slotOfColumn, type CapacityLine, type SlotFigures } from './capacity-table';
import type { TeamEdit } from './capacity-edits';
import { cellValue, entryAt, type Measure } from './entries';

/** What a cell is drawn from. */
export interface CellSource {
  readonly context: CapacityContext;
  readonly isAll: boolean;
  onAsk(question: Question): void;
}

type Row = Extract<CapacityLine, { readonly kind: 'row' }>;

/** What a cell shows. A function, not a component: many come into sight at once. */
export function capacityCell(line: CapacityLine, columnId: string, source: CellSource): ReactNode {
  if (line.kind === 'group') return null;
  const slot = slotOfColumn(columnId);
  if (slot !== undefined) return slotCell(line, slot, source);
  switch (columnId) {
    case 'team':
      return heading(line, source);
    case 'sum':
      return sumCell(line, undefined, source);
    default:
      return line.teamId !== undefined && (!source.isAll || line.measure === 'points')
        ? historyText(line.teamId, source.context, false)
        : null;
  }
}

/** The heading of a team above its measures. */
export function TeamHeading({ teamId, name, source }: { teamId: TeamId; name: string; source: CellSource }) {
  return (
    <span className="train-capacity__team">
      <bdi className="train-capacity__name">{name}</bdi>
      <EditSign edit={source.context.editing.edits.get(teamId)} {...{ teamId, source }} />
    </span>
  );
}

function heading(line: Row, source: CellSource): ReactNode {
  const { words, editing } = source.context;
  if (line.teamId === undefined) return words.say('allTeams');
  if (source.isAll) return <span className="train-capacity__measure">{words.say(line.measure)}</span>;
  const edit = editing.edits.get(line.teamId);
  if (!edit) return line.name;
  return <TeamHeading teamId={line.teamId} name={line.name} source={source} />;
}

interface EditSignProps {
  readonly edit: TeamEdit | undefined;
  readonly teamId: TeamId;
  readonly source: CellSource;
}

function EditSign({ edit, teamId, source: { context, onAsk } }: EditSignProps) {
  const { words } = context;
  switch (edit?.phase) {
    case undefined:
      return null;
    case 'sending':
      return <Sign tone="saving" icon={<RefreshIcon size={14} />} label={words.say('saving')} />;
    case 'clash':
      return (
        <button
          type="button"
          className="train-capacity__clash"
          tabIndex={-1}
          title={words.say('clash')}
          onClick={() => onAsk({ kind: 'clash', teamId })}
        >
          <WarningIcon size={14} /> {words.say('bothVersions')}
        </button>
      );
    default:
      return <Sign tone="danger" icon={<ErrorIcon size={14} />} label={words.say('notSaved')} />;
  }
}

function Sign({ tone, icon, label }: { readonly tone: string; readonly icon: ReactNode; readonly label: string }) {
  return (
    <span className={`train-capacity__sign train-capacity__sign--${tone}`} title={label}>
      {icon}
      <VisuallyHidden>{label}</VisuallyHidden>
    </span>
  );
}

function slotCell(line: Row, slot: number, source: CellSource): ReactNode {
  if (line.teamId === undefined) return sumCell(line, slot, source);
  const { figures, words } = source.context;
  if (line.measure === 'points') return pointsCell(line.teamId, slot, source);
  return measureText(cellValue(entryAt(figures.entriesOf(line.teamId), slot), line.measure), line.measure, words);
}

function sumCell({ teamId, measure }: Row, slot: number | undefined, { context }: CellSource): ReactNode {
  const { figures, words } = context;
  const where = { ...(teamId !== undefined && { teamId }), ...(slot !== undefined && { slot }) };
  if (measure !== 'points') return measureText(figures.sumOf(measure, where), measure, words);
  return <Figures figures={figures.sum(where)} context={context} />;
}

function measureText(value: number | undefined, measure: Measure, { formats }: CapacityContext['words']): ReactNode {
  if (value === undefined) return null;
  return measure === 'focus' ? formats.percent(value) : formats.number(value);
}

function pointsCell(teamId: TeamId, slot: number, { context, onAsk }: CellSource): ReactNode {
  const { words, state, figures } = context;
  const shown = figures.of(teamId, slot);
  return (
    <button
      type="button"
      className="train-capacity__points"
      tabIndex={-1}
      data-why={words.say('why')}
      onClick={() => onAsk({ kind: 'why', teamId, slot })}
    >
      <Figures figures={shown} context={context} />
      <VisuallyHidden>
        {` ${words.say('whyOf', {
          points: shown.points ?? words.say('unknown'),
          team: teamName(state, teamId),
          slot: state.pi.slots[slot]?.name ?? '',
        })}`}
      </VisuallyHidden>
    </button>
  );
}

/** Load of capacity, with what it is over, in words and as a bar. */
function Figures({
  figures: { points, load },
  context: { words },
}: {
  figures: SlotFigures;
  context: CapacityContext;
}) {
  const { formats } = words;
  if (points === undefined)
    return (
      <span className="train-capacity__unknown" title={words.say('loadOnly', { load })}>
        {load > 0 ? words.say('load', { load: formats.score(load), points: '–' }) : '–'}
      </span>
    );
  const cell = { load, capacity: points, hasCapacity: true };
  const over = pointsOver(cell);
  return (
    <span className="train-capacity__figures">
      {over > 0 && (
        <span className="train-capacity__over" title={words.say('over', { count: formats.score(over) })}>
          {words.say('overShort', { count: formats.score(over) })}
        </span>
      )}
      <span>
        {formats.score(load)}
        <span className="train-capacity__of"> / </span>
        <span className="train-capacity__capacity">{formats.score(points)}</span>
      </span>
      <span className={classNames('train-capacity__bar', over > 0 && 'train-capacity__bar--over')}>
        <span style={{ inlineSize: `${Math.min(1, loadRatio(cell) ?? 0) * 100}%` }} />
      </span>
    </span>
  );
}

/** The median of what a team has delivered; undefined where nothing is known. */
export function medianOf({ history }: Pick<CapacityContext, 'history'>, teamId: TeamId): number | undefined {
  return history.kind === 'here' ? history.of.get(teamId)?.median : undefined;
}

/** The iteration in which most is planned for a team. */
export function fullestOf(
  { state, figures }: Pick<CapacityContext, 'state' | 'figures'>,
  teamId: TeamId,
): { readonly slot: string; readonly load: number } {
  const loads = state.pi.slots.map(({ name }, at) => ({ slot: name, load: figures.of(teamId, at).load }));
  return loads.reduce((most, each) => (each.load > most.load ? each : most), { slot: '', load: 0 });
}

/** What a team has delivered: the median, then each iteration from the oldest on. */
export function historyText(teamId: TeamId, context: CapacityContext, isLong: boolean): ReactNode {
  const { history, words } = context;
  const delivered = history.kind === 'here' ? history.of.get(teamId) : undefined;
  if (!delivered) return null;
  const { median, iterations, unestimated } = delivered;
  if (median === undefined) return words.say('historyNone');
  const count = iterations.length;
  const numbers = iterations.map(({ points }) => words.formats.number(points)).join(' · ');
  const text = isLong
    ? words.say('historyInGroup', { count, median, numbers })
    : words.say('history', { median, numbers });
  const blind = unestimated > 0 ? ` ${words.say('historyUnestimated', { count: unestimated })}` : '';
  const help = words.say('historyHelp', { count, median }) + blind;
  return (
    <span className="train-capacity__history" title={help}>
      {fullestOf(context, teamId).load > median && (
        <Sign tone="warning" icon={<WarningIcon size={14} />} label={words.say('aboveHistory', { median })} />
      )}
      {text}
    </span>
  );
}
