import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Network } from '#host/server/network';
import type { CallLog, Jira, JiraExtensions } from '#host/server/seams';
import type { Store } from '#host/server/store';
import { AppLogs } from './app-logs';
import { Deliveries } from './deliveries';
import type { BundleAnswer } from './function-bundle';
import { gatewayBasics } from './gateway';
import { granteesOf } from './grantees';
import type { InstalledApp } from './installed-app';
import { createKvs } from './kvs';
import { lifecycleEvent } from './lifecycle';
import type { AppModule, Manifest } from './manifest';
import { Platform } from './platform';
import { startPlatformProxy } from './platform-proxy';
import { QueueGateway } from './queue';
import { ForgeRuntime } from './runtime';
import { Schedules } from './schedules';
import { translated } from './translations';
import { dispatchEvent } from './triggers';
import { UsageMeter } from './usage';
import { WebTriggerGateway } from './web-triggers';

/** Where an app is installed. */
export interface InstallationSite {
  readonly directory: string;
  readonly manifest: Manifest;
  /** What `bundleFunctions` makes of the app; it may be under way still. */
  readonly bundle: Promise<BundleAnswer>;
  readonly jira: Jira;
  readonly store: Store;
  readonly calls: CallLog;
  readonly network: Network;
  /** Asked when an address is needed, because servers listen last. */
  readonly mainOrigin: () => string;
  readonly now: () => Date;
}

/** An installed app with everything that runs it. */
export interface Installation {
  readonly app: InstalledApp;
  readonly deliveries: Deliveries;
  readonly schedules: Schedules;
  readonly webTriggers: WebTriggerGateway;
  readonly usage: UsageMeter;
  readonly logs: AppLogs;
  /** Sets queue and schedules going; called once everything listens. */
  start(): void;
  close(): Promise<void>;
}

/** What installing comes to; messages are sentences for the app's author. */
export type InstallAnswer =
  | { readonly kind: 'ok'; readonly installation: Installation }
  | { readonly kind: 'problem'; readonly messages: readonly string[] };

/** Tells Jira what an app adds to it, and connects the app's functions with the platform. */
export async function installApp(site: InstallationSite): Promise<InstallAnswer> {
  const { manifest, directory, store, jira, now } = site;
  const bundle = await site.bundle;
  if (bundle.kind === 'problem') return bundle;
  const clock = (): number => now().getTime();
  const grant = {
    appId: manifest.appId,
    environmentId: uuidOf(`environment ${manifest.appId}`),
    name: manifest.name,
    scopes: manifest.scopes,
  };
  const identity = {
    version: '1.0.0',
    installationId: uuidOf(`installation ${manifest.appId}`),
    contextAri: `ari:cloud:jira::site/${jira.site.cloudId}`,
  };
  const logs = new AppLogs();
  const usage = new UsageMeter(store, now);
  const runtime = new ForgeRuntime({ manifest, grant, ...identity, bundle, logs, usage });
  jira.install(extensionsOf(manifest, grant, runtime));
  const deliveries = new Deliveries(store, runtime, clock);
  const webTriggers = new WebTriggerGateway(manifest, store, runtime, site.mainOrigin);
  const schedules = new Schedules({ manifest, store, runtime, cloudId: jira.site.cloudId, now: clock });
  const kvs = createKvs({ store, entities: manifest.entities, appId: manifest.appId, now: clock });
  const services = [new QueueGateway(manifest, deliveries, clock), webTriggers, gatewayBasics];
  const platform = new Platform({
    manifest,
    grant,
    jira,
    kvs,
    services,
    network: site.network,
    calls: site.calls,
    usage,
    mainOrigin: site.mainOrigin,
  });
  const proxy = await startPlatformProxy(platform, (token) => runtime.running(token));
  runtime.connect(proxy.url);
  const triggers = { manifest, cloudId: jira.site.cloudId, deliveries, logs, now: clock };
  jira.onEvent((event) => dispatchEvent(event, triggers));
  return {
    kind: 'ok',
    installation: {
      app: { manifest, directory, grant, environmentType: 'DEVELOPMENT', ...identity, runtime },
      deliveries,
      schedules,
      webTriggers,
      usage,
      logs,
      start() {
        const accountId = jira.people().find(({ isAdmin }) => isAdmin)?.accountId;
        const happened = lifecycleEvent(store, { manifest, grant, ...identity, accountId });
        if (happened) dispatchEvent(happened, triggers);
        deliveries.pump();
        schedules.pump();
      },
      async close() {
        schedules.close();
        deliveries.close();
        runtime.close();
        await Promise.all([deliveries.settled(), schedules.settled()]);
        await proxy.close();
        usage.close();
      },
    },
  };
}

