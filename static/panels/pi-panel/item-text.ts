import type { TeamId } from '#core/train/ids';
import type { PiPanelWords } from '../words/en-pi-panel';
import type { ItemOnBoard } from './read-item';

/** The panel's one line: where the item sits, and how that stands to the tracker. */
export function headlineOf({ row, pi, board, item, parts }: ItemOnBoard, words: PiPanelWords): string {
  const own = new Set(parts.map(({ id }) => id));
  const cards = board.rows
    .flatMap(({ cells }) => cells.flatMap((cell) => cell.cards))
    .filter((card) => card.parts.some(({ id }) => own.has(id)));
  if (cards.length === 0) {
    const reason = board.tray.find((entry) => own.has(entry.item.id))?.reason;
    const notIn = words.say('notIn', { pi: pi.name });
    return reason === undefined ? notIn : `${notIn}: ${words.say(`why-${reason}`)}`;
  }
  const slots = cards.map(({ slot }) => slot);
  const [first, last] = [Math.min(...slots), Math.max(...slots)];
  const teamIds = [...new Set(cards.map(({ teamId }) => teamId))];
  const team =
    teamIds.length === 1 ? teamName(row.train.teams, teamIds[0]) : words.say('teams', { count: teamIds.length });
  const where =
    first === last
      ? words.say('plannedIn', { pi: pi.name, slot: pi.slots[first]?.name ?? '', team })
      : words.say('spread', {
          pi: pi.name,
          first: pi.slots[first]?.name ?? '',
          last: pi.slots[last]?.name ?? '',
          team,
        });
  const said = [
    item.status === 'done' && words.say('done'),
    cards.some(({ state }) => state === 'draft') && words.say('draft'),
    cards.some(({ isPinned }) => isPinned) && words.say('pinned'),
  ].filter((text) => text !== false);
  return [where, ...said].join(' · ');
}

/** A feature's parts, a line a team and iteration; what is not planned at the end. */
export function partLines({ row, pi, board, parts }: ItemOnBoard, words: PiPanelWords): readonly string[] {
  const own = new Set(parts.map(({ id }) => id));
  const lines = board.rows.flatMap(({ teamId, cells }) =>
    cells.flatMap(({ slot, cards }) => {
      const here = cards.flatMap((card) => card.parts).filter(({ id }) => own.has(id));
      if (here.length === 0) return [];
      const points = here.reduce((sum, part) => sum + (part.points ?? 0), 0);
      const place = { team: teamName(row.train.teams, teamId), slot: pi.slots[slot]?.name ?? '' };
      return [words.say('part', { ...place, count: here.length, points })];
    }),
  );
  const aside = board.tray.filter(({ item }) => own.has(item.id)).length;
  return aside === 0 || lines.length === 0 ? lines : [...lines, words.say('aside', { count: aside })];
}

function teamName(teams: ItemOnBoard['row']['train']['teams'], id: TeamId | undefined): string {
  return teams.find((team) => team.id === id)?.name ?? '';
}
