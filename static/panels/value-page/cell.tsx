import { memo, type ReactNode } from 'react';
import { classNames } from '../../kit/class-names';
import { CheckIcon, ErrorIcon, RefreshIcon, WarningIcon } from '../../kit/icons';
import { Lozenge } from '../../kit/pill';
import { VisuallyHidden } from '../../kit/visually-hidden';
import type { FactorId } from '#core/model';
import { facetValues, type Column } from './column';
import { facetLabel } from './filter';
import type { Row } from './row';
import { shownValues, type RowEdits } from './row-edits';
import { columnName, useScope, type Scope } from './scope';

interface CellProps {
  readonly row: Row;
  readonly column: Column;
  readonly edits: RowEdits | undefined;
  readonly isSaved: boolean;
  onWhy(row: Row, column: Column): void;
}

/** What a cell of an item shows. */
export const ItemCell = memo(function ItemCell({ row, column, edits, isSaved, onWhy }: CellProps) {
  const scope = useScope();
  switch (column.kind) {
    case 'key':
      return <KeyCell row={row} />;
    case 'facet':
      return <FacetCell row={row} column={column} />;
    case 'factor':
      return <FactorCell row={row} column={column} edits={edits} isSaved={isSaved} />;
    case 'figure':
      return <FigureCell row={row} column={column} onWhy={onWhy} />;
    case 'agreed':
      return <Plain>{agreedText(row, scope)}</Plain>;
    case 'expires':
      return <ExpiresCell row={row} />;
  }
});

const longestSummary = 400;

function KeyCell({ row: { issue } }: { readonly row: Row }) {
  const { host } = useScope();
  return (
    <span className="value-page__item">
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
      <span className="value-page__summary" dir="auto">
        {issue.summary.slice(0, longestSummary)}
      </span>
    </span>
  );
}

const statusTones = { new: 'neutral', indeterminate: 'info', done: 'success' } as const;

function FacetCell({ row, column }: { readonly row: Row; readonly column: Column }) {
  const facet = column.facet ?? 'type';
  if (facet === 'status') return <Lozenge tone={statusTones[row.issue.status.category]}>{row.issue.status.name}</Lozenge>;
  const text = facetValues(row, facet)
    .map((value) => facetLabel(row, facet, value))
    .join(', ');
  return <Plain>{text}</Plain>;
}

function FactorCell({ row, column, edits, isSaved }: Omit<CellProps, 'onWhy'>) {
  const { words } = useScope();
  const factor = column.factor?.id as FactorId;
  const value = row.values[factor];
  const isEstimate = column.factor?.from === 'estimate' && row.isSizeEstimated;
  const isClash = edits?.clashes.includes(factor) ?? false;
  const number = (figure: number | undefined) => (figure === undefined ? words.say('empty') : words.formats.number(figure));
  return (
    <span className="value-page__factor">
      <CellState factor={factor} edits={edits} isSaved={isSaved} />
      {isClash ? (
        <span className="value-page__both">
          <VisuallyHidden>{`${words.say('yours', { value: '' })} `}</VisuallyHidden>
          <ins>{number(edits && shownValues(edits)[factor])}</ins>
          <VisuallyHidden>{` ${words.say('theirs', { value: '' })} `}</VisuallyHidden>
          <del>{number(edits?.stored.factors[factor])}</del>
        </span>
      ) : isEstimate && value !== undefined ? (
        <span className="value-page__estimate" title={words.say('estimateHelp')}>
          <span className="value-page__hint">{words.say('estimate')}</span> {words.formats.number(value)}
        </span>
      ) : (
        value !== undefined && words.formats.number(value)
      )}
    </span>
  );
}

function CellState({ factor, edits, isSaved }: { readonly factor: FactorId; readonly edits: RowEdits | undefined; readonly isSaved: boolean }) {
  const { words } = useScope();
  if (edits?.clashes.includes(factor)) return <Sign tone="warning" icon={<WarningIcon size={14} />} label={words.say('clash')} />;
  const isPending = edits?.changes.some((change) => change.factor === factor) ?? false;
  if (!isPending) return isSaved ? <Sign tone="saved" icon={<CheckIcon size={14} />} label={words.say('saved')} /> : null;
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
export function figureText(row: Row, columnId: string, { words }: Pick<Scope, 'words'>): string | undefined {
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

function FigureCell({ row, column, onWhy }: Pick<CellProps, 'row' | 'column' | 'onWhy'>) {
  const scope = useScope();
  const text = figureText(row, column.id, scope);
  if (text === undefined) return null;
  const name = columnName(column, scope);
  return (
    <button
      type="button"
      className={classNames('value-page__figure', column.id === 'score' && 'value-page__figure--score')}
      tabIndex={-1}
      data-why={scope.words.say('why')}
      aria-label={scope.words.say('whyOf', { figure: name, key: row.issue.key, value: text })}
      onClick={() => onWhy(row, column)}
    >
      {text}
    </button>
  );
}

/** Who agreed and when. */
export function agreedText({ stored }: Row, { words, people, setup }: Scope): string {
  const agreed = stored?.agreed;
  if (!agreed) return '';
  if (agreed.modelId !== setup.model.id) return words.say('otherModel', { model: agreed.modelId.toUpperCase() });
  const name = people.get(agreed.by)?.name ?? words.say('somebody');
  return words.say('agreedByOn', { name, date: words.formats.day(agreed.at) });
}

function ExpiresCell({ row }: { readonly row: Row }) {
  const { words } = useScope();
  const agreed = row.stored?.agreed;
  if (!agreed) return null;
  if (agreed.expires === undefined) return <Plain>{words.say('never')}</Plain>;
  const date = words.formats.day(agreed.expires);
  return row.condition.isStale ? <Lozenge tone="warning">{words.say('expired', { date })}</Lozenge> : <Plain>{date}</Plain>;
}

function Plain({ children }: { readonly children: string }) {
  return children === '' ? null : (
    <span className="value-page__text" dir="auto" title={children}>
      {children}
    </span>
  );
}
