import type { ExportFile, FileRecord } from '#app/transfer/export-file';
import {
  isAnswered,
  type Attempt,
  type Past,
  type Replay,
  type Secrets,
  type StampedLine,
  type Target,
} from './attempt';

/** What became of everything that was sent. */
export interface Verdict {
  readonly acknowledged: number;
  /** Acknowledged, and nowhere in the history. */
  readonly lost: readonly string[];
  /** Acknowledged, and the history or the record says otherwise; lines that do not fit what was before them. */
  readonly contradicted: readonly string[];
  readonly refused: number;
  /** No answer came, or one that says that something failed on the way: nobody knows yet what became of it. */
  readonly unknown: number;
  /** Refused because of what an attempt before it, whose answer was lost, had done itself. */
  readonly misled: readonly string[];
  /** Sealed answers that their author's drawer no longer holds: their lines say who and when, and nobody can say what. */
  readonly unread: number;
}

/** Holds every reply against the history, and every record against all of its lines. */
export function judged(
  attempts: readonly Attempt[],
  { records, lines }: ExportFile,
  replays: readonly Replay<unknown>[],
  secrets: Secrets,
): Verdict {
  const lost: string[] = [];
  const contradicted: string[] = [];
  const misled: string[] = [];
  let [acknowledged, refused, unknown] = [0, 0, 0];
  const pasts = new Map<string, Past<unknown>>();
  for (const target of targetsOf(attempts, records)) {
    const key = keyOf(target);
    const replay = replays.find(({ kind }) => kind === target.kind)!;
    const own = lines.filter((line) => keyOf(line) === key).map(({ stamped }) => stamped);
    const past = pastOf(
      own,
      replay,
      attempts.filter(({ plan }) => keyOf(plan.target) === key),
      secrets,
    );
    pasts.set(key, past);
    contradicted.push(
      ...historyFaults(
        key,
        past,
        records.find((record) => keyOf(record) === key),
        replay,
      ),
    );
  }
  for (const attempt of attempts) {
    const past = pasts.get(keyOf(attempt.plan.target))!;
    const finding = findingOf(attempt, past);
    if (finding.kind === 'unknown') unknown += 1;
    else if (finding.kind === 'refused') {
      refused += 1;
      if (wasDoneBefore(attempt, attempts, past)) misled.push(told(attempt, past));
    } else acknowledged += 1;
    if (finding.kind === 'lost') lost.push(told(attempt, past));
    if (finding.kind === 'contradicted') contradicted.push(`${told(attempt, past)}: ${finding.why}`);
  }
  const sealed = lines.filter(({ stamped: { line } }) => isUnread(line, secrets)).length;
  return { acknowledged, lost, contradicted, refused, unknown, misled, unread: sealed };
}

type Finding =
  { readonly kind: 'held' | 'lost' | 'refused' | 'unknown' } | { readonly kind: 'contradicted'; readonly why: string };

function findingOf({ plan, by, sent, ended, reply }: Attempt, past: Past<unknown>): Finding {
  if (!reply || !isAnswered(reply)) return { kind: 'unknown' };
  if (reply.kind !== 'ok') return { kind: 'refused' };
  const versions = plan.versionsIn(reply.value);
  if (versions === 'left-out') return { kind: 'refused' };
  if (versions === 'any') {
    const line = past.lines.find((one) => isWithin(one, by, sent, ended) && plan.isMadeBy(one, past));
    return line ? { kind: 'held' } : { kind: 'lost' };
  }
  const isHeld = versions.some((version) => {
    const line = past.lineAt(version);
    if (line?.by === by && plan.isMadeBy(line, past)) return true;
    const state = past.stateAt(version);
    return state !== undefined && plan.isThere(state);
  });
  if (!isHeld) {
    const there = versions.map((version) => past.lineAt(version)).find((line) => line !== undefined);
    if (!there) return { kind: 'lost' };
    return { kind: 'contradicted', why: `its line is ${JSON.stringify(there)}` };
  }
  const why = plan.falsehood?.(reply.value, past);
  return why === undefined ? { kind: 'held' } : { kind: 'contradicted', why: `the reply shows ${why}` };
}

/**
 * Whether the same request, sent before without an answer, had been carried out by then, and was still the last word: where
 * somebody else has written since, the clash is with theirs, and saying so is right.
 */
