import { HostUnreachable, NotSignedIn } from '#app/ports/failures';
import type { Act, Actor, Attempt, Plan } from './attempt';
import { Chance } from './chance';
import type { StormPage, StormPerson, StormSite } from './sites/site';

/** Tries of one request: whoever gets no answer presses the button again. */
const tries = 3;
/** How long after the last word of a host that a person gave up on something may still come of a request, in milliseconds. */
const afterwards = 60_000;

/** Who takes part: those with a role first, then members of teams; the last one is the first one's second window. */
export function takingPart(people: readonly StormPerson[], clients: number): readonly StormPerson[] {
  const inOrder = ['product owner', 'admin', 'release train engineer', 'team member', 'client-side approver'];
  const withRole = inOrder.flatMap((role) => people.find((person) => person.role === role) ?? []);
  const all = [...withRole, ...people.filter((person) => !withRole.includes(person))];
  return clients < 2 ? all.slice(0, clients) : [...all.slice(0, clients - 1), all[0]!];
}

/** What a person needs of the storm around them. */
export interface Surroundings {
  readonly site: StormSite;
  readonly acts: readonly Act[];
  readonly isOver: () => boolean;
  /** Told of every attempt once it has ended. */
  readonly record: (attempt: Attempt) => void;
  /** Told of what a page threw that is no failure of the network. */
  readonly report: (error: unknown) => void;
}

/** Lets one person act until the storm is over. */
export async function actUntilOver(person: StormPerson, seed: number, around: Surroundings): Promise<void> {
  const { site, isOver, report } = around;
  const chance = new Chance(seed);
  const mayAdminister = person.role === 'admin';
  const acts = around.acts.filter(({ needsAdmin }) => !needsAdmin || mayAdminister);
  const memory = new Map<string, unknown>();
  while (!isOver()) {
    let page: StormPage | undefined;
    try {
      page = await site.open(person.accountId);
      const { projectId, issueIds } = site;
      const id = site.personId(person.accountId);
      const actor: Actor = { id, mayAdminister, chance, projectId, issueIds, memory, call: page.call };
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
  for (let count = 1; count <= tries && !around.isOver(); count += 1) {
    const attempt = await send(actor, plan, around);
    around.record(attempt);
    act.after?.(actor, attempt);
    if (isAnswered(attempt)) return true;
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

/** Holds unless the reply says that nobody knows, or that nobody could. */
function isAnswered({ reply }: Attempt): boolean {
  return reply !== undefined && reply.kind !== 'busy' && reply.kind !== 'host-failed';
}

function isNoAnswer(error: unknown): boolean {
  return error instanceof HostUnreachable || error instanceof NotSignedIn;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((next) => setTimeout(next, milliseconds));
}
