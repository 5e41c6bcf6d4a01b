import * as z from 'zod/mini';

/**
 * The calls between a page and the trusted side: one schema pair per call.
 * The page builds requests from these types; the trusted side parses every request.
 */

const id = z.string().check(z.minLength(1), z.maxLength(64));
const accountId = z.string().check(z.minLength(1), z.maxLength(128));
const moment = z.iso.datetime();
const version = z.int().check(z.nonnegative());
const factorId = z.string().check(z.regex(/^[a-z][A-Za-z0-9_]{0,31}$/));
const factorValues = z.record(factorId, z.number());
const note = z.optional(z.string().check(z.maxLength(2_000)));

const scale = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('steps'), steps: z.array(z.object({ value: z.number(), name: z.optional(z.string()) })) }),
  z.object({ kind: z.literal('range'), min: z.number(), max: z.number() }),
]);

/** A scoring model as it travels; ScoringModel in core says what each part means. */
export const modelSchema = z.object({
  id,
  name: z.string(),
  factors: z.array(
    z.object({
      id: factorId,
      name: z.string(),
      help: z.string(),
      scale,
      from: z.enum(['people', 'estimate']),
      isRelative: z.boolean(),
    }),
  ),
  score: z.string(),
  costOfDelay: z.optional(z.string()),
});

/** One person's answers, see Ballot in core. */
export const ballotSchema = z.object({
  by: accountId,
  at: moment,
  factors: factorValues,
  note,
  seal: z.optional(z.enum(['closed', 'broken'])),
});

/** What the group settled on, see Agreed in core. */
export const agreedSchema = z.object({
  by: accountId,
  at: moment,
  modelId: id,
  factors: factorValues,
  expires: z.optional(moment),
  note,
  fromFields: z.optional(z.array(factorId)),
  offScale: z.optional(z.array(z.object({ factor: factorId, value: z.number() }))),
});

/** Everything stored of one item, see ScoreRecord in core: only the trusted side and the export see it whole. */
export const scoreRecordSchema = z.object({
  issueId: id,
  projectId: id,
  version,
  round: z.int().check(z.positive()),
  phase: z.enum(['open', 'revealed', 'agreed']),
  ballots: z.array(ballotSchema),
  agreed: z.optional(agreedSchema),
});

/** How one project is scored, see ProjectSettings in core. */
export const settingsSchema = z.object({
  modelId: id,
  expiryDays: z.optional(z.int().check(z.positive(), z.maximum(3_650))),
  agree: z.enum(['editors', 'permission', 'administrators']),
  candidates: z.optional(z.string().check(z.maxLength(2_000))),
  fields: z.object({
    points: z.optional(z.string()),
    team: z.optional(z.string()),
    client: z.optional(z.string()),
    factors: z.optional(z.record(factorId, z.string())),
    score: z.optional(z.string()),
    costOfDelay: z.optional(z.string()),
  }),
  version,
});

/**
 * One line of an item's history: who did what, when. `factors` and `note` are what the action set, `before` what it replaced.
 * Answers of a round that is still blind are left out for everybody but their author.
 */
export const historyEntrySchema = z.object({
  issueId: id,
  version,
  at: moment,
  by: accountId,
  round: z.optional(z.int()),
  action: z.enum(['submitted', 'withdrew', 'revealed', 'agreed', 'edited', 'restarted', 'reopened', 'imported']),
  factors: z.optional(factorValues),
  before: z.optional(factorValues),
  note,
});

/**
 * An item's value as one viewer may see it. While the round is open, `ballots` holds the viewer's own only;
 * `voters` always names everybody who has scored in this round. Version 0: nothing stored yet.
 */
export const scoreViewSchema = z.object({
  issueId: id,
  projectId: id,
  version,
  round: z.int(),
  phase: z.enum(['open', 'revealed', 'agreed']),
  model: modelSchema,
  settings: settingsSchema,
  voters: z.array(accountId),
  ballots: z.array(ballotSchema),
  agreed: z.optional(agreedSchema),
  can: z.object({ score: z.boolean(), agree: z.boolean(), administer: z.boolean() }),
});

/** An agreed value in a list: what the Value page shows in a row. */
export const scoreRowSchema = z.object({
  issueId: id,
  version,
  phase: z.enum(['open', 'revealed', 'agreed']),
  ballots: z.int(),
  agreed: z.optional(agreedSchema),
});

/** Everything Waybill stores, as one file. `format` is raised when an older Waybill could not read it. */
export const exportFileSchema = z.object({
  waybill: z.literal('records'),
  format: z.literal(1),
  exported: moment,
  settings: z.array(z.object({ projectId: id, settings: settingsSchema })),
  scores: z.array(scoreRecordSchema),
  history: z.array(historyEntrySchema),
});

const problem = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('not-found') }),
  z.object({ kind: z.literal('not-signed-in') }),
  z.object({ kind: z.literal('not-permitted'), need: z.enum(['see', 'edit', 'agree', 'administer']) }),
  z.object({ kind: z.literal('invalid'), field: z.optional(z.string()), message: z.string() }),
  z.object({ kind: z.literal('unknown-factor'), factor: z.string() }),
  z.object({ kind: z.literal('out-of-scale'), factor: z.string(), value: z.number(), scale }),
  z.object({ kind: z.literal('conflict'), current: scoreViewSchema }),
  z.object({ kind: z.literal('settings-conflict'), current: settingsSchema }),
  /** The round went on: already revealed, already agreed, or a new one began. */
  z.object({ kind: z.literal('wrong-phase'), current: scoreViewSchema }),
  z.object({ kind: z.literal('too-large'), limit: z.int() }),
  z.object({ kind: z.literal('busy'), retryAfterSeconds: z.optional(z.number()) }),
  z.object({ kind: z.literal('host-failed'), message: z.string() }),
]);

