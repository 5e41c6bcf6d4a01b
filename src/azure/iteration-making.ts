import { HostUnreachable } from '#app/ports/failures';
import type { IterationDraft, IterationOutcome } from '#app/ports/schedule';
import { Refused } from '#app/rest-client';
import type { AzureClient } from '#azure/client';
import { daysOf, readIteration } from '#azure/iteration-reader';
import { codeOf, placeRefusals, settingsAddress, teamPlace } from '#azure/team-place';
import { iterationNode, teamIteration } from '#azure/work-wire';

/** Beside the refusals of a place: a name that is taken. */
const nodeRefusals = [...placeRefusals, 409];

/** A node of the project's iterations, made or found. */
interface Node {
  readonly identifier: string;
  readonly isNew: boolean;
}

/** Makes iterations: a node in the project's tree, then the choice of each team. Both can be repeated without harm. */
export class IterationMaking {
  constructor(private readonly client: AzureClient) {}

  async make(drafts: readonly IterationDraft[], signal?: AbortSignal): Promise<readonly IterationOutcome[]> {
    const nodes = new Map<string, Node>();
    const outcomes: IterationOutcome[] = [];
    // One after the other: a node may be the one below which the next lies. Behind one without an answer none is tried.
    for (const draft of drafts) {
      signal?.throwIfAborted();
      const last = outcomes.at(-1);
      if (last?.kind === 'refused' && last.code === 'unreachable') {
        outcomes.push(last);
        continue;
      }
      outcomes.push(
        await asOutcome(async () => {
          const { project } = teamPlace(draft.teamId);
          const key = JSON.stringify([project, draft.below, draft.name]);
          const node = nodes.get(key) ?? (await this.node(project, draft, signal));
          nodes.set(key, node);
          return this.choose(draft, node, signal);
        }),
      );
    }
    return outcomes;
  }

  /** Whoever may not make nodes may still choose one that is there: so every refusal is followed by a look. */
  private async node(
    project: string,
    { name, start, end, below = [] }: IterationDraft,
    signal: AbortSignal | undefined,
  ): Promise<Node> {
    const parent = [`${project}/_apis/wit/classificationnodes/Iterations`, ...below.map(encodeURIComponent)].join('/');
    const attributes = daysOf(start, end);
    const common = { area: 'wit', answer: iterationNode, signal, expects: nodeRefusals } as const;
    try {
      const body = { name: name.trim(), ...(Object.keys(attributes).length > 0 && { attributes }) };
      const { identifier } = await this.client.send({ ...common, path: parent, body });
      return { identifier, isNew: true };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      try {
        const path = `${parent}/${encodeURIComponent(name.trim())}`;
        const { identifier } = await this.client.send({ ...common, path });
        return { identifier, isNew: false };
      } catch (second) {
        throw second instanceof Refused ? error : second;
      }
    }
  }

  private async choose(
    { teamId }: IterationDraft,
    { identifier, isNew }: Node,
    signal: AbortSignal | undefined,
  ): Promise<IterationOutcome> {
    const chosen = await this.client.send({
      area: 'work',
      path: `${settingsAddress(teamId)}/iterations`,
      body: { id: identifier },
      answer: teamIteration,
      signal,
      expects: placeRefusals,
    });
    return { kind: isNew ? 'created' : 'existing', iteration: readIteration(chosen, teamId) };
  }
}

async function asOutcome(work: () => Promise<IterationOutcome>): Promise<IterationOutcome> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof HostUnreachable) return { kind: 'refused', code: 'unreachable' };
    if (!(error instanceof Refused)) throw error;
    const isPlace = error.status === 403 || error.status === 404;
    return { kind: 'refused', code: isPlace ? codeOf(error) : 'invalid', reason: error.message };
  }
}
