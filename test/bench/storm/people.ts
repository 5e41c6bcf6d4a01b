import { HostUnreachable, NotSignedIn } from '#app/ports/failures';
import { isAnswered, type Act, type Actor, type Attempt, type Plan } from './attempt';
import { Chance } from './chance';
import type { StormPage, StormPerson, StormSite } from './sites/site';

/** Tries of one request: whoever gets no answer presses the button again. */
const tries = 3;
/** How long after the last word of a host that a person gave up on something may still come of a request, in milliseconds. */
const afterwards = 60_000;
/** How long people wait for a last answer once the storm is over, in milliseconds. */
const lastPatience = 10_000;

/** Those who may change something come back with a second and a third window before anybody else would. */
const windows = [
  'product owner',
  'admin',
  'release train engineer',
  'team member',
  'client-side approver',
  'product owner',
  'team member',
  'release train engineer',
];

/** Who takes part: one entry for each window. The local trackers sign in nobody but those who have a role. */
export function takingPart(people: readonly StormPerson[], clients: number): readonly StormPerson[] {
  return Array.from({ length: clients }, (_, index) => {
    const role = windows[index % windows.length];
    return people.find((person) => person.role === role)!;
  });
}

/** What a person needs of the storm around them. */
export interface Surroundings {
  readonly site: StormSite;
  readonly acts: readonly Act[];
  /** Milliseconds since 1970. */
  readonly end: number;
  /** Told of every attempt once it has ended. */
  readonly record: (attempt: Attempt) => void;
  /** Told of what a page threw that is no failure of the network. */
  readonly report: (error: unknown) => void;
}

/** Lets one person act until the storm is over. */
export async function actUntilOver(person: StormPerson, seed: number, around: Surroundings): Promise<void> {
  const { site, end, report } = around;
  const isOver = (): boolean => Date.now() > end;
  const chance = new Chance(seed);
  const acts = around.acts.filter(({ needsAdmin }) => !needsAdmin || person.role === 'admin');
  const memory = new Map<string, unknown>();
  while (!isOver()) {
    let page: StormPage | undefined;
    try {
      page = await site.open(person.accountId);
      const { projectId, issueIds } = site;
      const id = site.personId(person.accountId);
      const actor: Actor = {
        id,
        chance,
        projectId,
        issueIds,
        memory,
        call: patiently(page.call, end + lastPatience),
      };
      // Every now and then people load the page again; so they do when nothing answers any more.
      for (let left = 10 + chance.below(30); left > 0 && !isOver(); left -= 1) {
        const goesOn = await actOnce(actor, chance.weighed(acts), around);
        await pause(50 + chance.below(350));
        if (!goesOn && chance.holds(0.3)) break;
      }
    } catch (error) {
      // A host that is being started again opens no page.
      if (page) report(error);
      await pause(300);
    } finally {
      page?.close();
    }
  }
}

/** Does one thing, again and again where no answer comes. Answers whether one came. */
async function actOnce(actor: Actor, act: Act, around: Surroundings): Promise<boolean> {
  let plan: Plan | undefined;
  try {
    plan = await act.plan(actor);
  } catch (error) {
    if (!isNoAnswer(error)) around.report(error);
    return false;
  }
  if (!plan) return true;
  for (let count = 1; count <= tries && Date.now() <= around.end; count += 1) {
    const attempt = await send(actor, plan, around);
    around.record(attempt);
    act.after?.(actor, attempt);
    if (attempt.reply && isAnswered(attempt.reply)) return true;
    if (actor.chance.holds(0.3)) return false;
    await pause(200 + actor.chance.below(600));
  }
  return false;
}

async function send(actor: Actor, plan: Plan, { report }: Surroundings): Promise<Attempt> {
  const sent = Date.now();
  const by = actor.id;
  try {
    const reply = await actor.call(plan.call, plan.request);
    return { plan, by, sent, ended: Date.now(), reply };
  } catch (error) {
    if (!isNoAnswer(error)) report(error);
    return { plan, by, sent, ended: Date.now() + afterwards };
  }
}

/** Calls that are given up when a moment has come: what the page still does then is nobody's to wait for. */
function patiently(call: Actor['call'], moment: number): Actor['call'] {
  return async (spec, request) => {
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new HostUnreachable('Given up.')), Math.max(0, moment - Date.now()));
    });
    try {
      return await Promise.race([call(spec, request), limit]);
    } finally {
      clearTimeout(timer);
    }
  };
}

function isNoAnswer(error: unknown): boolean {
  return error instanceof HostUnreachable || error instanceof NotSignedIn;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((next) => setTimeout(next, milliseconds));
}
