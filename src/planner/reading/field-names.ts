import type { FaultFinder } from '#planner/reading/faults';

const fieldsOfProblem = ['name', 'iterations', 'teams', 'features', 'stories', 'dependencies', 'bands'];

/** By the list that the parts are in: what they are called, the field that names one, and the fields they have. */
const parts = [
  { list: 'teams', what: 'a team', name: 'id', fields: ['id', 'capacity'] },
  {
    list: 'features',
    what: 'a feature',
    name: 'id',
    fields: ['id', 'value', 'client', 'kind', 'risk', 'mandatory', 'due'],
  },
  { list: 'stories', what: 'a story', name: 'id', fields: ['id', 'feature', 'team', 'points', 'pin', 'current'] },
  { list: 'dependencies', what: 'a dependency', name: 'from', fields: ['from', 'to', 'lag'] },
  { list: 'bands', what: 'a band', name: 'name', fields: ['name', 'features', 'min', 'max'] },
] as const;

type Part = Readonly<Record<string, unknown>>;

/**
 * Finds fields whose names are nearly those that a problem has: whoever wrote `pinn` would wonder why nothing is pinned.
 * Names that are like none of them are somebody else's fields, and no fault.
 */
export function findMisspeltFields(find: FaultFinder, problem: Part): void {
  for (const [name, meant] of misspelt(problem, fieldsOfProblem))
    find.add(name, undefined, `is no field of a problem: ${meant} is`);
  for (const { list, what, name: naming, fields } of parts) {
    const members = problem[list];
    if (!Array.isArray(members)) continue;
    (members as readonly unknown[]).forEach((member, index) => {
      if (typeof member !== 'object' || member === null || Array.isArray(member)) return;
      const part = member as Part;
      const subject = part[naming];
      for (const [name, meant] of misspelt(part, fields))
        find.add(
          `${list}[${index}].${name}`,
          typeof subject === 'string' ? subject : undefined,
          `is no field of ${what}: ${meant} is`,
        );
    });
  }
}

/** Names that a part should not have, each with the one that it lacks and that is most like it. */
function misspelt(part: Part, fields: readonly string[]): readonly (readonly [string, string])[] {
  const missing = fields.filter((field) => !Object.hasOwn(part, field));
  return Object.keys(part).flatMap((name) => {
    if (fields.includes(name)) return [];
    const meant = nearest(name, missing);
    return meant === undefined ? [] : [[name, meant] as const];
  });
}

/** The field that is most like a name; of equal ones the first. `undefined`: the name is like none. */
function nearest(name: string, fields: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = Infinity;
  for (const field of fields) {
    const distance = isEnding(name, field) ? 1 : editsBetween(plain(name), plain(field));
    // In a short name one letter is a typing error, in a longer one every third may be.
    if (distance > Math.max(1, Math.floor(field.length / 3)) || distance >= least) continue;
    best = field;
    least = distance;
  }
  return best;
}

/** The name is the field with an ending: `pinned`, `team_id`. */
function isEnding(name: string, field: string): boolean {
  return /^(s|es|d|ed|ned|id)$/.test(plain(name).slice(field.length)) && plain(name).startsWith(field);
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, '');
}

/** Letters to put in, leave out, exchange, or swap with the next one. */
function editsBetween(one: string, other: string): number {
  const rows = Array.from({ length: one.length + 1 }, (_, index) => [index]);
  for (let column = 0; column <= other.length; column += 1) rows[0]![column] = column;
  for (let row = 1; row <= one.length; row += 1) {
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      let edits = Math.min(
        rows[row - 1]![column]! + 1,
        rows[row]![column - 1]! + 1,
        rows[row - 1]![column - 1]! + (isSame ? 0 : 1),
      );
      const isSwapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (isSwapped) edits = Math.min(edits, rows[row - 2]![column - 2]! + 1);
      rows[row]![column] = edits;
    }
  }
  return rows[one.length]![other.length]!;
}
