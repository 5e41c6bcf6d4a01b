import { Disclosure } from '../../kit/disclosure';
import type { Factor, ScoringModel } from '#core/value/model';
import type { SettingsPageWords } from '../words/en-settings-page';

/** What a scoring model asks, which answers it takes and how it reckons. */
export function ModelFacts({ model, words }: { readonly model: ScoringModel; readonly words: SettingsPageWords }) {
  return (
    <Disclosure summary={words.say('factorsOf', { model: model.name })}>
      <table className="settings-page__factors">
        <thead>
          <tr>
            <th scope="col">{words.say('factor')}</th>
            <th scope="col">{words.say('answers')}</th>
          </tr>
        </thead>
        <tbody>
          {model.factors.map((factor) => (
            <tr key={factor.id}>
              <th scope="row">
                {factor.name}
                <p className="settings-page__hint">
                  {factor.help} {factor.from === 'estimate' && words.say('fromEstimate')}
                </p>
              </th>
              <td>{answers(factor)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{words.say('scoreFormula', { formula: named(model.score) })}</p>
      {model.costOfDelay !== undefined && <p>{words.say('costFormula', { formula: named(model.costOfDelay) })}</p>}
    </Disclosure>
  );

  function answers({ scale }: Factor): string {
    const { number, list } = words.formats;
    if (scale.kind === 'steps')
      return list(
        scale.steps.map(({ value, name }) =>
          name === undefined ? number(value) : words.say('stepNamed', { value, name }),
        ),
      );
    return scale.max >= 1_000_000
      ? words.say('rangeFrom', { min: scale.min })
      : words.say('range', { min: scale.min, max: scale.max });
  }

  function named(formula: string): string {
    return formula
      .replace(/[A-Za-z]\w*/g, (id) => model.factors.find((factor) => factor.id === id)?.name ?? id)
      .replace(/\*/g, '×')
      .replace(/\//g, '÷');
  }
}
