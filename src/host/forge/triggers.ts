import { randomBytes, randomUUID } from 'node:crypto';
import { evaluate } from '#host/jira/expression/expression';
import type { ProductEvent } from '#host/server/seams';
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
export function dispatchEvent(
  event: ProductEvent,
  { manifest, cloudId, deliveries, logs, now: clock }: TriggerParts,
): void {
  const now = clock();
  const takers = manifest.modules.filter(
    ({ type, properties }) =>
      type === 'trigger' && subscribes(properties, event.name) && typeof properties['function'] === 'string',
  );
  const due = takers.filter(
    (taker) => isGranted(event.name, manifest, taker, logs, now) && passes(taker, event, logs, now),
  );
  if (due.length === 0) return;
  deliveries.add(
    due.map(({ key, properties }) => ({
      kind: 'trigger',
      moduleKey: key,
      functionKey: properties['function'] as string,
      jobId: randomUUID(),
      event: {
        eventType: event.name,
        ...event.payload,
        context: { cloudId, moduleKey: key },
        contextToken: randomBytes(24).toString('base64url'),
      },
      dueAt: now,
    })),
  );
}

/** An app hears only of what its scopes let it read. Granular scopes differ by event; any of the product's counts. */
function isGranted(name: string, { scopes }: Manifest, { key }: AppModule, logs: AppLogs, now: number): boolean {
  const needed = neededScope(name);
  if (
    needed === undefined ||
    scopes.includes(needed) ||
    scopes.some((scope) => /^read:[\w.-]+:jira(-software)?$/.test(scope))
  )
    return true;
  logs.add({
    at: now,
    level: 'error',
    functionKey: key,
    invocationId: undefined,
    text: `${key} was not told of ${name}: the app lacks the scope ${needed}.`,
  });
  return false;
}

/** The classic scope of an event; undefined for those of the app's own life. Source: Forge's references of events, checked 2026-11-22. */
function neededScope(name: string): string | undefined {
  if (name.startsWith('avi:forge:')) return undefined;
  if (name.endsWith(':user')) return 'read:jira-user';
  return /:(field|field:context|field:context:configuration|filter|issuetype|configuration|provider:changed)$/.test(
    name,
  )
    ? 'manage:jira-configuration'
    : 'read:jira-work';
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
  const reason =
    outcome.kind === 'problem' ? outcome.message : `it comes to ${JSON.stringify(outcome.value)}, not to true or false`;
  if (onError.endsWith('AND_LOG'))
    logs.add({
      at: now,
      level: 'error',
      functionKey: key,
      invocationId: undefined,
      text: `The filter of ${key} could not be evaluated: ${reason}`,
    });
  return onError.startsWith('RECEIVE');
}
