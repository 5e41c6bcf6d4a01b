import * as z from 'zod';
import type { Bean } from '#host/jira/beans';
import { flagParameter, listParameter, noContent, ok, page, payload, type Call, type Handlers } from '#host/jira/call';
import type { Precomputation } from '#host/jira/precomputation';
import { Refusal, refuse } from '#host/jira/refusal';

/** What JQL functions came to: an app reads and renews what its own functions gave. */
export const precomputations: Handlers = {
  getPrecomputations: (call) => {
    const keys = listParameter(call, 'functionKey');
    const found = ownOf(call).filter(({ functionKey }) => keys.length === 0 || keys.includes(functionKey));
    return page(call, inOrder(call, found), 100, (precomputation) => bean(call, precomputation));
  },
  getPrecomputationsByID: (call) => {
    const { precomputationIDs: ids } = payload(call, z.object({ precomputationIDs: z.array(z.string()) }));
    const own = ownOf(call);
    return ok({
      precomputations: inOrder(
        call,
        own.filter(({ id }) => ids.includes(id)),
      ).map((precomputation) => bean(call, precomputation)),
      notFoundPrecomputationIDs: ids.filter((id) => !own.some((known) => known.id === id)),
    });
  },
  updatePrecomputations: (call) => {
    const { values } = payload(
      call,
      z.object({
        values: z.array(z.object({ id: z.string(), value: z.string().optional(), error: z.string().optional() })),
      }),
    );
    const own = new Map(ownOf(call).map((precomputation) => [precomputation.id, precomputation]));
    const missing = values.filter(({ id }) => !own.has(id)).map(({ id }) => id);
    const skips = flagParameter(call, 'skipNotFoundPrecomputations');
    if (missing.length > 0 && !skips)
      throw new Refusal(404, {
        errorMessages: ['Some precomputations were not found.'],
        notFoundPrecomputationIDs: missing,
      });
    for (const { id, value, error } of values) {
      const known = own.get(id);
      if (known)
        call.world.precomputations.put({
          ...known,
          value,
          error: value === undefined ? (error ?? '') : undefined,
          updated: call.now,
        });
    }
    return skips ? ok({ notFoundPrecomputationIDs: missing }) : noContent();
  },
};

function ownOf({ session, world }: Call): Precomputation[] {
  const { caller } = session;
  if (caller.kind === 'anonymous' || !caller.app)
    throw refuse(403, 'Only the app that provides a function may see what it was evaluated to.');
  const prefix = `ari:cloud:ecosystem::extension/${caller.app.appId}/`;
  return world.precomputations.list().filter(({ functionKey }) => functionKey.startsWith(prefix));
}

function inOrder(call: Call, found: Precomputation[]): Precomputation[] {
  const order = call.query.get('orderBy') ?? '';
  const by = (['functionKey', 'used', 'created', 'updated'] as const).find(
    (name) => name === order.replace(/^[-+]/, ''),
  );
  if (!by) return found;
  const turn = order.startsWith('-') ? -1 : 1;
  return found.sort((one, other) => turn * (one[by] < other[by] ? -1 : Number(one[by] > other[by])));
}

function bean({ beans }: Call, { created, updated, used, ...rest }: Precomputation): Bean {
  return { ...rest, created: beans.moment(created), updated: beans.moment(updated), used: beans.moment(used) };
}
