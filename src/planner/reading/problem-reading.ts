import { FaultFinder, type Reading } from '#planner/reading/faults';
import { findMisspeltFields } from '#planner/reading/field-names';
import type { Band, Dependency, Feature, PlanningProblem, Story, Team } from '#planner/problem';
import { findCircles, findPinConflicts } from '#planner/reading/problem-order';

/** A plan holds its iterations in bytes, and nobody plans further ahead. */
export const mostIterations = 100;

/**
 * Reads a problem from foreign JSON. All that is wrong is found in one go, each fault with the path of its field.
 * Fields that a problem does not have are ignored, unless their names are nearly those of fields that it lacks; an optional
 * field that is there must be right (null is not "absent").
 * Whether a plan can exist is not asked here, but for what is plain from dependencies and pins alone.
 */
export function readProblem(json: unknown): Reading<PlanningProblem> {
  const find = new FaultFinder();
  const part = find.object(json, '');
  if (!part) return find.malformed!;
  findMisspeltFields(find, part);
  const name = part.name === undefined ? undefined : find.text(part.name, 'name');
  const iterations = find.whole(part.iterations, 'iterations', undefined, 1, mostIterations);
  const teams = readEach(find, part.teams, 'teams', 1, (each, path) => readTeam(find, each, path, iterations));
  const features = readEach(find, part.features, 'features', 1, (each, path) =>
    readFeature(find, each, path, iterations),
  );
  const stories = readEach(find, part.stories, 'stories', 1, (each, path) => readStory(find, each, path, iterations));
  const dependencies = readEach(find, part.dependencies, 'dependencies', 0, (each, path) =>
    readDependency(find, each, path),
  );
  const bands =
    part.bands === undefined
      ? undefined
      : readEach(find, part.bands, 'bands', 0, (each, path) => readBand(find, each, path));

  const teamIds = idsOf(find, teams, 'teams');
  const featureIds = idsOf(find, features, 'features');
  const storyIds = idsOf(find, stories, 'stories');
  stories.forEach(({ id, feature, team }, index) => {
    checkId(find, featureIds, feature, { path: `stories[${index}].feature`, subject: id, what: 'a feature' });
    checkId(find, teamIds, team, { path: `stories[${index}].team`, subject: id, what: 'a team' });
  });
  dependencies.forEach(({ from, to }, index) => {
    checkId(find, storyIds, from, { path: `dependencies[${index}].from`, what: 'a story' });
    checkId(find, storyIds, to, { path: `dependencies[${index}].to`, what: 'a story' });
    if (from !== undefined && from === to) find.add(`dependencies[${index}]`, undefined, `${from} depends on itself`);
  });
  bands?.forEach((band, index) => checkBand(find, band, `bands[${index}]`, featureIds));
  idsOf(
    find,
    (bands ?? []).map(({ name: id }) => ({ id })),
    'bands',
    'name',
  );
  const hasCircle = findCircles(find, stories, dependencies);
  if (!hasCircle) findPinConflicts(find, stories, dependencies);
  if (find.malformed) return find.malformed;
  // Nothing is wrong, so nothing is missing.
  const value = {
    ...(name === undefined ? {} : { name }),
    iterations,
    teams,
    features,
    stories,
    dependencies,
    ...(bands ? { bands } : {}),
  } as PlanningProblem;
  return { kind: 'ok', value };
}

/** What is left of a part of which some fields may be wrong. */
type Draft<Part> = { readonly [Field in keyof Part]?: Part[Field] | undefined };

function readEach<Part>(
  find: FaultFinder,
  value: unknown,
  path: string,
  least: number,
  read: (each: Readonly<Record<string, unknown>>, path: string) => Draft<Part>,
): readonly Draft<Part>[] {
  const list = find.list(value, path);
  if (list && list.length < least) find.add(path, undefined, 'is empty: there is nothing to plan');
  return (list ?? []).map((each, index) => {
    const part = find.object(each, `${path}[${index}]`);
    return part ? read(part, `${path}[${index}]`) : {};
  });
}

function readTeam(
  find: FaultFinder,
  part: Readonly<Record<string, unknown>>,
  path: string,
  iterations: number | undefined,
): Draft<Team> {
  const id = find.text(part.id, `${path}.id`);
  return {
    id,
    capacity: readNumbers(find, part.capacity, { path: `${path}.capacity`, subject: id, iterations, least: 0 }),
  };
}

function readFeature(
  find: FaultFinder,
  part: Readonly<Record<string, unknown>>,
  path: string,
  iterations: number | undefined,
): Draft<Feature> {
  const id = find.text(part.id, `${path}.id`);
  const value = readNumbers(find, part.value, { path: `${path}.value`, subject: id, iterations, least: -Infinity });
  const rise = value?.findIndex((each, index) => index > 0 && each > value[index - 1]! + 1e-9) ?? -1;
  if (value && rise > 0)
    find.add(`${path}.value[${rise}]`, id, `must not rise with time, rises from ${value[rise - 1]} to ${value[rise]}`);
  const mandatory = part.mandatory === undefined ? undefined : find.truth(part.mandatory, `${path}.mandatory`, id);
  const due = part.due === undefined ? undefined : readIteration(find, part.due, `${path}.due`, id, iterations);
  if (part.due !== undefined && (part.mandatory === undefined || part.mandatory === false))
    find.add(`${path}.due`, id, 'is for mandatory features only: set mandatory to true, or leave due out');
  const { client, kind, risk } = part;
  if (client !== undefined) find.text(client, `${path}.client`, id);
  if (
    kind !== undefined &&
    find.text(kind, `${path}.kind`, id) !== undefined &&
    kind !== 'feature' &&
    kind !== 'enabler'
  )
    find.add(`${path}.kind`, id, `must be "feature" or "enabler", is ${JSON.stringify(kind)}`);
  if (risk !== undefined && (find.number(risk, `${path}.risk`, id, 0) ?? 0) > 1)
    find.add(`${path}.risk`, id, `must be from 0 to 1, is ${String(risk)}`);
  return present({ id, value, client, kind, risk, mandatory, due }) as Draft<Feature>;
}

