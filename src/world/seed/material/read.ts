import { fulmar } from '#world/seed/material/fulmar';
import { gannet } from '#world/seed/material/gannet';
import { guillemot } from '#world/seed/material/guillemot';
import { kittiwake } from '#world/seed/material/kittiwake';
import { petrel } from '#world/seed/material/petrel';
import { puffin } from '#world/seed/material/puffin';

/** A feature as written down for the seed: what it is, not yet who does it when. */
export interface FeatureMaterial {
  readonly id: string;
  readonly team: string;
  readonly title: string;
  readonly why?: string;
  readonly component: string;
  readonly clients: readonly string[];
  /** Delivered in the last PI, planned in this one, or still in the backlog. */
  readonly when: 'last' | 'now' | 'later';
  readonly isEnabler: boolean;
  readonly stories: readonly { readonly title: string; readonly isBug: boolean }[];
}

/** The teams of the train, in the order of their boards. */
export const teams = ['Gannet', 'Kittiwake', 'Puffin', 'Petrel', 'Guillemot', 'Fulmar'] as const;

/** Reads the features of every team, in the order in which the teams take them on. */
export function features(): readonly FeatureMaterial[] {
  const texts = [gannet, kittiwake, puffin, petrel, guillemot, fulmar];
  return texts.flatMap((text, index) => readFeatures(teams[index]!, text));
}

/** Cuts a text of lines with `|` between the cells into rows of trimmed cells. */
export function rows(text: string): readonly (readonly string[])[] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
}

/**
 * Blocks begin with `# id | component | clients | last, now or later | enabler`; then come a line of title, at most
 * one of reasons, and stories after `-`, bugs after `*`.
 */
function readFeatures(team: string, text: string): FeatureMaterial[] {
  return text
    .trim()
    .split(/^# /m)
    .filter((block) => block !== '')
    .map((block) => {
      const [head = '', title = '', ...rest] = block.trim().split('\n');
      const [id = '', component = '', clients = '', when = '', kind] = head.split('|').map((cell) => cell.trim());
      const work = rest.filter((line) => /^[-*] /.test(line));
      return {
        id,
        team,
        title,
        component,
        why: rest.find((line) => !work.includes(line)),
        clients: clients
          .split(',')
          .map((name) => name.trim())
          .filter((name) => name !== ''),
        when: when as FeatureMaterial['when'],
        isEnabler: kind === 'enabler',
        stories: work.map((line) => ({ title: line.slice(2), isBug: line.startsWith('*') })),
      };
    });
}
