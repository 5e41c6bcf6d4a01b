import { useState } from 'react';
import { Button } from '../../kit/button';
import { Disclosure } from '../../kit/disclosure';
import { Field, FieldError } from '../../kit/field';
import { Message } from '../../kit/message';
import { Skeleton } from '../../kit/skeleton';
import type { PlaceCode } from '#app/ports/schedule';
import type { TeamId } from '#core/train/ids';
import type { TrainTeam } from '#core/train/train';
import type { TrainSetupWords } from '../words/en-train-setup';
import { ProjectPicker } from './project-picker';
import { namesIn, strangeNames, trainTeam, unlisted } from './proposal';
import { failureText, type SetupContext } from './setup-context';
import { most } from './setup-draft';

/** Where teams are looked for, and which of them are on the train. */
export function TeamsSection({ context }: { readonly context: SetupContext }) {
  const { words, state, book, canSetUp, lacks } = context;
  const { places, draft } = state;
  const { teams } = draft.train;
  const rows = rowsOf(context);
  const isRead = !places.isReading && (places.value !== undefined || places.problem !== undefined);
  const isListed = new Set(rows.map(({ team }) => team.id));
  const choose = (next: readonly TrainTeam[]) => book.editTrain(() => ({ teams: next }));
  return (
    <section className="train-setup__section" aria-labelledby="train-setup-teams">
      <h3 id="train-setup-teams">{words.say('teams')}</h3>
      <ProjectPicker context={context} />
      <Unreadable context={context} />
      {!isRead && rows.length === 0 && <Skeleton lines={[60, 50, 55]} label={words.say('reading')} />}
      {isRead && !places.problem && rows.length === 0 && <p>{words.say('noTeams')}</p>}
      {canSetUp && rows.length > 2 && (
        <div className="train-setup__line">
          <Button
            appearance="link"
            isCompact
            onClick={() => choose([...teams, ...rows.map(({ team }) => team).filter(isNewAmong(teams))])}
          >
            {words.say('allTeams')}
          </Button>
          <Button appearance="link" isCompact onClick={() => choose(teams.filter(({ id }) => !isListed.has(id)))}>
            {words.say('noneOfTeams')}
          </Button>
        </div>
      )}
      <ul className="train-setup__teams">
        {rows.map(({ team, text }) => (
          <li key={team.id}>
            <label className="train-setup__check">
              <input
                type="checkbox"
                disabled={!canSetUp}
                checked={teams.some(({ id }) => id === team.id)}
                onChange={(event) =>
                  choose(event.target.checked ? [...teams, team] : teams.filter(({ id }) => id !== team.id))
                }
              />
              <span>
                <bdi>{team.name}</bdi> <span className="train-setup__hint">{text}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      {lacks.some(({ what }) => what === 'team') && (
        <FieldError id="train-setup-no-team">{words.say('needTeam')}</FieldError>
      )}
      {lacks.some(({ what }) => what === 'many-teams') && (
        <FieldError id="train-setup-many-teams">{words.say('manyTeams', { most: most.teams })}</FieldError>
      )}
      <Names context={context} />
    </section>
  );
}

function isNewAmong(teams: readonly TrainTeam[]): (team: TrainTeam) => boolean {
  return ({ id }) => !teams.some((team) => team.id === id);
}

/** Teams that were found, then those of the train that were not; each with what is known of its iterations. */
function rowsOf({ words, state }: SetupContext): readonly { readonly team: TrainTeam; readonly text: string }[] {
  const { places, draft } = state;
  const found = places.value;
  if (!found) return draft.train.teams.map((team) => ({ team, text: '' }));
  const codes = new Map(found.unreadableTeams.map(({ place, code }) => [place, code]));
  const gone = new Set(unlisted(draft.train.teams, found));
  const counts = new Map<TeamId, number>();
  for (const { teamIds } of found.iterations) for (const id of teamIds) counts.set(id, (counts.get(id) ?? 0) + 1);
  const text = (id: TeamId) => (gone.has(id) ? words.say('teamGone') : teamText(codes.get(id), counts.get(id), words));
  const names = namesIn(found, state.backlog.value);
  // A team that is on the train is shown as the train has it.
  const asChosen = (team: TrainTeam) => draft.train.teams.find(({ id }) => id === team.id) ?? team;
  return [
    ...found.teams.map((team) => ({ team: asChosen(trainTeam(team, names.get(team.id))), text: text(team.id) })),
    ...draft.train.teams.filter(({ id }) => gone.has(id)).map((team) => ({ team, text: text(team.id) })),
  ];
}

function teamText(code: PlaceCode | undefined, count: number | undefined, words: TrainSetupWords): string {
  if (code === 'no-iterations') return words.say('teamKanban');
  if (code) return words.say('teamUnreadable', { why: placeText(code, words) });
  return count ? words.say('teamIterations', { count }) : words.say('teamNone');
}

function placeText(code: PlaceCode, words: TrainSetupWords): string {
  if (code === 'forbidden') return words.say('placeForbidden');
  return words.say(code === 'unreachable' ? 'placeUnreachable' : 'placeHidden');
}

function Unreadable({ context: { words, state, book } }: { readonly context: SetupContext }) {
  const { places, projects } = state;
  const name = (id: string) => projects.value?.find((project) => project.id === id)?.name ?? id;
  return (
    <>
      {places.problem && (
        <Message tone="danger" actions={<Button onClick={() => void book.load()}>{words.say('retry')}</Button>}>
          {words.say('readFailed', { what: words.say('whatPlaces'), why: failureText(places.problem, words) })}
        </Message>
      )}
      {places.value?.unreadableProjects.map(({ place, code }) => (
        <Message key={place} tone="warning">
          {words.say('unreadableProject', { name: name(place), why: placeText(code, words) })}
        </Message>
      ))}
    </>
  );
}

/** What items call teams besides, and names in them that belong to nobody here. */
function Names({ context }: { readonly context: SetupContext }) {
  const { words, state } = context;
  const { teams } = state.draft.train;
  const strange = teams.length > 0 ? strangeNames(state.backlog.value?.teamNames ?? [], teams) : [];
  if (teams.length === 0) return null;
  return (
    <>
      {strange.length > 0 && (
        <Message tone="info">
          {words.say('strangeTeams', { count: strange.length, names: words.formats.list(strange) })}
        </Message>
      )}
      <Disclosure summary={words.say('details')}>
        <div className="train-setup__pairs">
          {teams.map((team) => (
            <TeamNames key={team.id} context={context} team={team} />
          ))}
        </div>
      </Disclosure>
    </>
  );
}

/** What a team is called on the train, and what items call it besides. */
function TeamNames({ context, team }: { readonly context: SetupContext; readonly team: TrainTeam }) {
  const { words, book, canSetUp, lacks } = context;
  const change = (next: Partial<TrainTeam>) =>
    book.editTrain(({ teams }) => ({
      teams: teams.map((each) => (each.id === team.id ? { ...each, ...next } : each)),
    }));
  const isNameless = lacks.some((lack) => lack.what === 'team-name' && lack.teamId === team.id);
  const [listed] = useState(team.name);
  return (
    <>
      <Field
        label={words.say('teamNameOf', { team: listed })}
        error={isNameless ? words.say('needTeamName') : undefined}
      >
        {(control) => (
          <input
            {...control}
            className="ui-input"
            dir="auto"
            maxLength={200}
            disabled={!canSetUp}
            value={team.name}
            onChange={(event) => change({ name: event.target.value })}
          />
        )}
      </Field>
      <NamesField
        label={`${listed}: ${words.say('alsoCalled')}`}
        words={words}
        names={team.alsoCalled}
        isDisabled={!canSetUp}
        onChange={(alsoCalled) => change({ alsoCalled })}
      />
    </>
  );
}

interface NamesFieldProps {
  readonly label: string;
  readonly words: TrainSetupWords;
  readonly names: readonly string[];
  readonly isDisabled: boolean;
  onChange(names: readonly string[]): void;
}

function NamesField({ label, words, names, isDisabled, onChange }: NamesFieldProps) {
  const [typed, setTyped] = useState<string>();
  return (
    <Field label={label} hint={words.say('optional')}>
      {(control) => (
        <input
          {...control}
          className="ui-input"
          dir="auto"
          maxLength={500}
          disabled={isDisabled}
          value={typed ?? names.join(', ')}
          onChange={(event) => {
            setTyped(event.target.value);
            onChange(namesBetween(event.target.value));
          }}
          onBlur={() => setTyped(undefined)}
        />
      )}
    </Field>
  );
}

function namesBetween(text: string): readonly string[] {
  return [...new Set(text.split(/[,;]/).map((name) => name.trim()))].filter((name) => name !== '').slice(0, 20);
}
