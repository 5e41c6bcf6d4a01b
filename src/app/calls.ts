import * as z from 'zod/mini';
import type { Form } from '#app/forms';

/** What a call does: nothing, something to Waybill's records, or something that fields of the tracker follow. */
export type CallEffect = 'reads' | 'writes' | 'writes-fields';

/** Why a clash is one: somebody was faster, or what the call belongs to is over. */
export type ClashReason = 'conflict' | 'wrong-phase';

/** A call between a page and the trusted side, as it describes itself. */
export interface Call<Request, Value, Clash = never> {
  /** `capability.verb`; unique. */
  readonly name: string;
  readonly effect: CallEffect;
  readonly request: Form<Request>;
  readonly value: Form<Value>;
  /** What is stored now, where somebody else may have been faster. */
  readonly clash?: Form<Clash>;
}

/** Any call. */
export type AnyCall = Call<any, any, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- a call of any types
/** What a call is sent. */
export type RequestOf<Of> = Of extends Call<infer Request, infer _Value, infer _Clash> ? Request : never;
/** What a call answers when it could be done. */
export type ValueOf<Of> = Of extends Call<infer _Request, infer Value, infer _Clash> ? Value : never;
/** What a call answers when somebody else was faster: what is stored now. */
export type ClashOf<Of> = Of extends Call<infer _Request, infer _Value, infer Clash> ? Clash : never;

const problem = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('not-found') }),
  z.object({ kind: z.literal('not-signed-in') }),
  z.object({ kind: z.literal('not-permitted'), need: z.string() }),
  /** `why` is a code that the panels have words for; `data` fills them. */
  z.object({
    kind: z.literal('invalid'),
    why: z.string(),
    field: z.optional(z.string()),
    data: z.optional(z.record(z.string(), z.union([z.string(), z.number()]))),
  }),
  z.object({ kind: z.literal('too-large'), limit: z.int() }),
  /** What is stored cannot be read: damaged, or written by a newer Waybill. */
  z.object({ kind: z.literal('unreadable'), record: z.string(), id: z.string(), isNewer: z.boolean() }),
  z.object({ kind: z.literal('busy'), retryAfterSeconds: z.optional(z.number()) }),
  /** `message`: the platform's own sentence, where it gave one. */
  z.object({ kind: z.literal('host-failed'), message: z.string() }),
]);

/** Why a call could not be done, in a form that a panel puts into words. */
export type CallProblem = z.infer<typeof problem>;

/** Somebody was faster, or the moment for this is over: `current` is what is stored now. */
export interface ClashReply<Clash> {
  readonly kind: 'clash';
  readonly why: ClashReason;
  readonly current: Clash;
}

/** What comes back from a call. */
export type Reply<Value, Clash = never> =
  { readonly kind: 'ok'; readonly value: Value } | ([Clash] extends [never] ? never : ClashReply<Clash>) | CallProblem;

/** What comes back from one particular call. */
export type ReplyOf<Of> = Reply<ValueOf<Of>, ClashOf<Of>>;

/** The trusted side as a page sees it. Throws HostUnreachable and NotSignedIn; every other failure is a reply. */
export interface Commands {
  call<Request, Value, Clash = never>(
    spec: Call<Request, Value, Clash>,
    request: Request,
  ): Promise<Reply<Value, Clash>>;
}

/** Describes a call. */
export function call<Request, Value, Clash = never>(
  name: string,
  description: Omit<Call<Request, Value, Clash>, 'name'>,
): Call<Request, Value, Clash> {
  return { name, ...description };
}

/** The form of everything that a call may answer. */
export function replyForm<Request, Value, Clash>({
  value,
  clash,
}: Call<Request, Value, Clash>): Form<Reply<Value, Clash>> {
  const done = z.object({ kind: z.literal('ok'), value });
  const clashed = z.object({
    kind: z.literal('clash'),
    why: z.enum(['conflict', 'wrong-phase']),
    current: clash ?? z.never(),
  });
  return z.union([done, clashed, problem]) as unknown as Form<Reply<Value, Clash>>;
}
