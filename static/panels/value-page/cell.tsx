import type { ReactNode } from 'react';
import { classNames } from '../../kit/class-names';
import { CheckIcon, ErrorIcon, RefreshIcon, WarningIcon } from '../../kit/icons';
import { Lozenge } from '../../kit/pill';
import { VisuallyHidden } from '../../kit/visually-hidden';
import type { FactorId } from '#core/value/model';
import { facetValues, type Column } from './column';
import { facetLabel } from './filter';
import type { Row } from './row';
import { shownValues, type RowEdits } from './row-edits';
import { columnName, useValuePage, type ValuePageContext } from './page-context';

/** What a cell is drawn from. */
export interface CellSource {
  readonly row: Row;
  readonly column: Column;
  readonly edits: RowEdits | undefined;
  readonly isSaved: boolean;
  onWhy(row: Row, column: Column): void;
}

/**
 * What a cell of an item shows: text wherever text will do, because a fast scroll draws hundreds of cells in a frame.
 * A function, not a component, for the same reason.
 */
export function cellContent(source: CellSource, context: ValuePageContext): ReactNode {
  const { row, column } = source;
  switch (column.kind) {
    case 'key':
      return keyCell(row, context);
    case 'facet':
      return facetCell(row, column);
    case 'factor':
      return factorCell(source, context);
    case 'figure':
      return figureCell(source, context);
    case 'agreed':
      return agreedText(row, context);
    case 'expires':
      return expiresCell(row, context);
  }
}

const longestSummary = 400;

function keyCell({ issue }: Row, { host }: ValuePageContext): ReactNode {
  return (
    <>
      <a
        href={host.issueUrl(issue.key)}
        className="value-page__key"
        tabIndex={-1}
        onClick={(event) => {
          event.preventDefault();
          host.openIssue(issue.key, event.metaKey || event.ctrlKey);
        }}
      >
        {issue.key}
      </a>
      <bdi className="value-page__summary">{issue.summary.slice(0, longestSummary)}</bdi>
    </>
  );
}

const statusTones = { new: 'neutral', indeterminate: 'info', done: 'success' } as const;

function facetCell(row: Row, column: Column): ReactNode {
  const facet = column.facet ?? 'type';
  if (facet === 'status')
    return <Lozenge tone={statusTones[row.issue.status.category]}>{row.issue.status.name}</Lozenge>;
  return facetValues(row, facet)
    .map((value) => facetLabel(row, facet, value))
    .join(', ');
}

function factorCell({ row, column, edits, isSaved }: CellSource, { words }: ValuePageContext): ReactNode {
  const factor = column.factor?.id as FactorId;
  const value = row.values[factor];
  const figure =
    value !== undefined && column.factor?.from === 'estimate' && row.isSizeEstimated
      ? estimate(value, words)
      : value !== undefined && words.formats.number(value);
  if (!edits && !isSaved) return figure;
  return (
    <span className="value-page__factor">
      <CellState factor={factor} edits={edits} isSaved={isSaved} />
      {edits?.clashes.includes(factor) ? <BothValues factor={factor} edits={edits} /> : figure}
    </span>
  );
}

function estimate(value: number, words: ValuePageContext['words']): ReactNode {
  return (
    <span className="value-page__estimate" title={words.say('estimateHelp')}>
      <span className="value-page__hint">{words.say('estimate')}</span> {words.formats.number(value)}
    </span>
  );
}

function BothValues({ factor, edits }: { readonly factor: FactorId; readonly edits: RowEdits }) {
  const { words } = useValuePage();
  const number = (figure: number | undefined) =>
    figure === undefined ? words.say('empty') : words.formats.number(figure);
  return (
    <span className="value-page__both">
      <VisuallyHidden>{`${words.say('yours', { value: '' })} `}</VisuallyHidden>
      <ins>{number(shownValues(edits)[factor])}</ins>
      <VisuallyHidden>{` ${words.say('theirs', { value: '' })} `}</VisuallyHidden>
      <del>{number(edits.stored.factors[factor])}</del>
    </span>
  );
}

function CellState({
  factor,
  edits,
  isSaved,
}: {
  readonly factor: FactorId;
  readonly edits: RowEdits | undefined;
  readonly isSaved: boolean;
}) {
  const { words } = useValuePage();
  if (edits?.clashes.includes(factor))
    return <Sign tone="warning" icon={<WarningIcon size={14} />} label={words.say('clash')} />;
  const isPending = edits?.changes.some((change) => change.factor === factor) ?? false;
  if (!isPending)
    return isSaved ? <Sign tone="saved" icon={<CheckIcon size={14} />} label={words.say('saved')} /> : null;
  const isWaiting = !edits?.trouble || edits.trouble.kind === 'waiting';
  return isWaiting ? (
    <Sign tone="saving" icon={<RefreshIcon size={14} />} label={words.say('saving')} />
  ) : (
    <Sign tone="danger" icon={<ErrorIcon size={14} />} label={words.say('notSaved')} />
  );
}

function Sign({ tone, icon, label }: { readonly tone: string; readonly icon: ReactNode; readonly label: string }) {
  return (
    <span className={`value-page__sign value-page__sign--${tone}`} title={label}>
      {icon}
      <VisuallyHidden>{label}</VisuallyHidden>
    </span>
  );
}

/** A computed figure in the viewer's digits; nothing where there is none. */
export function figureText(row: Row, columnId: string, { words }: Pick<ValuePageContext, 'words'>): string | undefined {
  const { formats } = words;
  switch (columnId) {
    case 'score':
      return row.score === undefined ? undefined : formats.score(row.score);
    case 'costOfDelay':
      return row.costOfDelay === undefined ? undefined : formats.number(row.costOfDelay);
    case 'inherited':
      return row.inherited && formats.number(row.inherited.costOfDelay);
    case 'rank':
      return row.place && formats.number(row.place.rank);
    default:
      return undefined;
  }
}

function figureCell({ row, column, onWhy }: CellSource, context: ValuePageContext): ReactNode {
  const text = figureText(row, column.id, context);
  if (text === undefined) return null;
  const name = columnName(column, context);
  return (
    <button
      type="button"
      className={classNames('value-page__figure', column.id === 'score' && 'value-page__figure--score')}
      tabIndex={-1}
      data-why={context.words.say('why')}
      aria-label={context.words.say('whyOf', { figure: name, key: row.issue.key, value: text })}
      onClick={() => onWhy(row, column)}
    >
      {text}
    </button>
  );
}

/** Who agreed and when. */
export function agreedText({ stored }: Row, { words, people, setup }: ValuePageContext): string {
  const agreed = stored?.agreed;
  if (!agreed) return '';
  if (agreed.modelId !== setup.model.id) return words.say('otherModel', { model: agreed.modelId.toUpperCase() });
  const name = people.get(agreed.by)?.name ?? words.say('somebody');
  return words.say('agreedByOn', { name, date: words.formats.day(agreed.at) });
}

function expiresCell(row: Row, { words }: ValuePageContext): ReactNode {
  const agreed = row.stored?.agreed;
  if (!agreed) return null;
  if (agreed.expires === undefined) return words.say('never');
  const date = words.formats.day(agreed.expires);
  return row.condition.isStale ? <Lozenge tone="warning">{words.say('expired', { date })}</Lozenge> : date;
}
