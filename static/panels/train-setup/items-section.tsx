import { useId } from 'react';
import { Button } from '../../kit/button';
import { Message } from '../../kit/message';
import { Skeleton } from '../../kit/skeleton';
import { listsOf, usesOf, type TypeUse } from './item-types';
import type { FoundBacklog } from './read-found';
import { failureText, type SetupContext } from './setup-context';

const uses = [
  ['feature', 'asFeature'],
  ['story', 'asStory'],
  ['none', 'asNone'],
] as const satisfies readonly (readonly [TypeUse, string])[];

/** Which types are features and which stories, and where points are found. */
export function ItemsSection({ context }: { readonly context: SetupContext }) {
  const { words, state, book } = context;
  const { backlog, draft } = state;
  const found = backlog.value;
  return (
    <section className="train-setup__section" aria-labelledby="train-setup-items">
      <h3 id="train-setup-items">{words.say('items')}</h3>
      <p className="train-setup__hint">
        {words.say('typesHelp', { label: draft.train.piLabel })}{' '}
        {found && found.total > 0 && words.say('itemsRead', { read: found.read, total: found.total })}
      </p>
      {backlog.problem && (
        <Message tone="warning" actions={<Button onClick={() => void book.load()}>{words.say('retry')}</Button>}>
          {words.say('readFailed', { what: words.say('whatBacklog'), why: failureText(backlog.problem, words) })}
        </Message>
      )}
      {backlog.isReading && !found && <Skeleton lines={[60, 60]} label={words.say('reading')} />}
      <Types context={context} />
      {found && <Points context={context} found={found} />}
    </section>
  );
}

function Types({ context }: { readonly context: SetupContext }) {
  const { words, state, book, canSetUp } = context;
  const name = useId();
  const { train } = state.draft;
  const found = state.backlog.value;
  const types = found?.types ?? [];
  const chosen = usesOf(train, types);
  const counts = new Map(types.map((type) => [type.name, type.items]));
  if (chosen.size === 0) return found ? <p>{words.say('noItems')}</p> : null;
  const features = [...chosen].filter(([type, use]) => use === 'feature' && (counts.get(type) ?? 0) > 0);
  return (
    <>
      <table className="train-setup__versions train-setup__types">
        <thead>
          <tr>
            <th scope="col">{words.say('type')}</th>
            <th scope="col" className="train-setup__number">
              {words.say('count')}
            </th>
            <th scope="col">{words.say('as')}</th>
          </tr>
        </thead>
        <tbody>
          {[...chosen].map(([type, use]) => (
            <tr key={type}>
              <th scope="row" dir="auto">
                {type}
              </th>
              <td className="train-setup__number">{words.formats.number(counts.get(type) ?? 0)}</td>
              <td>
                <div className="train-setup__radios" role="radiogroup" aria-label={words.say('typeUse', { type })}>
                  {uses.map(([each, label]) => (
                    <label key={each} className="train-setup__check">
                      <input
                        type="radio"
                        name={`${name}-${type}`}
                        disabled={!canSetUp}
                        checked={use === each}
                        onChange={() => book.editTrain(() => listsOf(new Map([...chosen, [type, each]])))}
                      />
                      {words.say(label)}
                    </label>
                  ))}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {train.storyTypes.length === 0 && <p className="train-setup__hint">{words.say('storiesAll')}</p>}
      {found && features.length === 0 && <Message tone="warning">{words.say('noFeatures')}</Message>}
    </>
  );
}

function Points({ context: { words }, found }: { readonly context: SetupContext; readonly found: FoundBacklog }) {
  const { pointsFields, withPoints, withoutSubtasks: count } = found;
  if (pointsFields.length === 0) return <Message tone="warning">{words.say('pointsNone')}</Message>;
  return <p>{words.say('pointsIn', { withPoints, count, fields: words.formats.list(pointsFields) })}</p>;
}