function wasDoneBefore(attempt: Attempt, attempts: readonly Attempt[], past: Past<unknown>): boolean {
  const { plan, by, reply, ended } = attempt;
  if (reply?.kind !== 'clash') return false;
  const earlier = attempts.filter(
    (other) => other.plan === plan && other.sent < attempt.sent && other.reply?.kind !== 'ok',
  );
  return earlier.some(({ sent }) =>
    past.lines.some(
      (line) =>
        isWithin(line, by, sent, attempt.sent) && plan.isMadeBy(line, past) && !isFollowed(line, past, { by, ended }),
    ),
  );
}

/** Whether somebody else wrote after this line, before the person was answered. */
function isFollowed(
  { version }: StampedLine,
  { lines }: Past<unknown>,
  { by, ended }: Pick<Attempt, 'by' | 'ended'>,
): boolean {
  return lines.some((line) => line.version > version && line.by !== by && Date.parse(line.at) <= ended);
}

function isWithin(line: StampedLine, by: string, sent: number, ended: number): boolean {
  const at = Date.parse(line.at);
  return line.by === by && at >= sent && at <= ended;
}

function pastOf(
  own: readonly StampedLine[],
  replay: Replay<unknown>,
  attempts: readonly Attempt[],
  secrets: Secrets,
): Past<unknown> {
  const lines = [...own].sort((one, other) => one.version - other.version);
  const states = replay.states(lines, attempts, secrets);
  const byVersion = new Map(lines.map((line) => [line.version, line]));
  return { lines, lineAt: (version) => byVersion.get(version), stateAt: (version) => states.get(version) };
}

/** Lines that do not fit each other, and a record that is not what they come to. */
function historyFaults(
  key: string,
  past: Past<unknown>,
  stored: FileRecord | undefined,
  replay: Replay<unknown>,
): readonly string[] {
  const misfits = past.lines.flatMap((line) => {
    const { misfit } = past.stateAt(line.version) as { readonly misfit?: string };
    return misfit === undefined ? [] : [`${key} version ${line.version}: ${misfit}`];
  });
  const gaps = past.lines.flatMap(({ version, line }, index) => {
    const expected = (past.lines[index - 1]?.version ?? 0) + 1;
    const isImport = (line as { action?: string }).action === 'imported';
    return version === expected || (isImport && version > expected)
      ? []
      : [`${key}: no line before version ${version}`];
  });
  const last = past.lines.at(-1);
  if (!stored || !last) return stored || last ? [...misfits, `${key}: ${stored ? 'no history' : 'no record'}`] : [];
  const differences = replay.differences(stored, past.stateAt(last.version)!);
  return [...misfits, ...gaps, ...differences.map((difference) => `${key} is stored with ${difference}`)];
}

function targetsOf(attempts: readonly Attempt[], records: readonly FileRecord[]): readonly Target[] {
  const targets = [...attempts.map(({ plan }) => plan.target), ...records.filter(({ kind }) => kind !== 'settings')];
  return [...new Map(targets.map((target) => [keyOf(target), target])).values()];
}

function keyOf({ kind, id }: Target): string {
  return `${kind} ${id}`;
}

function isUnread(line: unknown, secrets: Secrets): boolean {
  const { seal, factors } = line as { readonly seal?: string; readonly factors?: unknown };
  return seal !== undefined && factors === undefined && !secrets.has(seal);
}

/** An attempt with what it was answered and the history around it, for whoever looks for the cause. */
function told({ plan, by, sent, reply }: Attempt, past: Past<unknown>): string {
  const around = past.lines.filter((line) => Math.abs(Date.parse(line.at) - sent) < 5_000).slice(-6);
  const shown = reply?.kind === 'ok' ? pick(reply.value) : reply;
  return [
    `${plan.act} ${keyOf(plan.target)} by ${by} at ${new Date(sent).toISOString()}: ${JSON.stringify(plan.request)}`,
    `      answered ${JSON.stringify(shown)?.slice(0, 600)}`,
    ...around.map((line) => `      history ${JSON.stringify(line)}`),
  ].join('\n');
}

function pick(value: unknown): unknown {
  const { version, round, phase, voters, ballots, agreed, decision, written, skipped } = value as Record<
    string,
    unknown
  >;
  return { version, round, phase, voters, ballots, agreed, decision, written, skipped };
}
