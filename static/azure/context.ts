import * as z from 'zod/mini';
import type { AccountId, IssueId, IssueKey, ProjectId } from '#core/issue';
import type { Viewer } from '../panels/host';
import { timeZoneOf } from './time-zone';

const contextSchema = z.object({
  user: z.object({ id: z.string() }),
  globalization: z.optional(z.object({ culture: z.optional(z.string()), timeZoneId: z.optional(z.string()) })),
  project: z.nullish(z.object({ id: z.string(), name: z.string() })),
});

/** What Waybill reads of the handshake. */
export type PageContext = z.infer<typeof contextSchema>;

/** Parses user and page as the SDK hands them over. Throws on a form that the platform does not document. */
export function readContext(
  user: unknown,
  page: { readonly globalization?: unknown; readonly webContext?: { readonly project?: unknown } } | undefined,
): PageContext {
  return contextSchema.parse({ user, globalization: page?.globalization, project: page?.webContext?.project });
}

/** Who looks, and at what. `itemId`: the saved work item of the form around the frame. */
export function viewerOf({ user, globalization, project }: PageContext, itemId?: number): Viewer {
  const id = itemId === undefined ? undefined : String(itemId);
  return {
    accountId: user.id as AccountId,
    locale: localeOf(globalization?.culture),
    timeZone: timeZoneOf(globalization?.timeZoneId),
    ...(id !== undefined && { issue: { id: id as IssueId, key: id as IssueKey } }),
    ...(project && { project: { id: project.id as ProjectId, key: project.name } }),
    words: {
      issue: 'work item',
      issues: 'work items',
      project: 'project',
      queryLanguage: 'WIQL',
      tracker: 'Azure DevOps',
    },
  };
}

/** .NET's names of cultures are nearly always BCP 47; the browser's language stands in for others. */
function localeOf(culture: string | undefined): string {
  try {
    return (culture && Intl.getCanonicalLocales(culture)[0]) || ownLocale();
  } catch {
    return ownLocale();
  }
}

/** Asked for only where it is needed: the first format of dates in a page takes a while to make. */
function ownLocale(): string {
  return Intl.DateTimeFormat().resolvedOptions().locale;
}
