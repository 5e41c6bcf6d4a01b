import type { ReactNode } from 'react';
import { Dialog } from '../../kit/dialog';
import type { Factor, ScoringModel } from '#core/value/model';
import { columnName, useValuePage } from './page-context';
import type { Column } from './column';
import { figureText } from './cell';
import type { Row } from './row';

interface WhyDialogProps {
  readonly row: Row;
  readonly column: Column;
  readonly rows: readonly Row[];
  onClose(): void;
}

/** Answers "why?" for a computed figure with what it came from. */
export function WhyDialog({ row, column, rows, onClose }: WhyDialogProps) {
  const context = useValuePage();
  const { words } = context;
  const figure = columnName(column, context);
  const value = figureText(row, column.id, context);
  const title =
    value === undefined
      ? words.say('whyNoScore', { figure, key: row.issue.key })
      : words.say('whyScore', { figure, key: row.issue.key, value });
  return (
    <Dialog title={title} closeLabel={words.say('close')} onClose={onClose}>
      <p dir="auto" className="value-page__why-item">
        {row.issue.summary.slice(0, 400)}
      </p>
      {column.id === 'inherited' ? (
        <InheritedFrom row={row} rows={rows} />
      ) : column.id === 'rank' ? (
        <Neighbours row={row} rows={rows} />
      ) : (
        <Factors row={row} column={column} value={value} />
      )}
    </Dialog>
  );
}

function Factors({
  row,
  column,
  value,
}: {
  readonly row: Row;
  readonly column: Column;
  readonly value: string | undefined;
}) {
  const { words, setup } = useValuePage();
  const { model } = setup;
  const formula = (column.id === 'costOfDelay' ? model.costOfDelay : undefined) ?? model.score;
  const names = new Set(formula.match(/[A-Za-z]\w*/g) ?? []);
  const used = model.factors.filter(({ id }) => names.has(id));
  const missing = used.filter(({ id }) => row.values[id] === undefined);
  const { drift } = row.condition;
  return (
    <>
      <table className="value-page__facts">
        <thead>
          <tr>
            <th scope="col">{words.say('factor')}</th>
            <th scope="col">{words.say('answer')}</th>
          </tr>
        </thead>
        <tbody>
          {used.map((factor) => (
            <FactorRow key={factor.id} factor={factor} row={row} />
          ))}
        </tbody>
      </table>
      {value !== undefined && (
        <p>{words.say('whyFormula', { formula: named(formula, row, model, words.formats.number), value })}</p>
      )}
      {missing.length > 0 && (
        <p>{words.say('whyMissing', { factors: words.formats.list(missing.map(({ name }) => name)) })}</p>
      )}
      {row.condition.isUnsized && column.id === 'score' && <p>{words.say('whyUnsized')}</p>}
      {drift?.agreed !== undefined && (
        <p>{words.say('whyDrift', { agreed: drift.agreed, estimate: drift.estimate })}</p>
      )}
    </>
  );
}

function FactorRow({ factor, row }: { readonly factor: Factor; readonly row: Row }) {
  const { words } = useValuePage();
  const answer = row.values[factor.id];
  const isEstimate = factor.from === 'estimate' && row.isSizeEstimated;
  return (
    <tr>
      <th scope="row">{factor.name}</th>
      <td>
        {isEstimate && answer !== undefined && <span className="value-page__hint">{words.say('estimate')} </span>}
        {answer === undefined ? '–' : words.formats.number(answer)}
      </td>
    </tr>
  );
}

/** The formula with its numbers: `(8 + 5 + 3) ÷ 5`. */
function named(text: string, { values }: Row, { factors }: ScoringModel, write: (value: number) => string): string {
  return text
    .replace(/[A-Za-z]\w*/g, (name) => {
      const factor = factors.find(({ id }) => id === name);
      const answer = factor && values[factor.id];
      return answer === undefined ? name : write(answer);
    })
    .replace(/\*/g, '×')
    .replace(/\//g, '÷');
}

function InheritedFrom({ row, rows }: { readonly row: Row; readonly rows: readonly Row[] }) {
  const { words } = useValuePage();
  const byId = new Map(rows.map((other) => [other.id, other]));
  return (
    <>
      <p>{words.say('whyInherited')}</p>
      <ItemList>
        {row.inherited?.from.map(({ issueId, costOfDelay }) => {
          const other = byId.get(issueId);
          return other && <ItemLine key={issueId} row={other} figure={words.formats.number(costOfDelay)} />;
        })}
      </ItemList>
    </>
  );
}

function Neighbours({ row, rows }: { readonly row: Row; readonly rows: readonly Row[] }) {
  const { words, setup } = useValuePage();
  const { place } = row;
  if (!place) return null;
  const ranked = rows
    .filter((other) => other.place !== undefined)
    .sort((a, b) => (a.place?.rank ?? 0) - (b.place?.rank ?? 0));
  const above = ranked.filter((other) => (other.place?.rank ?? 0) < place.rank).at(-1);
  const below = ranked.find((other) => (other.place?.rank ?? 0) > place.rank);
  return (
    <>
      <p>{words.say('whyRank', { count: place.rank, of: place.of, model: setup.model.name })}</p>
      {[above, below].map(
        (other, index) =>
          other?.score !== undefined && (
            <div key={other.id}>
              <h3 className="value-page__subheading">{words.say(index === 0 ? 'whyAbove' : 'whyBelow')}</h3>
              <ItemList>
                <ItemLine row={other} figure={words.formats.score(other.score)} />
              </ItemList>
            </div>
          ),
      )}
    </>
  );
}

function ItemList({ children }: { readonly children: ReactNode }) {
  return <ul className="value-page__items">{children}</ul>;
}

function ItemLine({ row: { issue }, figure }: { readonly row: Row; readonly figure: string }) {
  const { host } = useValuePage();
  return (
    <li>
      <a
        href={host.issueUrl(issue.key)}
        onClick={(event) => {
          event.preventDefault();
          host.openIssue(issue.key, event.metaKey || event.ctrlKey);
        }}
      >
        {issue.key}
      </a>
      <span dir="auto">{issue.summary.slice(0, 200)}</span>
      <span className="ui-numeric">{figure}</span>
    </li>
  );
}
