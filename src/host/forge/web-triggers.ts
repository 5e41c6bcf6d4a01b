import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { AppRuntime } from '#host/server/seams';
import type { Store } from '#host/server/store';
import type { WebTriggers } from './installed-app';
import type { AppModule, Manifest } from './manifest';
import { unmodelled, type GatewayPart } from './platform';

const graphqlShape = z.object({ query: z.string(), variables: z.record(z.string(), z.unknown()).optional() });
const createShape = z.object({
  input: z.object({ triggerKey: z.string(), secretKeyConfig: z.unknown().optional() }),
  forceCreate: z.boolean().nullish(),
});
const dynamicShape = z.looseObject({
  statusCode: z.number().int().min(200).max(599),
  headers: z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional(),
  body: z.string().optional(),
  outputKey: z.undefined().optional(),
});
const staticShape = z.looseObject({ outputKey: z.string() });
const responseShape = z
  .object({
    type: z.enum(['static', 'dynamic']),
    outputs: z
      .array(
        z.object({
          key: z.string(),
          statusCode: z.number(),
          contentType: z.string().optional(),
          body: z.string().optional(),
        }),
      )
      .optional(),
  })
  .optional();

/** Web triggers: their addresses, the calls by which an app asks for them, and the requests that arrive there. */
export class WebTriggerGateway implements WebTriggers, GatewayPart {
  readonly #manifest: Manifest;
  readonly #store: Store;
  readonly #runtime: AppRuntime;
  readonly #origin: () => string;

  constructor(manifest: Manifest, store: Store, runtime: AppRuntime, origin: () => string) {
    this.#manifest = manifest;
    this.#store = store;
    this.#runtime = runtime;
    this.#origin = origin;
    store.exec(
      'CREATE TABLE IF NOT EXISTS web_trigger (id TEXT PRIMARY KEY, module_key TEXT NOT NULL, made_at INTEGER NOT NULL)',
    );
  }

  url(moduleKey: string): string | undefined {
    if (!this.#module(moduleKey)) return undefined;
    const known = this.#store.get<{ id: string }>(
      'SELECT id FROM web_trigger WHERE module_key = ? ORDER BY made_at, id LIMIT 1',
      moduleKey,
    )?.id;
    return this.#address(known ?? this.#make(moduleKey));
  }

  async handle(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const [, id = '', userPath = ''] = /^\/webtrigger\/x1\/([^/]+)(\/.*)?$/.exec(url.pathname) ?? [];
    const moduleKey = this.#store.get<{ moduleKey: string }>(
      'SELECT module_key AS moduleKey FROM web_trigger WHERE id = ?',
      id,
    )?.moduleKey;
    const module = moduleKey === undefined ? undefined : this.#module(moduleKey);
    if (!module) return new Response('Not found', { status: 404 });
    const functionKey = module.properties['function'];
    if (typeof functionKey !== 'string') return unmodelled('web triggers on remote endpoints');
    const event = {
      method: request.method,
      headers: Object.fromEntries([...request.headers].map(([name, value]) => [name, [value]])),
      body: await request.text(),
      path: url.pathname.slice('/webtrigger'.length),
      userPath,
      queryParameters: Object.fromEntries(
        [...new Set(url.searchParams.keys())].map((name) => [name, url.searchParams.getAll(name)]),
      ),
    };
    try {
      const answer = await this.#runtime.invoke({
        functionKey,
        moduleKey: module.key,
        moduleType: 'webtrigger',
        event,
      });
      return respond(module, answer);
    } catch {
      return new Response('The web trigger failed.', { status: 500 });
    }
  }

  answer(path: string, method: string, body: unknown): Response | undefined {
    const call = graphqlShape.safeParse(body);
    if (path !== '/graphql' || method !== 'POST' || !call.success) return undefined;
    const { query, variables } = call.data;
    if (query.includes('forge_app_createWebTriggerUrl')) return this.#create(variables);
    if (query.includes('forge_app_deleteWebTriggerUrl')) {
      const isGone = this.#store.run('DELETE FROM web_trigger WHERE id = ?', String(variables?.['id'])) > 0;
      return Response.json({
        data: {
          deleteWebTriggerUrl: isGone
            ? { success: true, message: null }
            : { success: false, message: 'There is no such web trigger.' },
        },
      });
    }
    if (query.includes('forge_app_webTriggerUrlsByAppContext')) {
      const all = this.#store.all<{ id: string; moduleKey: string }>(
        'SELECT id, module_key AS moduleKey FROM web_trigger ORDER BY made_at, id',
      );
      return Response.json({
        data: {
          webTriggerUrlsByAppContext: all.map(({ id, moduleKey }) => ({
            triggerKey: moduleKey,
            url: this.#address(id),
          })),
        },
      });
    }
    return undefined;
  }

  #create(variables: unknown): Response {
    const { input, forceCreate } = createShape.parse(variables);
    if (input.secretKeyConfig !== undefined) return unmodelled('web triggers with a secret key');
    if (!this.#module(input.triggerKey))
      return Response.json({
        data: { createWebTriggerUrl: null },
        errors: [{ message: `There is no web trigger ${input.triggerKey}.` }],
      });
    return Response.json({
      data: {
        createWebTriggerUrl: {
          url: forceCreate ? this.#address(this.#make(input.triggerKey)) : this.url(input.triggerKey),
        },
      },
    });
  }

  #module(key: string): AppModule | undefined {
    return this.#manifest.modules.find((module) => module.type === 'webtrigger' && module.key === key);
  }

  #make(moduleKey: string): string {
    const id = randomBytes(18).toString('base64url');
    this.#store.run('INSERT INTO web_trigger VALUES (?, ?, ?)', id, moduleKey, Date.now());
    return id;
  }

  #address(id: string): string {
    return `${this.#origin()}/webtrigger/x1/${id}`;
  }
}

/** An answer that is not of the promised shape becomes a 500, as on the platform. */
function respond(module: AppModule, answer: unknown): Response {
  const declared = responseShape.safeParse(module.properties['response']);
  if (declared.data?.type === 'static') {
    const key = staticShape.safeParse(answer).data?.outputKey;
    const output = declared.data.outputs?.find((candidate) => candidate.key === key);
    if (!output) return new Response('The web trigger chose no response of its manifest.', { status: 500 });
    return new Response(output.body ?? null, {
      status: output.statusCode,
      ...(output.contentType !== undefined && { headers: { 'content-type': output.contentType } }),
    });
  }
  const dynamic = dynamicShape.safeParse(answer);
  if (!dynamic.success) return new Response('The web trigger did not answer a response.', { status: 500 });
  const headers = new Headers();
  for (const [name, values] of Object.entries(dynamic.data.headers ?? {}))
    for (const value of [values].flat()) headers.append(name, value);
  const hasBody = ![204, 205, 304].includes(dynamic.data.statusCode);
  return new Response(hasBody ? (dynamic.data.body ?? '') : null, { status: dynamic.data.statusCode, headers });
}
