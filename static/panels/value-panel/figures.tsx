import { namesIn, parseFormula } from '#core/value/formula';
import type { FactorId } from '#core/value/model';
import { Figure } from '../../kit/disclosure';
import { Button } from '../../kit/button';
import { agreedEvaluation, standingScore } from './reading';
import type { ValuePanelContext } from './panel-context';

/** Every figure of the first line, each with where it comes from. */
export function Figures({ context }: { readonly context: ValuePanelContext }) {
  const { words, score, state, host } = context;
  const evaluation = agreedEvaluation(score);
  const { formats } = words;
  const standing = state.standing;
  const own = standingScore(score);
  return (
    <div className="value-figures">
      {evaluation?.costOfDelay !== undefined && (
        <Figure label={words.say('costOfDelay')} value={formats.number(evaluation.costOfDelay)} why={words.say('why')}>
          <AgreedAnswers context={context} formula={score.model.costOfDelay ?? ''} result={evaluation.costOfDelay} />
        </Figure>
      )}
      {own !== undefined && (
        <Figure label={score.model.name} value={formats.score(own)} why={words.say('why')}>
          <AgreedAnswers context={context} formula={score.model.score} result={own} />
        </Figure>
      )}
      {standing && own !== undefined && (
        <Figure
          label={words.say('rankFigure')}
          value={words.say('rank', { count: standing.rank, of: standing.of })}
          why={words.say('why')}
        >
          <p>{words.say('rankWhy', { model: score.model.name, score: formats.number(own) })}</p>
          {standing.among && (
            <p>{words.say('rankAmong', { model: score.model.name, types: formats.list(standing.among) })}</p>
          )}
          <Button appearance="link" isCompact onClick={() => host.openSearch(standing.inOrder)}>
            {words.say('rankList')}
          </Button>
        </Figure>
      )}
      <InheritedFigure context={context} />
    </div>
  );
}

/** The factors of a formula with the agreed answers, and the formula with its result. */
function AgreedAnswers({
  context,
  formula,
  result,
}: {
  readonly context: ValuePanelContext;
  readonly formula: string;
  readonly result: number;
}) {
  const { words, score } = context;
  const { model, agreed } = score;
  const parsed = parseFormula(
    formula,
    model.factors.map(({ id }) => id),
  );
  const used = new Set<string>(parsed.kind === 'ok' ? namesIn(parsed.value) : []);
  const factors = model.factors.filter(({ id }) => used.has(id));
  return (
    <>
      <dl className="value-answers">
        {factors.map(({ id, name }) => (
          <div key={id}>
            <dt>{name}</dt>
            <dd className="ui-numeric">{answer(context, id)}</dd>
          </div>
        ))}
      </dl>
      <p className="value-answers__formula ui-numeric">
        {spelled(formula, model.factors, agreed?.factors ?? {}, words.formats.number)} ={' '}
        <strong>{words.formats.number(result)}</strong>
      </p>
      {agreed?.note !== undefined && <p dir="auto">{agreed.note}</p>}
    </>
  );
}

function answer({ score, words }: ValuePanelContext, id: FactorId): string {
  const value = score.agreed?.factors[id];
  return value === undefined ? words.say('noAnswer') : words.formats.number(value);
}

/** `(value + urgency) / size` as `(8 + 5) ÷ 3`. */
function spelled(
  formula: string,
  factors: ValuePanelContext['score']['model']['factors'],
  values: NonNullable<ValuePanelContext['score']['agreed']>['factors'],
  format: (value: number) => string,
): string {
  const known = new Set<string>(factors.map(({ id }) => id));
  return formula
    .replace(/[A-Za-z]\w*/g, (name) => {
      const value = known.has(name) ? values[name as FactorId] : undefined;
      return value === undefined ? name : format(value);
    })
    .replaceAll('*', '×')
    .replaceAll('/', '÷')
    .replaceAll('-', '−');
}

function InheritedFigure({ context }: { readonly context: ValuePanelContext }) {
  const { words, state, host, panel } = context;
  const { inheritance } = state;
  if (inheritance?.kind === 'failed') {
    return (
      <p className="value-stage__note">
        {words.say('inheritedFailed')}{' '}
        <Button appearance="link" isCompact onClick={() => void panel.retryItem()}>
          {words.say('retry')}
        </Button>
      </p>
    );
  }
  if (inheritance?.kind !== 'here' || inheritance.value.waiting === 0) return undefined;
  const { costOfDelay, from, waiting, isCapped } = inheritance.value;
  return (
    <Figure label={words.say('inherited')} value={words.formats.number(costOfDelay)} why={words.say('why')}>
      <p>{words.say('inheritedHelp')}</p>
      {from.length === 0 && <p>{words.say('inheritedNone')}</p>}
      <ul className="value-inherited">
        {from.map((item) => (
          <li key={item.key}>
            <a
              href={host.issueUrl(item.key)}
              onClick={(event) => {
                event.preventDefault();
                host.openIssue(item.key, event.ctrlKey || event.metaKey);
              }}
            >
              {item.key}
            </a>
            <span className="value-inherited__summary" dir="auto">
              {item.summary}
            </span>
            <strong className="ui-numeric">{words.formats.number(item.costOfDelay)}</strong>
          </li>
        ))}
      </ul>
      {isCapped && <p>{words.say('inheritedCapped', { count: waiting })}</p>}
    </Figure>
  );
}
