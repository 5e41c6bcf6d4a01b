import type { CapacityContext } from './capacity-context';
import { restText } from './rest-text';
import type { ShareLine } from './shares-table';
import { teamName } from './capacity-context';

/** The shares as rows of a CSV file, headings first: a row for each share, with load, share and excess by iteration. */
export function shareRows(
  lines: readonly ShareLine[],
  { words, state }: Pick<CapacityContext, 'words' | 'state'>,
): readonly (readonly (string | number | undefined)[])[] {
  const columns = [...state.pi.slots.map(({ name }) => name), words.say('sum')];
  const headings = columns.flatMap((column) => [
    column,
    words.say('csvAllowed', { column }),
    words.say('csvOver', { column }),
  ]);
  return [
    [words.say('team'), words.say('share'), words.say('csvShare'), ...headings],
    ...lines.map((line) => [
      line.teamId === undefined ? words.say('sharesTrain') : teamName(state, line.teamId),
      line.kind === 'bucket' ? line.bucket.name : restText(line, { words }),
      line.kind === 'bucket' ? line.share : undefined,
      ...line.cells.flatMap(({ load, allowed, over }) => [load, allowed, over]),
    ]),
  ];
}
