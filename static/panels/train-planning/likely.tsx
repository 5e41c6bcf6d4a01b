import './likely.css';
import { useMemo, useState } from 'react';
import type { FeatureForecast, Forecast } from '#planner/forecast/forecast';
import { fewestIterations } from '#core/train/throughput';
import type { Train } from '#core/train/train';
import { Button } from '../../kit/button';
import { Disclosure } from '../../kit/disclosure';
import { Message } from '../../kit/message';
import { useStore } from '../base/store';
import type { Host } from '../host';
import { enTrainLikely, type TrainLikelyWords } from '../words/en-train-likely';
import { useWords } from '../words/use-words';
import type { Names } from './explanation-text';
import {
  allDoneSlots,
  basisTexts,
  chanceText,
  gapTexts,
  isUnsteady,
  leastLikelyFirst,
  reachTexts,
  thinTexts,
  worthText,
} from './likely-text';
import type { Forecastable, Outlook, Outlooks } from './outlook';

/** Lines of the list of features that are drawn at first, and at each further press. */
const linesAtOnce = 50;

interface LikelyProps {
  readonly host: Host;
  readonly outlooks: Outlooks;
  readonly found: Forecastable;
  readonly train: Train;
  readonly names: Names;
}

/** How likely a plan is: first what that is known from, and how it would have done before; then what comes of the plan. */
export function Likely({ host, outlooks, found, train, names }: LikelyProps) {
  const words = useWords(enTrainLikely, host);
  const outlook = useStore(outlooks.states).get(found.id);
  if (!outlook) return null;
  return (
    <section className="likely" aria-label={words.say('title')}>
      <h3>{words.say('title')}</h3>
      <Told {...{ words, outlook, train, names }} onRetry={() => void outlooks.look(found)} />
    </section>
  );
}

interface ToldProps extends Pick<LikelyProps, 'train' | 'names'> {
  readonly words: TrainLikelyWords;
  readonly outlook: Outlook;
  onRetry(): void;
}

function Told({ words, outlook, train, names, onRetry }: ToldProps) {
  switch (outlook.kind) {
    case 'reading':
      return <p role="status">{words.say('reading')}</p>;
    case 'failed':
      return (
        <Message tone="warning" actions={<Button onClick={onRetry}>{words.say('retry')}</Button>}>
          {words.say('failed')}
        </Message>
      );
    case 'thin': {
      const { basis } = outlook;
      if (basis.thin.length === 0) return <p>{words.say('nothingPlanned')}</p>;
      return (
        <>
          <p>{words.say('thin', { count: fewestIterations })}</p>
          <Texts texts={[...thinTexts(basis, train, words), ...gapTexts({ ...basis, thin: [] }, train, words)]} />
        </>
      );
    }
    case 'here': {
      const { basis, forecast } = outlook;
      return (
        <>
          <Texts texts={[...basisTexts(basis, forecast, train, words), ...gapTexts(basis, train, words)]} />
          {isUnsteady(forecast.backcast) && <Message tone="warning">{words.say('unsteady')}</Message>}
          {forecast.whole.features.stated > 0 && <Figures {...{ words, forecast, names }} />}
          <Features {...{ words, names }} features={forecast.features} />
        </>
      );
    }
  }
}

function Texts({ texts }: { readonly texts: readonly string[] }) {
  return (
    <ul className="likely__basis">
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

interface FiguresProps {
  readonly words: TrainLikelyWords;
  readonly forecast: Forecast;
  readonly names: Names;
}

/** What comes of the plan as a whole; the headings of columns stand in each cell where the page is narrow. */
function Figures({ words, forecast: { whole }, names }: FiguresProps) {
  const heads = [words.say('stated'), words.say('expected'), words.say('p50'), words.say('p85')];
  const bySlot = allDoneSlots(whole.allDoneBy).map((slot) =>
    slot === undefined ? words.say('notInPi') : names.slot(slot),
  );
  const lines = [
    { title: words.say('features'), cells: reachTexts(whole.features, words) },
    { title: words.say('points'), cells: reachTexts(whole.points, words) },
    { title: words.say('value'), cells: reachTexts(whole.value, words) },
    { title: words.say('allDone'), cells: ['', '', ...bySlot] },
  ];
  return (
    <>
      <p>
        <strong>{worthText(whole.value, words)}</strong>
      </p>
      <table className="likely__figures">
        <caption>{words.say('figures')}</caption>
        <thead>
          <tr>
            <td />
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ title, cells }) => (
            <tr key={title}>
              <th scope="row">{title}</th>
              {cells.map((cell, index) => (
                <td key={heads[index]} className="ui-numeric" data-head={heads[index]}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

interface FeaturesProps {
  readonly words: TrainLikelyWords;
  readonly names: Names;
  readonly features: readonly FeatureForecast[];
}

function Features({ words, names, features }: FeaturesProps) {
  const [most, setMost] = useState(linesAtOnce);
  const sorted = useMemo(() => leastLikelyFirst(features.filter(({ id }) => names.isKnown(id))), [features, names]);
  if (sorted.length === 0) return null;
  const left = Math.min(linesAtOnce, sorted.length - most);
  return (
    <Disclosure summary={words.say('byFeature', { count: sorted.length })}>
      <ol className="planning-dialog__lines">
        {sorted.slice(0, most).map((feature) => (
          <Feature key={feature.id} {...{ words, names, feature }} />
        ))}
      </ol>
      {left > 0 && (
        <Button appearance="link" onClick={() => setMost(most + linesAtOnce)}>
          {words.say('more', { count: left })}
        </Button>
      )}
    </Disclosure>
  );
}

function Feature({ words, names, feature }: Omit<FeaturesProps, 'features'> & { readonly feature: FeatureForecast }) {
  const { id, planned, doneBy, isCalibrated } = feature;
  const share = (slot: number): string => chanceText(doneBy[slot] ?? 0, words);
  const last = doneBy.length - 1;
  // Nothing is done in what is left of the PI: the same figure twice would only be read twice.
  const isLast = doneBy[planned] === doneBy[last];
  return (
    <li className="planning-dialog__line">
      <span>{names.item(id)}</span>
      <span className="likely__chance ui-numeric">
        {isCalibrated ? (
          <>
            {!isLast && (
              <span className="planning-dialog__help">
                {words.say('doneInTime', { slot: names.slot(planned), share: share(planned) })}
              </span>
            )}
            <span>{words.say('done', { share: share(last) })}</span>
          </>
        ) : (
          <span className="planning-dialog__help">{words.say('noShare')}</span>
        )}
      </span>
    </li>
  );
}