/** Why a call could not be done, in a form that a panel puts into words. */
export type Problem = z.infer<typeof problem>;

function call<Request extends z.core.$ZodType, Value extends z.core.$ZodType>(request: Request, value: Value) {
  return { request, reply: z.union([z.object({ kind: z.literal('ok'), value }), problem]) };
}

/** Every call by name. One handler table answers them; a page reaches it through `Commands`. */
export const contract = {
  'score.read': call(z.object({ issueId: id }), scoreViewSchema),
  /** Adds or replaces the viewer's own ballot. Idempotent: sending it twice changes nothing. */
  'score.submit': call(z.object({ issueId: id, round: z.int(), factors: factorValues, note }), scoreViewSchema),
  'score.withdraw': call(z.object({ issueId: id, round: z.int() }), scoreViewSchema),
  /** Needs the right to agree, as `score.restart` does: nobody else can end the blind phase. */
  'score.reveal': call(z.object({ issueId: id, round: z.int() }), scoreViewSchema),
  /**
   * Ends the round with a value; all factors must be answered, except that the tracker's estimate answers the size
   * where it is left out. `version`: what the viewer saw. Refused while somebody else's ballot is hidden.
   */
  'score.agree': call(z.object({ issueId: id, version, factors: factorValues, note }), scoreViewSchema),
  'score.restart': call(z.object({ issueId: id, version }), scoreViewSchema),
  /** Takes the agreement or the new round of exactly this version back, as long as nobody has done anything since. */
  'score.reopen': call(z.object({ issueId: id, version }), scoreViewSchema),
  /** Sets some factors of the agreed value in place (`null` clears one); keeps the others. */
  'score.edit': call(
    z.object({ issueId: id, version, factors: z.record(factorId, z.nullable(z.number())) }),
    scoreRowSchema,
  ),
  /** Newest first, at most 200. */
  'score.history': call(z.object({ issueId: id }), z.array(historyEntrySchema)),
  /** Agreed values of some items, at most 500; hidden and unknown ones are left out. */
  'scores.of': call(z.object({ issueIds: z.array(id).check(z.maxLength(500)) }), z.array(scoreRowSchema)),
  /** All of a project's values that the viewer may see; absent `next`: no more. */
  'scores.list': call(
    z.object({ projectId: id, after: z.optional(z.string()) }),
    z.object({ rows: z.array(scoreRowSchema), next: z.optional(z.string()) }),
  ),
  'settings.read': call(
    z.object({ projectId: id }),
    z.object({
      settings: settingsSchema,
      model: modelSchema,
      models: z.array(modelSchema),
      can: z.object({ score: z.boolean(), agree: z.boolean(), administer: z.boolean() }),
    }),
  ),
  'settings.save': call(z.object({ projectId: id, settings: settingsSchema }), settingsSchema),
  /** One page of the export; a page puts them together into one file. */
  'records.export': call(
    z.object({ after: z.optional(z.string()) }),
    z.object({ part: exportFileSchema, next: z.optional(z.string()) }),
  ),
  /** At most 50 records a call. Newer records here win unless `replace`; says what was kept and why. */
  'records.import': call(
    z.object({ part: exportFileSchema, replace: z.boolean() }),
    z.object({ written: z.int(), skipped: z.array(z.object({ what: z.string(), why: z.string() })) }),
  ),
  /** Search fields that still wait to be written, and a push to write them now. Administrators only. */
  'mirror.status': call(z.object({}), z.object({ waiting: z.int(), oldest: z.optional(moment) })),
  'mirror.repair': call(z.object({}), z.object({ queued: z.int() })),
} as const;

/** Calls that change nothing: they may be tried again by themselves, and may be answered from what was just read. */
export const reads: ReadonlySet<string> = new Set([
  'score.read',
  'score.history',
  'scores.of',
  'scores.list',
  'settings.read',
  'records.export',
  'mirror.status',
] satisfies (keyof typeof contract)[]);

/** The contract as a type: one request and one reply schema per call name. */
export type Contract = typeof contract;
/** The names of all calls. */
export type CallName = keyof Contract;
/** What a call is sent. */
export type CallRequest<Name extends CallName> = z.infer<Contract[Name]['request']>;
/** What a call answers: `ok` with its value, or a Problem. */
export type CallReply<Name extends CallName> = z.infer<Contract[Name]['reply']>;
/** One item's value as its viewer may see it. */
export type ScoreView = z.infer<typeof scoreViewSchema>;
/** One item's agreed value in a list. */
export type ScoreRow = z.infer<typeof scoreRowSchema>;
/** One line of an item's history. */
export type HistoryEntry = z.infer<typeof historyEntrySchema>;
/** The export file, whole or in part. */
export type ExportFile = z.infer<typeof exportFileSchema>;

/** The trusted side as a page sees it. Throws HostUnreachable and NotSignedIn; every other failure is a reply. */
export interface Commands {
  call<Name extends CallName>(name: Name, request: CallRequest<Name>): Promise<CallReply<Name>>;
}
