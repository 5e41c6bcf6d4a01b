import { useId } from 'react';
import { Message } from '../../kit/message';
import { Skeleton } from '../../kit/skeleton';
import type { LinkType } from '#app/ports/links';
import type { LinkTypeId } from '#core/train/ids';
import type { SameIteration } from '#core/train/train';
import type { TrainSetupWords } from '../words/en-train-setup';
import { failureText, type SetupContext } from './setup-context';

const rules = [
  ['never', 'sameNever'],
  ['same-team', 'sameTeam'],
  ['always', 'sameAlways'],
] as const satisfies readonly (readonly [SameIteration, string])[];

/** Which kinds of links are dependencies, each as a sentence with its count; those that are not stay in the list. */
export function LinksSection({ context }: { readonly context: SetupContext }) {
  const { words, state, book, canSetUp } = context;
  const { links, draft } = state;
  const { dependencyTypes, sameIteration } = draft.train;
  const name = useId();
  const types = links.value ?? [];
  const gone = links.value ? dependencyTypes.filter((id) => !types.some((type) => type.id === id)) : [];
  const choose = (id: LinkTypeId, isChosen: boolean) =>
    book.editTrain(({ dependencyTypes: all }) => ({
      dependencyTypes: isChosen ? [...all, id] : all.filter((other) => other !== id),
    }));
  const line = (id: LinkTypeId, text: string, count?: string) => (
    <li key={id}>
      <label className="train-setup__check">
        <input
          type="checkbox"
          disabled={!canSetUp}
          checked={dependencyTypes.includes(id)}
          onChange={(event) => choose(id, event.target.checked)}
        />
        <span>
          <bdi>{text}</bdi> {count !== undefined && <span className="train-setup__hint">{count}</span>}
        </span>
      </label>
    </li>
  );
  return (
    <section className="train-setup__section" aria-labelledby="train-setup-links">
      <h3 id="train-setup-links">{words.say('links')}</h3>
      <p className="train-setup__hint">{words.say('linksHelp')}</p>
      {links.problem && (
        <Message tone="warning">
          {words.say('readFailed', { what: words.say('whatLinks'), why: failureText(links.problem, words) })}
        </Message>
      )}
      {links.isReading && !links.value && <Skeleton lines={[50, 50, 50]} label={words.say('reading')} />}
      {links.value?.length === 0 && <p>{words.say('noLinks')}</p>}
      <ul className="train-setup__stack">
        {[...types].sort(byUse).map((type) => line(type.id, sentence(type, words), countOf(type, words)))}
        {gone.map((id) => line(id, words.say('linkGone', { id })))}
      </ul>
      <div className="train-setup__stack" role="radiogroup" aria-label={words.say('same')}>
        <p className="train-setup__label">{words.say('same')}</p>
        {rules.map(([rule, label]) => (
          <label key={rule} className="train-setup__check">
            <input
              type="radio"
              name={`${name}-same`}
              disabled={!canSetUp}
              checked={sameIteration === rule}
              onChange={() => book.editTrain(() => ({ sameIteration: rule }))}
            />
            {words.say(label)}
          </label>
        ))}
      </div>
    </section>
  );
}

function sentence({ direction, phrases: { giver, needer } }: LinkType, words: TrainSetupWords): string {
  const names = giver === needer ? giver : `${giver} / ${needer}`;
  const sense =
    direction === 'other'
      ? words.say('linkUnordered', { phrase: giver })
      : words.say('linkSentence', { phrase: giver });
  return `${names}: ${sense}`;
}

function countOf({ items }: LinkType, words: TrainSetupWords): string | undefined {
  return items === undefined ? undefined : words.say('linkItems', { count: items });
}

/** Those that say of an order first, then the most used. */
function byUse(one: LinkType, other: LinkType): number {
  const ordered = ({ direction }: LinkType) => (direction === 'other' ? 1 : 0);
  return ordered(one) - ordered(other) || (other.items ?? 0) - (one.items ?? 0);
}
