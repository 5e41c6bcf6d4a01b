import { useId } from 'react';
import { trainPredictability, type Predictability } from '#core/train/predictability';
import { isSoFar } from '../train-objectives/objective-groups';
import type { PiGadgetWords } from '../words/en-pi-gadget';
import { failureText } from './failure-text';
import type { PiSight } from './read-gadget';

interface PredictabilityProps {
  readonly words: PiGadgetWords;
  readonly objectives: PiSight['objectives'];
}

/** How much of what the train's objectives promised was reached, as far as they are rated. */
export function PredictabilitySection({ words, objectives }: PredictabilityProps) {
  const title = useId();
  return (
    <section className="pi-gadget__predictability" aria-labelledby={title}>
      <h3 id={title}>{words.say('predictability')}</h3>
      {objectives.kind === 'done' ? (
        <Rated words={words} value={objectives.value} />
      ) : (
        <p>{words.say('objectivesFailed', { why: failureText(objectives, words) })}</p>
      )}
    </section>
  );
}

interface RatedProps {
  readonly words: PiGadgetWords;
  readonly value: Extract<PiSight['objectives'], { readonly kind: 'done' }>['value'];
}

function Rated({ words, value: { rows, unreadable } }: RatedProps) {
  const { train } = trainPredictability(rows.map(({ objective }) => objective));
  const { percent, actual, plannedCommitted, withoutActual } = train;
  return (
    <>
      {percent === undefined ? (
        <p>{words.say(reasonOf(train, rows.length))}</p>
      ) : (
        <p className="ui-numeric">
          <strong className="pi-gadget__figure">{words.formats.percent(percent / 100)}</strong>{' '}
          {isSoFar(train) && <>{words.say('soFar')} · </>}
          {words.say('reached', { actual, planned: plannedCommitted })}
        </p>
      )}
      {withoutActual > 0 && percent !== undefined && (
        <p className="pi-gadget__subtle">{words.say('withoutActual', { count: withoutActual })}</p>
      )}
      {unreadable.length > 0 && (
        <p className="pi-gadget__subtle">{words.say('objectivesUnreadable', { count: unreadable.length })}</p>
      )}
    </>
  );
}

/** Why there is no percentage. */
function reasonOf({ plannedCommitted }: Predictability, count: number): 'noObjective' | 'nothingPlanned' | 'notYet' {
  if (count === 0) return 'noObjective';
  return plannedCommitted === 0 ? 'nothingPlanned' : 'notYet';
}
