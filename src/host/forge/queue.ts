import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Deliveries } from './deliveries';
import type { Manifest } from './manifest';
import type { GatewayPart } from './platform';
import { RateLimit } from './rate-limit';

const concurrency = z.object({ key: z.string(), limit: z.number().int().min(1) });
const pushShape = z.object({
  queueName: z.string(),
  jobId: z.string(),
  payload: z.array(
    z.looseObject({
      body: z.record(z.string(), z.unknown()),
      delayInSeconds: z.number().min(0).max(900).optional(),
      concurrency: concurrency.optional(),
    }),
  ),
});
const jobShape = z.object({ queueName: z.string(), jobId: z.string() });

const mostEvents = 50;
const mostBytes = 200 * 1024;
const eventsPerMinute = 500;
const minute = 60_000;

/** The queue behind `@forge/events`: push, job statistics, cancelling. */
export class QueueGateway implements GatewayPart {
  readonly #manifest: Manifest;
  readonly #deliveries: Deliveries;
  readonly #now: () => number;
  readonly #pushes: RateLimit;

  constructor(manifest: Manifest, deliveries: Deliveries, now: () => number) {
    this.#manifest = manifest;
    this.#deliveries = deliveries;
    this.#now = now;
    this.#pushes = new RateLimit(eventsPerMinute, minute, now);
  }

  answer(path: string, method: string, body: unknown): Response | undefined {
    const [, action] = /^\/webhook\/queue\/(publish|stats|cancel)\//.exec(path) ?? [];
    if (action === undefined || method !== 'POST') return undefined;
    if (action === 'publish') return this.#push(body);
    const job = jobShape.safeParse(body);
    const counts = job.success ? this.#deliveries.job(job.data.jobId) : undefined;
    if (!job.success || !counts) return Response.json({ message: 'There is no such job.' }, { status: 404 });
    if (action === 'stats')
      return Response.json({
        success: counts.success,
        inProgress: counts.waiting + counts.running,
        failed: counts.failed,
      });
    this.#deliveries.cancel(job.data.jobId);
    return new Response(null, { status: 204 });
  }

  #push(body: unknown): Response {
    const push = pushShape.safeParse(body);
    if (!push.success)
      return Response.json(
        { code: 400, message: 'Invalid push.', errors: push.error.issues.map(({ message }) => message) },
        { status: 400 },
      );
    const { queueName, jobId, payload } = push.data;
    const consumer = this.#manifest.modules.find(
      ({ type, properties }) => type === 'consumer' && properties['queue'] === queueName,
    );
    if (!consumer)
      return Response.json(
        { code: 400, message: `The manifest has no consumer for the queue ${queueName}.` },
        { status: 400 },
      );
    if (payload.length > mostEvents)
      return Response.json({ code: 400, message: `More than ${mostEvents} events.` }, { status: 400 });
    if (Buffer.byteLength(JSON.stringify(payload)) > mostBytes)
      return Response.json({ errorMessage: 'The payload is larger than 200 KB.' }, { status: 413 });
    if (!this.#pushes.take('', payload.length))
      return Response.json({ message: 'Too many events in this minute.' }, { status: 429 });
    const target = consumerTarget(consumer.properties);
    if (!target)
      return Response.json(
        { code: 'NOT_MODELLED', message: 'The local host does not model consumers on remote endpoints.' },
        { status: 501 },
      );
    this.#deliveries.add(
      payload.map((event) => ({
        kind: 'consumer',
        moduleKey: consumer.key,
        functionKey: target.functionKey,
        jobId,
        event:
          target.method === undefined
            ? { ...event, queueName, jobId, eventId: randomUUID() }
            : { call: { functionKey: target.method, payload: event.body, jobId }, context: {} },
        ...(event.concurrency && { concurrency: event.concurrency }),
        dueAt: this.#now() + (event.delayInSeconds ?? 0) * 1000,
      })),
    );
    return Response.json({}, { status: 201 });
  }
}

/** Consumers of `@forge/events` 1.x name a resolver and a method of it instead of a function. */
function consumerTarget(
  properties: Readonly<Record<string, unknown>>,
): { functionKey: string; method?: string } | undefined {
  if (typeof properties['function'] === 'string') return { functionKey: properties['function'] };
  const resolver = properties['resolver'] as { function?: string; method?: string } | undefined;
  return resolver?.function === undefined
    ? undefined
    : { functionKey: resolver.function, ...(resolver.method !== undefined && { method: resolver.method }) };
}
