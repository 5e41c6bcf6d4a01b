import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { manifestProblems } from './manifest-problems';
import { fillManifest } from './variables';

/** One module of the manifest, whatever its type; what only that type has lies in `properties`. */
export interface AppModule {
  /** `jira:issuePanel`, `trigger` … */
  readonly type: string;
  readonly key: string;
  /** Everything that the manifest says of it, `key` included. */
  readonly properties: Readonly<Record<string, unknown>>;
}

/** A function module: `handler` `index.run` is the export `run` of `src/index`. */
export interface AppFunction {
  readonly key: string;
  readonly file: string;
  readonly export: string;
  readonly timeoutSeconds?: number;
  readonly memoryMb?: number;
}

/** A folder of the app that becomes pages. */
export interface AppResource {
  readonly key: string;
  readonly path: string;
  /** Entry points of one resource: name → file name without `.html`. */
  readonly entry?: Readonly<Record<string, string>>;
}

/** Types that an entity's attributes may have. */
export type AttributeType = 'string' | 'integer' | 'float' | 'boolean' | 'any';

/** A custom entity of the key-value store. */
export interface AppEntity {
  readonly name: string;
  readonly attributes: Readonly<Record<string, AttributeType>>;
  readonly indexes: readonly AppIndex[];
}

/** An index over an entity; one that the manifest writes as a bare name has that attribute as its range. */
export interface AppIndex {
  readonly name: string;
  readonly partition: readonly string[];
  readonly range: readonly string[];
}

/** `manifest.yml` as the host needs it. */
export interface Manifest {
  /** The UUID at the end of `app.id`. */
  readonly appId: string;
  readonly name: string;
  readonly runtime: string;
  readonly memoryMb: number;
  readonly isLicensed: boolean;
  readonly modules: readonly AppModule[];
  readonly functions: readonly AppFunction[];
  readonly resources: readonly AppResource[];
  readonly entities: readonly AppEntity[];
  readonly scopes: readonly string[];
  /** Scopes with which the app may act for a user who is not there. */
  readonly impersonationScopes: readonly string[];
  readonly content: { readonly scripts: readonly string[]; readonly styles: readonly string[] };
  /** `permissions.external` as written: fetch, images, fonts … */
  readonly external: Readonly<Record<string, unknown>>;
  readonly remotes: readonly { readonly key: string; readonly baseUrl?: unknown }[];
  readonly translations: Translations | undefined;
  /** The whole document, for what is passed on unread. */
  readonly document: Readonly<Record<string, unknown>>;
}

/** Texts of the manifest by locale, `en-US`, and the way from a locale to the next best one. */
export interface Translations {
  readonly texts: Readonly<Record<string, unknown>>;
  readonly fallback: Readonly<Record<string, readonly string[]>>;
  readonly defaultLocale: string;
}

/** What reading a manifest comes to; problems are sentences for the app's author. */
export type ManifestAnswer =
  | { readonly kind: 'ok'; readonly manifest: Manifest }
  | { readonly kind: 'problem'; readonly messages: readonly string[] };

const record = z.record(z.string(), z.unknown());
const moduleList = z.array(
  z.looseObject({ key: z.string().regex(/^[a-zA-Z0-9_-]+$/, 'may hold letters, digits, _ and - only') }),
);
const attributeType = z.enum(['string', 'integer', 'float', 'boolean', 'any']);
const scopeGrant = z.object({ allowImpersonation: z.boolean().optional() }).nullable();

const manifestShape = z.looseObject({
  app: z.looseObject({
    id: z.string().regex(/^ari:cloud:ecosystem::app\/\S+$/, 'must be ari:cloud:ecosystem::app/UUID'),
    name: z.string().optional(),
    runtime: z.looseObject({ name: z.string(), memoryMB: z.number().int().min(128).max(1024).optional() }),
    licensing: z.looseObject({ enabled: z.boolean() }).optional(),
    storage: z
      .looseObject({
        entities: z
          .array(
            z.object({
              name: z.string(),
              attributes: z.record(z.string(), z.object({ type: attributeType })),
              indexes: z
                .array(
                  z.union([
                    z.string(),
                    z.object({
                      name: z.string(),
                      partition: z.array(z.string()).min(1).optional(),
                      range: z.array(z.string()).min(1),
                    }),
                  ]),
                )
                .optional(),
            }),
          )
          .optional(),
      })
      .optional(),
  }),
  modules: z.record(z.string(), moduleList),
  resources: z
    .array(z.looseObject({ key: z.string(), path: z.string(), entry: z.record(z.string(), z.string()).optional() }))
    .optional(),
  remotes: z.array(z.looseObject({ key: z.string(), baseUrl: z.unknown() })).optional(),
  permissions: z
    .looseObject({
      scopes: z.union([z.array(z.string()), z.record(z.string(), scopeGrant)]).optional(),
      content: z
        .looseObject({ scripts: z.array(z.string()).optional(), styles: z.array(z.string()).optional() })
        .optional(),
      external: record.optional(),
    })
    .optional(),
  environment: z
    .looseObject({
      variables: z.array(z.union([z.string(), z.object({ key: z.string(), default: z.string() })])).optional(),
    })
    .optional(),
  translations: z
    .object({
      resources: z.array(z.object({ key: z.string(), path: z.string() })),
      fallback: z.looseObject({ default: z.string() }),
    })
    .optional(),
});

