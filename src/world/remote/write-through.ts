import { z } from 'zod';
import type { LocalAzure } from '#host/azure/azure';
import type { AzureCaller } from '#host/azure/seams';
import { connectWriter, type AzureWriter, type PatchOperation } from '#world/remote/azure-writer';
import type { AzureAddress } from '#world/remote/address';
import { Interrupted, type Surroundings } from '#world/remote/back-off';
import type { RemoteRevisions } from '#world/remote/remote-revisions';

const ITEM = /^(?:\/[^/]+)?\/_apis\/wit\/workitems\/(\d+)$/i;
const BATCH = /^\/_apis\/wit\/\$batch$/i;
/** What else of a project can be changed: none of it is sent, so none of it is done. */
const NOT_SENT =
  /\/_apis\/(wit\/(workitems|recyclebin|classificationnodes|workitemtypes|fields|tags)|work|projects|teams)(\/|$)/i;

const patchSchema = z.array(
  z.looseObject({ op: z.unknown(), path: z.string(), value: z.unknown().optional(), from: z.string().nullish() }),
);
const batchSchema = z.array(
  z.looseObject({
    method: z.string(),
    uri: z.string(),
    headers: z.record(z.string(), z.string()).nullish(),
    body: z.unknown().optional(),
  }),
);

/** What a writing organization is made of. */
export interface WriteThrough {
  readonly azure: LocalAzure;
  readonly address: AzureAddress;
  readonly token: string;
  readonly revisions: RemoteRevisions;
  readonly surroundings: Surroundings;
  /** `http://localhost:4600/azure` */
  readonly baseUrl: string;
}

/**
 * The local organization, with every change of a work item made on the site first: what the site refuses is answered
 * as it said, and not done here. Changes that are not sent there are refused, so that both stay alike.
 */
export function writeThrough(parts: WriteThrough): LocalAzure {
  const { azure } = parts;
  const writing = new Writing(parts);
  return {
    organization: azure.organization,
    isEmpty: () => azure.isEmpty(),
    load: (contents) => azure.load(contents),
    change: (work) => azure.change(work),
    onChange: (listener) => azure.onChange(listener),
    handle: (request, caller) => writing.handle(request, caller),
  };
}

class Writing {
  readonly #parts: WriteThrough;
  readonly #prefix: string;
  /** Writes one after the other: each must know the revision that the one before it made. */
  #last: Promise<unknown> = Promise.resolve();
  #writer: Promise<AzureWriter> | undefined;

  constructor(parts: WriteThrough) {
    this.#parts = parts;
    this.#prefix = new URL(parts.baseUrl).pathname;
  }

  async handle(request: Request, caller: AzureCaller): Promise<Response> {
    const { pathname } = new URL(request.url);
    const path = (pathname.startsWith(`${this.#prefix}/`) ? pathname.slice(this.#prefix.length) : pathname).replace(
      /\/$/,
      '',
    );
    if (['GET', 'OPTIONS', 'HEAD'].includes(request.method)) return this.#parts.azure.handle(request, caller);
    const id = ITEM.exec(path)?.[1];
    if (request.method === 'PATCH' && id !== undefined)
      return this.#inTurn(() => this.#patch(request, caller, Number(id)));
    if (BATCH.test(path)) return this.#inTurn(() => this.#batch(request, caller));
    if (NOT_SENT.test(path))
      return refusal(
        501,
        `With --write only changes of work items that exist are sent to ${this.#parts.address.project}: this was done neither there nor here.`,
      );
    return this.#parts.azure.handle(request, caller);
  }

  #inTurn(work: () => Promise<Response>): Promise<Response> {
    const turn = this.#last.then(work, work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** Here as a trial, there, then here. */
  async #patch(request: Request, caller: AzureCaller, id: number): Promise<Response> {
    const { azure, revisions } = this.#parts;
    const text = await request.text();
    const again = (address: string) => new Request(address, { method: 'PATCH', headers: request.headers, body: text });
    const trial = new URL(request.url);
    trial.searchParams.set('validateOnly', 'true');
    const tried = await azure.handle(again(trial.href), caller);
    if (!tried.ok || isTrial(request.url)) return tried;
    const operations = patchSchema.safeParse(JSON.parse(text)).data;
    if (operations === undefined)
      return refusal(400, 'You must pass a valid patch document in the body of the request.');
    const known = revisions.of(id);
    if (known === undefined)
      return refusal(
        409,
        `Work item ${id} did not come from ${this.#parts.address.project}: it cannot be changed there.`,
      );
    const writer = await this.#connected();
    const sent = await writer.patch(
      id,
      known,
      operations as readonly PatchOperation[],
      azure.organization.item(id)?.relations ?? [],
    );
    if (sent.kind === 'refused')
      return new Response(sent.body, {
        status: sent.status,
        headers: { 'content-type': 'application/json; charset=utf-8' },
      });
    revisions.set(id, sent.rev);
    return azure.handle(again(request.url), caller);
  }