function readStory(
  find: FaultFinder,
  part: Readonly<Record<string, unknown>>,
  path: string,
  iterations: number | undefined,
): Draft<Story> {
  const id = find.text(part.id, `${path}.id`);
  return present({
    id,
    feature: find.text(part.feature, `${path}.feature`, id),
    team: find.text(part.team, `${path}.team`, id),
    points: find.number(part.points, `${path}.points`, id, 0),
    pin: part.pin === undefined ? undefined : readIteration(find, part.pin, `${path}.pin`, id, iterations),
    current:
      part.current === undefined ? undefined : readIteration(find, part.current, `${path}.current`, id, iterations),
  });
}

function readDependency(find: FaultFinder, part: Readonly<Record<string, unknown>>, path: string): Draft<Dependency> {
  const from = find.text(part.from, `${path}.from`);
  const to = find.text(part.to, `${path}.to`);
  return {
    from,
    to,
    lag: find.whole(
      part.lag,
      `${path}.lag`,
      from !== undefined && to !== undefined ? `${from} → ${to}` : undefined,
      0,
      mostIterations,
    ),
  };
}

function readBand(find: FaultFinder, part: Readonly<Record<string, unknown>>, path: string): Draft<Band> {
  const name = find.text(part.name, `${path}.name`);
  const features = find
    .list(part.features, `${path}.features`, name)
    ?.flatMap((each, index) => find.text(each, `${path}.features[${index}]`, name) ?? []);
  const min = part.min === undefined ? undefined : find.number(part.min, `${path}.min`, name, 0);
  const max = part.max === undefined ? undefined : find.number(part.max, `${path}.max`, name, 0);
  if (part.min === undefined && part.max === undefined) find.add(path, name, 'has neither min nor max');
  if (min !== undefined && max !== undefined && min > max)
    find.add(path, name, `has a min of ${min} above its max of ${max}`);
  return present({ name, features, min, max });
}

/** Numbers that a field must have: one an iteration, none below `least`. */
interface WantedNumbers {
  readonly path: string;
  readonly subject: string | undefined;
  readonly iterations: number | undefined;
  readonly least: number;
}

function readNumbers(
  find: FaultFinder,
  value: unknown,
  { path, subject, iterations, least }: WantedNumbers,
): readonly number[] | undefined {
  const list = find.list(value, path, subject);
  if (list && iterations !== undefined && list.length !== iterations) {
    return find.add(path, subject, `must have one number for each of ${iterations} iterations, has ${list.length}`);
  }
  const numbers = list?.map((each, index) => find.number(each, `${path}[${index}]`, subject, least));
  return numbers?.every((each) => each !== undefined) ? numbers : undefined;
}

function readIteration(
  find: FaultFinder,
  value: unknown,
  path: string,
  subject: string | undefined,
  iterations: number | undefined,
): number | undefined {
  return find.iteration(value, path, subject, iterations ?? mostIterations);
}

/** Where each id lies. */
function idsOf(
  find: FaultFinder,
  parts: readonly { readonly id?: string | undefined }[],
  path: string,
  field = 'id',
): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  parts.forEach(({ id }, index) => {
    if (id === undefined) return;
    if (places.has(id))
      find.add(`${path}[${index}].${field}`, id, `is also the ${field} of ${path}[${places.get(id)}]`);
    else places.set(id, index);
  });
  return places;
}

/** A field that names something else in the problem. */
interface Naming {
  readonly path: string;
  readonly subject?: string | undefined;
  /** What it names: `a team`. */
  readonly what: string;
}

/** Where there are none at all, that is the fault. */
function checkId(
  find: FaultFinder,
  ids: ReadonlyMap<string, number>,
  id: string | undefined,
  { path, subject, what }: Naming,
): void {
  if (id !== undefined && ids.size > 0 && !ids.has(id))
    find.add(path, subject, `must be the id of ${what}, but there is no ${JSON.stringify(id)}`);
}

function checkBand(
  find: FaultFinder,
  { name, features = [] }: Draft<Band>,
  path: string,
  ids: ReadonlyMap<string, number>,
): void {
  const seen = new Set<string>();
  for (const feature of features) {
    checkId(find, ids, feature, { path: `${path}.features`, subject: name, what: 'a feature' });
    if (seen.has(feature)) find.add(`${path}.features`, name, `names ${feature} twice`);
    seen.add(feature);
  }
}

/** Without the fields that are undefined. */
function present<Part extends object>(part: Part): Part {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as Part;
}
