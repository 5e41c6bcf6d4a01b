import { randomBytes, randomUUID } from 'node:crypto';
import { evaluate } from '#local/jira/expression/expression';
import type { ProductEvent } from '#local/seams';
import type { AppLogs } from './app-logs';
import type { Deliveries } from './deliveries';
import type { AppModule, Manifest } from './manifest';

interface TriggerFilter {
  readonly ignoreSelf?: boolean;
  readonly expression?: string;
  readonly onError?: 'IGNORE_AND_LOG' | 'IGNORE' | 'RECEIVE_AND_LOG' | 'RECEIVE';
}

/** What is behind the triggers of an installed app. */
export interface TriggerParts {
  readonly manifest: Manifest;
  readonly cloudId: string;
  readonly deliveries: Deliveries;
  readonly logs: AppLogs;
  readonly now: () => number;
}

/** Hands events of the product and of the app's own life to the `trigger` modules that subscribe to them. */
export function dispatchEvent(event: ProductEvent, { manifest, cloudId, deliveries, logs, now: clock }: TriggerParts): void {
  const now = clock();
  const takers = manifest.modules.filter(({ type, properties }) => type === 'trigger' && subscribes(properties, event.name) && typeof properties['function'] === 'string');
  const due = takers.filter((taker) => passes(taker, event, logs, now));
  if (due.length === 0) return;
  deliveries.add(
    due.map(({ key, properties }) => ({
      kind: 'trigger',
      moduleKey: key,
      functionKey: properties['function'] as string,
      jobId: randomUUID(),
      event: { eventType: event.name, ...event.payload, context: { cloudId, moduleKey: key }, contextToken: randomBytes(24).toString('base64url') },
      dueAt: now,
    })),
  );
}

function subscribes(properties: Readonly<Record<string, unknown>>, name: string): boolean {
  const events = properties['events'];
  return Array.isArray(events) ? events.includes(name) : events === name;
}

function passes({ key, properties }: AppModule, event: ProductEvent, logs: AppLogs, now: number): boolean {
  const { ignoreSelf, expression, onError = 'IGNORE_AND_LOG' } = (properties['filter'] ?? {}) as TriggerFilter;
  if (ignoreSelf && event.payload['selfGenerated'] === true) return false;
  if (expression === undefined) return true;
  const outcome = evaluate(expression, { event: event.payload });
  if (outcome.kind === 'value' && typeof outcome.value === 'boolean') return outcome.value;
  const reason = outcome.kind === 'problem' ? outcome.message : `it comes to ${JSON.stringify(outcome.value)}, not to true or false`;
  if (onError.endsWith('AND_LOG')) logs.add({ at: now, level: 'error', functionKey: key, invocationId: undefined, text: `The filter of ${key} could not be evaluated: ${reason}` });
  return onError.startsWith('RECEIVE');
}
