import type { AzureAnswer, AzureRefusal } from '#host/azure/seams';
import { PlatformEnum } from '#host/azure/rest/platform-enum';
import type { AcceptedForm } from '#host/azure/negotiation';

/** Writes an answer as its caller asked for it. A list is wrapped as `{count, value}` unless the caller does not want that. */
export function answerResponse({ status = 200, body, headers = {} }: AzureAnswer, form: AcceptedForm): Response {
  if (body === undefined) return new Response(null, { status: status === 200 ? 204 : status, headers });
  if (body instanceof Uint8Array) return new Response(new Uint8Array(body), { status, headers });
  const wrapped = Array.isArray(body) && !form.noArrayWrap ? { count: body.length, value: body } : body;
  return json(status, writeJson(wrapped, form), { 'content-type': contentType(form), ...headers });
}

/** Writes a refusal in the platform's form. */
export function refusalResponse(refusal: AzureRefusal): Response {
  return json(refusal.status, JSON.stringify(refusalBody(refusal)), {
    'content-type': 'application/json; charset=utf-8; api-version=7.1',
    ...refusal.headers,
  });
}

/** The body of a refusal: a .NET exception as the platform serialises it. */
export function refusalBody({
  message,
  typeKey,
}: Pick<AzureRefusal, 'message' | 'typeKey'>): Readonly<Record<string, unknown>> {
  const eventId = typeKey.startsWith('WorkItem') || typeKey.startsWith('Rule') ? 3200 : 3000;
  return { $id: '1', innerException: null, message, typeName: typeName(typeKey), typeKey, errorCode: 0, eventId };
}

function json(status: number, text: string, headers: Readonly<Record<string, string>>): Response {
  return new Response(text, { status, headers });
}

function contentType({ version, noArrayWrap, msDateFormat, enumsAsNumbers }: AcceptedForm): string {
  const flags = Object.entries({ noArrayWrap, msDateFormat, enumsAsNumbers }).flatMap(([name, isOn]) =>
    isOn ? [`; ${name}=true`] : [],
  );
  return `application/json; charset=utf-8; api-version=${version}${flags.join('')}`;
}

/**
 * JSON as the platform writes it: moments without trailing zeros (`…:51.57Z`), or as Microsoft's older form with
 * escaped slashes, which its clients look for in the text before they parse it.
 */
export function writeJson(body: unknown, form: Pick<AcceptedForm, 'msDateFormat' | 'enumsAsNumbers'>): string {
  const text = JSON.stringify(body, function (this: Record<string, unknown>, key: string, value: unknown) {
    const held = this[key];
    if (held instanceof Date) return form.msDateFormat ? `\u0000D${held.getTime()}` : moment(held);
    if (held instanceof PlatformEnum && form.enumsAsNumbers) return held.number;
    return value;
  });
  return form.msDateFormat ? text.replace(/"\\u0000D(-?\d+)"/g, String.raw`"\/Date($1)\/"`) : text;
}

function moment(date: Date): string {
  return date.toISOString().replace(/\.?0+Z$/, 'Z');
}

/** The platform names the class and its assembly; clients look at `typeKey` only. */
function typeName(typeKey: string): string {
  const namespace = namespaces.find(([pattern]) => pattern.test(typeKey))![1];
  return `${namespace}.${typeKey}, ${namespace}`;
}

const namespaces: readonly (readonly [RegExp, string])[] = [
  [/^Vss/, 'Microsoft.VisualStudio.Services.Common'],
  [
    /^(WorkItem|Rule|Legacy|Invalid.*Field|Query|Classification|Link|Batch)/,
    'Microsoft.TeamFoundation.WorkItemTracking.Server',
  ],
  [/^Project/, 'Microsoft.TeamFoundation.Core.WebApi'],
  [/./, 'Microsoft.TeamFoundation.Framework.Server'],
];
