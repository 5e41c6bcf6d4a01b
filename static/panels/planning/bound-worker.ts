import { Bounding } from '#planner/bound/bound';
import { compile } from '#planner/instance';
import type { LinearSolver, Patience } from '#planner/bound/solver';
import type { BoundRequest, FromProver } from './bound-messages';

/** Proves bounds away from the page. The solver is fetched with the first one, and its model is kept for those that follow. */

let solver: Promise<LinearSolver> | undefined;
let bounding: Bounding | undefined;

onmessage = async ({ data }: MessageEvent<BoundRequest>): Promise<void> => {
  try {
    solver ??= loadSolver();
    const loaded = await solver;
    prove(loaded, data);
  } catch (error) {
    say({ id: data.id, kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
};

async function loadSolver(): Promise<LinearSolver> {
  const [{ default: load }, { default: address }] = await Promise.all([import('highs'), import('highs/runtime?url')]);
  return (await load({ locateFile: () => new URL(address, import.meta.url).href })) as unknown as LinearSolver;
}

function prove(loaded: LinearSolver, { id, problem, milliseconds }: BoundRequest): void {
  const until = performance.now() + milliseconds;
  const instance = compile(problem);
  if (bounding) bounding.edit(instance);
  else bounding = new Bounding(instance, loaded);
  const current = bounding;
  let told = Infinity;
  const tell = (): void => {
    const { bound } = current;
    if (bound.kind === 'proven' && bound.value < told) say({ id, kind: 'proven', value: (told = bound.value) });
  };
  const patience: Patience = {
    now: () => performance.now(),
    until,
    isCancelled: () => {
      tell();
      return false;
    },
  };
  const isClosed = current.tighten(patience);
  tell();
  say({ id, kind: 'end', isInfeasible: current.bound.kind === 'infeasible', isClosed });
}

function say(news: FromProver): void {
  postMessage(news);
}