/** The same identifier for the same text, so that an app keeps its own through reinstalling. */
function uuidOf(text: string): string {
  const digits = createHash('sha256').update(text).digest('hex');
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
}

function extensionsOf(manifest: Manifest, app: JiraExtensions['app'], runtime: ForgeRuntime): JiraExtensions {
  const of = (type: string): readonly AppModule[] => manifest.modules.filter((module) => module.type === type);
  return {
    app,
    customFields: of('jira:customField').map((module) => fieldOf(module, manifest)),
    customFieldTypes: of('jira:customFieldType').map((module) => fieldOf(module, manifest)),
    projectPermissions: of('jira:projectPermission').map((module) => permissionOf(module, manifest)),
    globalPermissions: of('jira:globalPermission').map((module) => ({
      ...permissionOf(module, manifest),
      grantedTo: granteesOf(module.properties),
    })),
    entityProperties: of('jira:entityProperty').map(({ properties }) => ({
      entityType: String(properties['entityType'] ?? 'issue'),
      propertyKey: String(properties['propertyKey'] ?? ''),
      values: Array.isArray(properties['values'])
        ? (properties['values'] as JiraExtensions['entityProperties'][number]['values'])
        : [],
    })),
    jqlFunctions: of('jira:jqlFunction').flatMap((module) => jqlFunctionOf(module, runtime)),
  };
}

const jqlFunctionShape = z.object({
  name: z.string(),
  function: z.string(),
  arguments: z.array(z.object({ name: z.string(), required: z.boolean() })),
  types: z.array(z.string()),
  operators: z.array(z.string()),
});

/** What one gives is kept for everybody, so it is called without a user. None for a module that leaves the work to a remote. */
function jqlFunctionOf(
  { key, type, properties }: AppModule,
  runtime: ForgeRuntime,
): NonNullable<JiraExtensions['jqlFunctions']> {
  const declared = jqlFunctionShape.safeParse(properties);
  if (!declared.success) return [];
  const { function: functionKey, ...rest } = declared.data;
  return [
    { key, ...rest, resolve: (event) => runtime.invoke({ functionKey, moduleKey: key, moduleType: type, event }) },
  ];
}

function permissionOf(
  { key, properties }: AppModule,
  manifest: Manifest,
): { key: string; name: string; description: string } {
  return {
    key,
    name: textOf(properties['name'], manifest) ?? key,
    description: textOf(properties['description'], manifest) ?? '',
  };
}

const ruleShape = z.object({ expression: z.string() });

function fieldOf({ key, properties }: AppModule, manifest: Manifest): JiraExtensions['customFields'][number] {
  const view = (properties['view'] ?? {}) as Readonly<Record<string, unknown>>;
  const formatter = ruleShape.safeParse(properties['formatter'] ?? view['formatter']).data?.expression;
  const validation = ruleShape.safeParse(properties['validation']).data;
  const errorMessage = textOf(
    (properties['validation'] as { errorMessage?: unknown } | undefined)?.errorMessage,
    manifest,
  );
  return {
    key,
    name: textOf(properties['name'], manifest) ?? key,
    description: textOf(properties['description'], manifest) ?? '',
    type: String(properties['type'] ?? 'string'),
    collection: properties['collection'] === 'list' ? 'list' : 'none',
    isReadOnly: properties['readOnly'] === true,
    ...(formatter !== undefined && { formatter }),
    ...(validation && { validation: { ...validation, ...(errorMessage !== undefined && { errorMessage }) } }),
  };
}

/** A text of the manifest: plain, or `{i18n: key}` looked up in its translations. */
function textOf(value: unknown, { translations }: Manifest): string | undefined {
  if (typeof value === 'string') return value;
  const key = (value as { i18n?: string } | undefined)?.i18n;
  return key === undefined ? undefined : translated(translations, key);
}
