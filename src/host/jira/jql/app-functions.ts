import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Precomputation } from '#host/jira/precomputation';
import { BadClause } from '#host/jira/jql/context';
import type { World } from '#host/jira/world';
import type { JiraExtensions } from '#host/server/seams';

/** A JQL function that an app brings, under the key by which Jira's API names it. */
export type AppFunction = NonNullable<JiraExtensions['jqlFunctions']>[number];

/** A clause whose right side is an app's function. */
export interface Question {
  readonly appFunction: AppFunction;
  readonly field: string;
  /** Manifest type of the field. */
  readonly type: string;
  readonly operator: string;
  readonly arguments: readonly string[];
}

/** Thrown while a query is compiled: the app has to be asked first, and the request begins anew with its answer. */
export class Unanswered extends Error {
  readonly question: Question;

  constructor(question: Question) {
    super(`${question.appFunction.name} has to be asked`);
    this.question = question;
  }
}

/** A precomputation that no query used for so long is gone. Source: Custom JQL functions, precomputations; checked 2026-11-22. */
const retentionMilliseconds = 7 * 24 * 60 * 60 * 1000;

const answerShape = z.union([z.object({ jql: z.string() }), z.object({ error: z.string() })]);

/** The app's JQL functions as one request meets them: answers of earlier requests are kept in the world. */
export class AppFunctions {
  readonly #functions: readonly AppFunction[];
  readonly #world: World;
  readonly #now: number;
  readonly #failures = new Map<string, string>();

  constructor(functions: readonly AppFunction[], world: World, now: number) {
    this.#functions = functions;
    this.#world = world;
    this.#now = now;
  }

  get names(): string[] {
    return this.#functions.map(({ name }) => name);
  }

  find(name: string): AppFunction | undefined {
    return this.#functions.find((known) => known.name.toLowerCase() === name.toLowerCase());
  }

  /** The JQL that stands in for a clause. Throws {@link Unanswered}, and {@link BadClause} with the app's own sentence. */
  fragment(question: Question): string {
    const failure = this.#failures.get(slotOf(question));
    if (failure !== undefined) throw new BadClause(failure);
    const known = this.#known(question);
    if (!known) throw new Unanswered(question);
    if (known.used !== this.#now) this.#world.precomputations.put({ ...known, used: this.#now });
    if (known.value === undefined) throw new BadClause(known.error ?? '');
    return known.value;
  }

  /** Asks the app. What it answers is to be kept with {@link keep}; undefined when it failed, which only this request remembers. */
  async ask(question: Question): Promise<Precomputation | undefined> {
    const { appFunction, field, type, operator, arguments: args } = question;
    const id = randomUUID();
    const clause = { field, type: [type], operator, functionName: appFunction.name, arguments: args };
    try {
      const answer = answerShape.parse(await appFunction.resolve({ precomputationId: id, clause }));
      const outcome = 'jql' in answer ? { value: answer.jql } : { error: answer.error };
      return {
        id,
        functionKey: appFunction.key,
        functionName: appFunction.name,
        field,
        operator,
        arguments: args,
        ...outcome,
        created: this.#now,
        updated: this.#now,
        used: this.#now,
      };
    } catch {
      // Its reason is in the app's log; Jira's own sentence for this case is not documented.
      this.#failures.set(
        slotOf(question),
        `The app that provides the function '${appFunction.name}' could not evaluate it.`,
      );
      return undefined;
    }
  }

  keep(answered: Precomputation): void {
    const { precomputations } = this.#world;
    for (const { id, used } of precomputations.list()) if (this.#isExpired(used)) precomputations.delete(id);
    precomputations.put(answered);
  }

  #known(question: Question): Precomputation | undefined {
    const slot = slotOf(question);
    return this.#world.precomputations.find(
      (kept) => slotOf({ ...kept, appFunction: { key: kept.functionKey } }) === slot && !this.#isExpired(kept.used),
    );
  }

  #isExpired(used: number): boolean {
    return used + retentionMilliseconds <= this.#now;
  }
}

type Slotted = Pick<Question, 'field' | 'operator' | 'arguments'> & { readonly appFunction: Pick<AppFunction, 'key'> };

function slotOf({ appFunction, field, operator, arguments: args }: Slotted): string {
  return JSON.stringify([appFunction.key, field.toLowerCase(), operator, args]);
}