  /** Each request of a batch by itself, as the service does. */
  async #batch(request: Request, caller: AzureCaller): Promise<Response> {
    const requests = batchSchema.safeParse(await request.json().catch(() => undefined)).data;
    if (requests === undefined)
      return refusal(400, 'A batch is a list of requests, each with method, uri, headers and body.');
    const value: unknown[] = [];
    for (const { method, uri, headers, body } of requests) {
      const url = new URL(
        uri.startsWith('/') && !uri.startsWith(`${this.#prefix}/`)
          ? `${this.#parts.baseUrl}${uri}`
          : new URL(uri, `${this.#parts.baseUrl}/`),
      );
      const id = ITEM.exec(url.pathname.slice(this.#prefix.length))?.[1];
      const answer =
        method.toUpperCase() !== 'PATCH' || id === undefined
          ? refusal(
              501,
              `With --write only changes of work items that exist are sent to ${this.#parts.address.project}: this was done neither there nor here.`,
            )
          : await this.#patch(
              new Request(url, {
                method: 'PATCH',
                headers: { 'content-type': 'application/json-patch+json', ...headers },
                body: JSON.stringify(body),
              }),
              caller,
              Number(id),
            );
      value.push({
        code: answer.status,
        headers: { 'Content-Type': 'application/json; charset=utf-8' },
        body: await answer.text(),
      });
    }
    const isBare =
      /noArrayWrap=true/i.test(request.headers.get('accept') ?? '') ||
      new URL(request.url).searchParams.get('noArrayWrap') === 'true';
    return Response.json(isBare ? value : { count: value.length, value });
  }

  #connected(): Promise<AzureWriter> {
    const { address, token, surroundings, baseUrl } = this.#parts;
    this.#writer ??= connectWriter(address, token, surroundings, baseUrl).catch((error: unknown) => {
      this.#writer = undefined;
      if (error instanceof Interrupted) throw error;
      return {
        patch: () =>
          Promise.resolve({
            kind: 'refused' as const,
            status: 503,
            body: refusalBody(
              `${new URL(address.organization).host} cannot be reached: nothing was changed, there or here.`,
            ),
          }),
      };
    });
    return this.#writer;
  }
}

function isTrial(address: string): boolean {
  return new URL(address).searchParams.get('validateOnly')?.toLowerCase() === 'true';
}

function refusal(status: number, message: string): Response {
  return new Response(refusalBody(message), { status, headers: { 'content-type': 'application/json; charset=utf-8' } });
}

/** A refusal in the service's form. */
function refusalBody(message: string): string {
  return JSON.stringify({
    $id: '1',
    innerException: null,
    message,
    typeName: 'Waybill.Local.WriteThrough',
    typeKey: 'WriteThroughException',
    errorCode: 0,
    eventId: 3000,
  });
}
