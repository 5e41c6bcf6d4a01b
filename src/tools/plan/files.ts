import { readFileSync } from 'node:fs';
import { findJsonFault } from '#tools/plan/json-fault';
import { faultLine, type Malformed } from '#planner/reading/faults';
import { readPlan, type EarlierPlan } from '#planner/reading/plan-reading';
import type { PlanningProblem } from '#planner/problem';
import { readProblem } from '#planner/reading/problem-reading';
import { ok, type Result } from '#core/result';

/** Why a file cannot be used, line by line. */
export interface UnusableFile {
  readonly kind: 'unusable';
  readonly lines: readonly string[];
}

/** Reads a problem from a file. */
export function readProblemFile(path: string): Result<PlanningProblem, UnusableFile> {
  return readFile(path, 'a problem that can be planned', readProblem);
}

/** Reads a plan to start from. */
export function readPlanFile(path: string, problem: PlanningProblem): Result<EarlierPlan, UnusableFile> {
  return readFile(path, 'a plan for this problem', (json) => readPlan(json, problem));
}

function readFile<Value>(
  path: string,
  what: string,
  read: (json: unknown) => Result<Value, Malformed>,
): Result<Value, UnusableFile> {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    return unusable([`${path} cannot be read: ${reason(error)}`]);
  }
  const text = textOf(bytes);
  if (text === undefined) return unusable([`${path} is text neither in UTF-8 nor in UTF-16: save it as UTF-8.`]);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    if (text.trim() === '') return unusable([`${path} is empty.`]);
    const fault = findJsonFault(text);
    if (!fault) return unusable([`${path} is not JSON: ${reason(error)}`]);
    return unusable([`${path} is not JSON: line ${fault.line}, column ${fault.column}: ${fault.message}.`]);
  }
  const answer = read(json);
  if (answer.kind === 'ok') return ok(answer.value);
  const more = answer.omitted > 0 ? [`  … and ${answer.omitted} more`] : [];
  return unusable([`${path} is not ${what}:`, ...answer.faults.map((fault) => `  ${faultLine(fault)}`), ...more]);
}

/** JSON begins with a letter of one byte, and in UTF-16 the other byte of it is zero. The mark that some editors put first is no part of the text. */
function textOf(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  const isLittle = (first === 0xff && second === 0xfe) || (first !== 0 && second === 0);
  const isBig = (first === 0xfe && second === 0xff) || (first === 0 && second !== 0 && second !== undefined);
  try {
    return new TextDecoder(isLittle ? 'utf-16le' : isBig ? 'utf-16be' : 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function unusable(lines: readonly string[]): UnusableFile {
  return { kind: 'unusable', lines };
}

/** In words where the system's own code is known. */
export function reason(error: unknown): string {
  const code = (error as { code?: string }).code ?? '';
  const known: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such file or folder',
    EISDIR: 'it is a folder',
    EACCES: 'this account may not',
    ENOTDIR: 'a part of its path is a file',
    EROFS: 'that disk is read-only',
  };
  return known[code] ?? (error instanceof Error ? error.message : String(error));
}
