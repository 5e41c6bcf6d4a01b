import type * as z from 'zod';
import type { Beans } from '#host/jira/beans';
import type { Fields } from '#host/jira/field/fields';
import type { Operation } from '#host/jira/operations';
import type { AppFunctions } from '#host/jira/jql/app-functions';
import { Refusal, refuse } from '#host/jira/refusal';
import type { Session } from '#host/jira/session';
import type { World } from '#host/jira/world';

/** One request on its way through a handler. */
export interface Call {
  readonly operation: Operation;
  readonly world: World;
  readonly session: Session;
  readonly beans: Beans;
  readonly fields: Fields;
  readonly now: number;
  readonly appFunctions: AppFunctions;
  /** Parts of the path by the names of its template, decoded. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly headers: Headers;
  /** Files of a form, in its order. */
  readonly files: readonly UploadedFile[];
  /** Something happened that apps can subscribe to; told once it is stored. */
  emit(name: string, payload: Readonly<Record<string, unknown>>): void;
}

/** A file as a form brought it. */
export interface UploadedFile {
  readonly filename: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
}

/** What a handler answers: JSON, or nothing. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  /** For the few bodies that are no JSON. */
  readonly text?: {
    readonly type: string;
    readonly content: string | Uint8Array<ArrayBuffer>;
    readonly headers?: Readonly<Record<string, string>>;
  };
}

/** Answers one operation; throws {@link Refusal}. */
export type Handler = (call: Call) => Answer;

/** Handlers by operation id. */
export type Handlers = Readonly<Record<string, Handler>>;

/** 200 with a body. */
export function ok(body: unknown): Answer {
  return { status: 200, body };
}

/** 201 with a body. */
export function created(body: unknown): Answer {
  return { status: 201, body };
}

/** 204. */
export function noContent(): Answer {
  return { status: 204 };
}

/** The request's body in the form that a handler needs. Throws Jira's refusal of any other. */
export function payload<Shape>(call: Call, shape: z.ZodType<Shape>): Shape {
  const parsed = shape.safeParse(call.body);
  if (parsed.success) return parsed.data;
  throw refuse(400, 'Invalid request payload. Refer to the REST API documentation and try again.');
}

/** A list parameter, repeated or comma-separated. */
export function listParameter(call: Call, name: string): string[] {
  return call.query
    .getAll(name)
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '');
}

/** A whole number from the query. Throws Jira's refusal of anything else. */
export function numberParameter(call: Call, name: string, otherwise: number, mostDigits = 9): number {
  const text = call.query.get(name);
  if (text === null || text === '') return otherwise;
  if (/^-?\d+$/.test(text) && text.length <= mostDigits + 1) return Number(text);
  throw new Refusal(404, { errorMessages: [`The ${name} parameter is not a number: ${text}`], errors: {} });
}

/** A yes or no from the query. */
export function flagParameter(call: Call, name: string, otherwise = false): boolean {
  const text = call.query.get(name);
  return text === null ? otherwise : text === 'true';
}

/** One page of a list in the usual envelope. */
export function page<Member>(
  call: Call,
  members: readonly Member[],
  largest: number,
  toBean: (member: Member) => unknown,
): Answer {
  const startAt = Math.max(0, numberParameter(call, 'startAt', 0));
  const maxResults = Math.min(largest, Math.max(0, numberParameter(call, 'maxResults', Math.min(50, largest))));
  const values = members.slice(startAt, startAt + maxResults);
  const isLast = startAt + values.length >= members.length;
  return ok({ maxResults, startAt, total: members.length, isLast, values: values.map(toBean) });
}
