import { byTrouble } from '#core/train/team-matrix';
import type { Pi, Train } from '#core/train/train';
import type { PiBoardWords } from '../../words/en-pi-board';
import type { Bundle, DrawnTie } from './bundles';
import type { Placed } from './places';

/** What sentences about dependencies are made with. */
export interface TieSetting {
  readonly words: PiBoardWords;
  readonly pi: Pi;
  readonly train: Train;
}

const mostSaid = 4;

/** Says a dependency with both ends, the giver first. */
export function tieText(setting: TieSetting, { tie, from, to }: DrawnTie): string {
  const { words } = setting;
  const ends = {
    giver: endText(setting, from, tie.from),
    needer: endText(setting, to, tie.to),
  };
  switch (tie.state) {
    case 'conflict':
      return words.say('tieConflict', ends);
    case 'at-risk':
      return words.say('tieRisk', ends);
    case 'done':
      return words.say('tieDone', ends);
    case 'ok':
    case 'open':
      return words.say('tieOk', ends);
  }
}

/** Says the first few of several dependencies, conflicts first, and how many more there are. */
export function tieTexts(setting: TieSetting, ties: readonly DrawnTie[]): readonly string[] {
  const sorted = [...ties].sort((one, other) => byTrouble(one.tie.state, other.tie.state));
  const said = sorted.slice(0, mostSaid).map((tie) => tieText(setting, tie));
  const left = ties.length - said.length;
  return left > 0 ? [...said, setting.words.say('moreTies', { count: left })] : said;
}

/** Says what a string between two cells stands for. */
export function bundleText(setting: TieSetting, { ties }: Bundle): string {
  return [setting.words.say('linksDrawn', { count: ties.length }), ...tieTexts(setting, ties)].join('\n');
}

function endText({ words, pi, train }: TieSetting, { card }: Placed, item: DrawnTie['tie']['from']): string {
  return words.say('tieEnd', {
    team: train.teams.find(({ id }) => id === card.teamId)?.name ?? '',
    key: item.key,
    summary: item.summary,
    slot: pi.slots[card.slot]?.name ?? '',
  });
}
