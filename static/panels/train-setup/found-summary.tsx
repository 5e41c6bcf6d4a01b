import { Message } from '../../kit/message';
import { Skeleton } from '../../kit/skeleton';
import { usesOf } from './item-types';
import { periodText, type SetupContext } from './setup-context';

/** What was found for a new train, in four lines: what the one press would set up. */
export function FoundSummary({ context }: { readonly context: SetupContext }) {
  const { words, state } = context;
  const { saved, places, backlog, draft, projects } = state;
  if (saved) return null;
  const { teams, pis, piLabel } = draft.train;
  const isReading = places.isReading || backlog.isReading || (!places.value && !places.problem);
  if (isReading && teams.length === 0) return <Skeleton lines={[50, 70, 60]} label={words.say('reading')} />;
  if (!places.value) return null;
  if (teams.length === 0) return <Message tone="info">{words.say('foundNothing')}</Message>;
  const pi = pis[0];
  const [first, last] = [pi?.slots[0], pi?.slots.at(-1)];
  const names = draft.projectIds.map((id) => projects.value?.find((project) => project.id === id)?.name ?? id);
  const features = featuresText(context);
  const links = linksText(context);
  return (
    <Message tone="info" title={words.say('found')}>
      <ul className="train-setup__list">
        <li>{words.say('foundTeams', { count: teams.length, projects: words.formats.list(names) })}</li>
        <li>
          {pi && first && last
            ? words.say('foundPi', {
                count: pi.slots.length,
                pi: pi.name,
                period: periodText({ start: first.start, end: last.end }, context),
              })
            : words.say('foundNoPi', { label: piLabel })}
        </li>
        {features !== undefined && <li>{words.say('foundTypes', { features })}</li>}
        {links !== undefined && <li>{words.say('foundLinks', { links })}</li>}
      </ul>
      <p>{words.say('foundHelp')}</p>
    </Message>
  );
}

function featuresText({ words, state }: SetupContext): string | undefined {
  const types = state.backlog.value?.types ?? [];
  const features = [...usesOf(state.draft.train, types)].filter(([, use]) => use === 'feature').map(([name]) => name);
  return features.length > 0 ? words.formats.list(features) : undefined;
}

function linksText({ words, state }: SetupContext): string | undefined {
  const chosen = state.draft.train.dependencyTypes.flatMap(
    (id) => state.links.value?.find((type) => type.id === id) ?? [],
  );
  const texts = chosen.map(({ phrases, items }) =>
    items === undefined ? phrases.giver : `${phrases.giver} (${words.formats.number(items)})`,
  );
  return texts.length > 0 ? words.formats.list(texts) : undefined;
}
