import * as z from 'zod';
import { PlatformEnum } from '#host/azure/rest/platform-enum';
import { AzureRefusal, type AzureCall, type AzureRoute, type Field } from '#host/azure/seams';
import { BadQuery, UnmodelledQuery } from '#host/azure/wiql/bad-query';
import type { WiqlContext } from '#host/azure/wiql/context';
import type { FoundLink } from '#host/azure/wiql/link-search';
import { compileWiql, type Found } from '#host/azure/wiql/search';
import { worldOf } from '#host/azure/world/organization';

/** Source: Work tracking, process, and project limits; checked 2026-11-22. */
const limits = { characters: 32_000, items: 20_000 };

const queryTypes = {
  flat: new PlatformEnum('flat', 1),
  tree: new PlatformEnum('tree', 2),
  oneHop: new PlatformEnum('oneHop', 3),
};

const bodyShape = z.object({ query: z.string() });

const place = '{project}/{team}/_apis/wit/wiql';
const scopes = ['vso.work'];

/**
 * `POST wiql` and `GET wiql/{id}`. The project and the team of the address give macros their meaning; they do not narrow what is found.
 * Source: https://learn.microsoft.com/rest/api/azure/devops/wit/wiql, checked 2026-11-22.
 */
export const wiqlRoutes: readonly AzureRoute[] = [
  { method: 'POST', template: place, scopes, answer: (call) => ({ body: wiqlAnswer(call, queryOf(call.body)) }) },
  {
    method: 'GET',
    template: `${place}/{id}`,
    scopes,
    answer: (call) => ({ body: wiqlAnswer(call, savedQuery(call)) }),
  },
];

/** Runs a query for a caller and answers a `WorkItemQueryResult`. Throws an {@link AzureRefusal} for a bad one. */
export function wiqlAnswer(call: AzureCall, text: string): object {
  if (text.length > limits.characters) throw invalid(`The query is longer than ${limits.characters} characters.`);
  const found = searched(call, text);
  const top = topOf(call);
  const count = found.kind === 'flat' ? found.items.length : found.links.length;
  if (top === undefined && count > limits.items) {
    throw new AzureRefusal(
      400,
      'WorkItemTrackingQueryResultSizeLimitExceededException',
      `VS402337: The number of work items returned exceeds the size limit of ${limits.items}. Change the query to return fewer items.`,
    );
  }
  return resultOf(call, found, Math.min(top ?? limits.items, limits.items));
}

/** Holds a query to the product's rules without running it, as saving one does. Throws an {@link AzureRefusal} for a bad one; what the emulator alone cannot run passes. */
export function holdToWiql(call: AzureCall, text: string): void {
  if (text.length > limits.characters) throw invalid(`The query is longer than ${limits.characters} characters.`);
  try {
    compileWiql(contextOf(call, text));
  } catch (error) {
    if (error instanceof BadQuery) throw invalid(error.message);
    if (!(error instanceof UnmodelledQuery)) throw error;
  }
}

function searched(call: AzureCall, text: string): Found {
  try {
    return compileWiql(contextOf(call, text))();
  } catch (error) {
    if (error instanceof BadQuery) throw invalid(error.message);
    if (error instanceof UnmodelledQuery) throw new AzureRefusal(501, 'NotImplementedException', error.message);
    throw error;
  }
}

/** Who asks what, where. */
export function contextOf({ caller, organization, project, team, query }: AzureCall, text: string): WiqlContext {
  const person = organization.person(caller.personId);
  if (!person)
    throw new AzureRefusal(
      401,
      'UnauthorizedRequestException',
      'TF400813: The user is not authorized to access this resource.',
    );
  const calendar = {
    now: organization.now().getTime(),
    timeZone: person.timeZone ?? 'UTC',
    locale: person.locale ?? 'en-US',
  };
  const teams = project ? organization.teams(project.id) : [];
  const isTimePrecise = query.get('timePrecision')?.toLowerCase() === 'true';
  return {
    text,
    organization,
    person,
    project,
    team: team ?? teams.find(({ isDefault }) => isDefault),
    isTimePrecise,
    calendar,
  };
}

function resultOf(call: AzureCall, found: Found, limit: number): object {
  const item = (id: number) => ({ id, url: `${call.base}/_apis/wit/workItems/${id}` });
  const field = ({ referenceName, name }: Field) => ({
    referenceName,
    name,
    url: `${call.base}/_apis/wit/fields/${referenceName}`,
  });
  const link = ({ rel, source, target }: FoundLink) => ({
    rel: rel ?? null,
    source: source === undefined ? null : item(source),
    target: item(target),
  });
  return {
    queryType: queryTypes[found.kind],
    queryResultType: found.kind === 'flat' ? new PlatformEnum('workItem', 1) : new PlatformEnum('workItemLink', 2),
    asOf: found.asOf,
    columns: found.columns.map(field),
    ...(found.sortColumns.length > 0 && {
      sortColumns: found.sortColumns.map((column) => ({ field: field(column.field), descending: column.isDescending })),
    }),
    ...(found.kind === 'flat'
      ? { workItems: found.items.slice(0, limit).map(({ id }) => item(id)) }
      : { workItemRelations: found.links.slice(0, limit).map(link) }),
  };
}

function queryOf(body: unknown): string {
  const parsed = bodyShape.safeParse(body);
  if (!parsed.success)
    throw new AzureRefusal(400, 'ArgumentNullException', 'Value cannot be null. Parameter name: wiql');
  return parsed.data.query;
}

/** Queries in somebody's own folder are theirs alone. */
function savedQuery(call: AzureCall): string {
  const id = call.parts['id'] ?? '';
  const query = worldOf(call).queries.get(id.toLowerCase());
  const isVisible =
    query && query.isDeleted !== true && (query.ownerId === undefined || query.ownerId === call.caller.personId);
  if (!isVisible || query.wiql === undefined)
    throw new AzureRefusal(
      404,
      'QueryItemNotFoundException',
      `TF401243: The query ${id} does not exist, or you do not have permission to read it.`,
    );
  return query.wiql;
}

function topOf({ query }: AzureCall): number | undefined {
  const written = query.get('$top');
  if (written === null) return undefined;
  const top = Number(written);
  if (!Number.isInteger(top) || top < 1)
    throw new AzureRefusal(400, 'VssPropertyValidationException', 'The value of $top must be a positive whole number.');
  return top;
}

function invalid(message: string): AzureRefusal {
  return new AzureRefusal(400, 'VssPropertyValidationException', message);
}
