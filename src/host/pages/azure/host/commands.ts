import { noted, NotModelled } from './call-notes';
import { contributionById, property } from './contributions';
import { complain, objectOf } from './hidden-page';
import type { Place } from './place';

type Methods = Readonly<Record<string, ((...args: readonly unknown[]) => unknown) | undefined>>;

/** Runs a command (`ms.vss-web.command`): a method of an object that the command's unseen page registers. What fails is said in a toast. */
export function runCommand(id: string, args: readonly unknown[], place: Place): void {
  noted(`azure command ${id}`, args, () => run(id, args, place)).catch((error: unknown) => complain(id, error));
}

async function run(id: string, args: readonly unknown[], place: Place): Promise<unknown> {
  const contribution = contributionById(id);
  // Commands of the product itself are not to be had here.
  if (contribution === undefined) throw new NotModelled(`No contribution provider or uri for ${id}.`);
  const methodName = property(contribution, 'methodName') ?? 'execute';
  const method = (await objectOf<Methods>(contribution, place))?.[methodName];
  if (method === undefined) throw new Error(`Its page registers no object with ${methodName}.`);
  return method(...args);
}
