import { sharesOf } from '#core/train/allocation';
import type { Train } from '#core/train/train';
import type { SetupContext } from './setup-context';
import { summaryText } from './pi-section';

/** One setting in which two versions of a train differ, in words. */
export interface Difference {
  readonly title: string;
  readonly mine: string;
  readonly theirs: string;
}

/** The settings in which two versions differ, in the order of the page. */
export function differencesOf(mine: Train, theirs: Train, context: SetupContext): readonly Difference[] {
  const { words, state } = context;
  const list = (names: readonly string[]) => (names.length > 0 ? words.formats.list(names) : words.say('nobody'));
  const linkName = (id: string) => state.links.value?.find((type) => type.id === id)?.phrases.giver ?? id;
  const who = { editors: 'whoEditors', permission: 'whoPermission', administrators: 'whoAdministrators' } as const;
  const same = { never: 'sameNever', 'same-team': 'sameTeam', always: 'sameAlways' } as const;
  const settings: readonly (readonly [string, keyof Train, (train: Train) => string])[] = [
    [words.say('name'), 'name', ({ name }) => name],
    [
      words.say('teams'),
      'teams',
      ({ teams }) =>
        list(teams.map(({ name, alsoCalled }) => (alsoCalled.length > 0 ? `${name} (${list(alsoCalled)})` : name))),
    ],
    [words.say('pis', { label: mine.piLabel }), 'pis', ({ pis }) => list(pis.map((pi) => summaryText(pi, context)))],
    [words.say('asFeature'), 'featureTypes', ({ featureTypes }) => list(featureTypes)],
    [
      words.say('asStory'),
      'storyTypes',
      ({ storyTypes }) => (storyTypes.length > 0 ? list(storyTypes) : words.say('storiesAll')),
    ],
    [words.say('links'), 'dependencyTypes', ({ dependencyTypes }) => list(dependencyTypes.map(linkName))],
    [words.say('same'), 'sameIteration', ({ sameIteration }) => words.say(same[sameIteration])],
    [words.say('who'), 'plannedBy', ({ plannedBy }) => words.say(who[plannedBy])],
    [words.say('label'), 'piLabel', ({ piLabel }) => piLabel],
    [
      words.say('capacityRule'),
      'capacityRule',
      ({ capacityRule: { pointsPerPerson, pointsPerDayOff, ipShare } }) =>
        [pointsPerPerson, pointsPerDayOff].map(words.formats.number).join(' · ') +
        ` · ${words.formats.percent(ipShare)}`,
    ],
    [
      words.say('shares'),
      'allocation',
      ({ allocation, teams }) =>
        list(
          [undefined, ...teams.filter(({ id }) => allocation?.teams[id])].flatMap((team) =>
            (allocation?.buckets ?? []).map(
              ({ name }, at) =>
                `${team ? `${team.name}: ` : ''}${name} ${words.formats.percent(sharesOf(allocation!, team?.id)[at] ?? 0)}`,
            ),
          ),
        ),
    ],
    [words.say('daysWritten'), 'committedDays', ({ committedDays }) => daysText(committedDays, context)],
  ];
  return settings
    .filter(([, part]) => JSON.stringify(mine[part]) !== JSON.stringify(theirs[part]))
    .map(([title, , show]) => ({ title, mine: show(mine), theirs: show(theirs) }));
}

function daysText(days: Train['committedDays'], { words, state }: SetupContext): string {
  const nameOf = (id: string) => state.backlog.value?.dayFields.find((field) => field.id === id)?.name ?? id;
  const fields = [days?.startField, days?.endField].flatMap((id) => (id === undefined ? [] : [nameOf(id)]));
  if (!days || fields.length === 0) return words.say('dayUnwritten');
  return [...fields, ...(days.withStories ? [words.say('daysOfStories')] : []), days.zone].join(' · ');
}