const functionShape = z.looseObject({
  key: z.string(),
  handler: z.string().regex(/^.+\.[^.]+$/, 'must be FILE.EXPORT'),
  timeoutSeconds: z.number().min(1).max(900).optional(),
  runtime: z.object({ memoryMB: z.number().min(128).max(4096).optional() }).optional(),
});

/** What to write where the manifest lacks what every app needs, or holds something else there. */
const additions: Readonly<Record<string, string>> = {
  'app.id':
    'add an id under app: `id: ari:cloud:ecosystem::app/UUID`; `forge register` writes it, and here any UUID will do',
  'app.runtime': 'add a runtime under app: `runtime:` and, below it, `name: nodejs22.x`',
  'app.runtime.name': 'add a name under app.runtime: `name: nodejs22.x`',
};

/** Reads `manifest.yml` of the app in a folder, and the texts that it names. */
export function readManifest(directory: string): ManifestAnswer {
  const file = join(directory, 'manifest.yml');
  if (!existsSync(file)) return { kind: 'problem', messages: [`There is no manifest.yml in ${directory}.`] };
  const document = parseDocument(readFileSync(file, 'utf8'), { merge: true });
  if (document.errors.length > 0)
    return { kind: 'problem', messages: document.errors.map((error) => `manifest.yml: ${error.message}`) };
  const filled = fillManifest(document.toJS(), process.env);
  if (filled.missing.length > 0)
    return {
      kind: 'problem',
      messages: filled.missing.map(
        (name) => `manifest.yml: there is no value for the variable ${name}: set it in the environment`,
      ),
    };
  const parsed = manifestShape.safeParse(filled.document);
  if (!parsed.success)
    return {
      kind: 'problem',
      messages: parsed.error.issues.map(({ path, message }) => {
        const place = path.join('.');
        return `manifest.yml: ${place}: ${additions[place] ?? message}`;
      }),
    };
  const functions = z.array(functionShape).safeParse(parsed.data.modules['function'] ?? []);
  if (!functions.success)
    return {
      kind: 'problem',
      messages: functions.error.issues.map(
        ({ path, message }) => `manifest.yml: modules.function.${path.join('.')}: ${message}`,
      ),
    };
  const manifest = assemble(parsed.data, functions.data, directory);
  const messages = manifestProblems(manifest, directory);
  return messages.length > 0 ? { kind: 'problem', messages } : { kind: 'ok', manifest };
}

function assemble(
  document: z.infer<typeof manifestShape>,
  functions: readonly z.infer<typeof functionShape>[],
  directory: string,
): Manifest {
  const { app, permissions } = document;
  const scopes = permissions?.scopes ?? [];
  const appId = app.id.split('/').at(-1) as string;
  return {
    appId,
    name: app.name ?? packageName(directory) ?? appId,
    runtime: app.runtime.name,
    memoryMb: app.runtime.memoryMB ?? 512,
    isLicensed: app.licensing?.enabled ?? false,
    modules: Object.entries(document.modules)
      .filter(([type]) => type !== 'function')
      .flatMap(([type, entries]) => entries.map((properties) => ({ type, key: properties.key, properties }))),
    functions: functions.map(readFunction),
    resources: document.resources ?? [],
    entities: (app.storage?.entities ?? []).map(({ name, attributes, indexes = [] }) => ({
      name,
      attributes: Object.fromEntries(Object.entries(attributes).map(([attribute, { type }]) => [attribute, type])),
      indexes: indexes.map((index) =>
        typeof index === 'string'
          ? { name: index, partition: [], range: [index] }
          : { ...index, partition: index.partition ?? [] },
      ),
    })),
    scopes: Array.isArray(scopes) ? scopes : Object.keys(scopes),
    impersonationScopes: Array.isArray(scopes)
      ? []
      : Object.entries(scopes).flatMap(([scope, grant]) => (grant?.allowImpersonation ? [scope] : [])),
    content: { scripts: permissions?.content?.scripts ?? [], styles: permissions?.content?.styles ?? [] },
    external: permissions?.external ?? {},
    remotes: document.remotes ?? [],
    translations: document.translations && readTranslations(document.translations, directory),
    document,
  };
}

function readFunction({ key, handler, timeoutSeconds, runtime }: z.infer<typeof functionShape>): AppFunction {
  const dot = handler.lastIndexOf('.');
  return {
    key,
    file: handler.slice(0, dot),
    export: handler.slice(dot + 1),
    ...(timeoutSeconds && { timeoutSeconds }),
    ...(runtime?.memoryMB && { memoryMb: runtime.memoryMB }),
  };
}

function readTranslations(
  source: { resources: { key: string; path: string }[]; fallback: Record<string, unknown> },
  directory: string,
): Translations {
  const { default: defaultLocale, ...fallback } = source.fallback;
  return {
    texts: Object.fromEntries(
      source.resources.map(({ key, path }) => [
        key,
        existsSync(join(directory, path)) ? JSON.parse(readFileSync(join(directory, path), 'utf8')) : {},
      ]),
    ),
    fallback: z.record(z.string(), z.array(z.string())).parse(fallback),
    defaultLocale: String(defaultLocale),
  };
}

/** The Forge CLI keeps an app's name on Atlassian's side only; the nearest thing on disk is its package. */
function packageName(directory: string): string | undefined {
  const file = join(directory, 'package.json');
  if (!existsSync(file)) return undefined;
  const name = z.object({ name: z.string() }).safeParse(JSON.parse(readFileSync(file, 'utf8')));
  return name.success ? name.data.name.replace(/^[a-z]/, (letter) => letter.toUpperCase()) : undefined;
}
