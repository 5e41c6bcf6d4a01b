import * as z from 'zod/mini';
import type { AccountId, IssueId, IssueKey, ProjectId } from '#core/issue';
import type { Viewer } from '../panels/host';

const place = z.object({ id: z.string(), key: z.string() });

const contextSchema = z.object({
  accountId: z.optional(z.string()),
  environmentId: z.string(),
  localId: z.string(),
  moduleKey: z.string(),
  siteUrl: z.string(),
  locale: z.string(),
  timezone: z.string(),
  extension: z.object({
    issue: z.optional(place),
    project: z.optional(place),
    // Of gadgets: `edit` where one is set up, and what was submitted there the last time.
    entryPoint: z.optional(z.string()),
    gadgetConfiguration: z.optional(z.unknown()),
  }),
});

/** What Waybill reads of the bridge's context. */
export type PageContext = z.infer<typeof contextSchema>;

/** Parses `view.getContext()`. Throws on a form that the platform does not document. */
export function readContext(context: unknown): PageContext {
  return contextSchema.parse(context);
}

/** Who looks, and at what. Jira says work item and, since 2025, space; its people still say project. */
export function viewerOf({ accountId, locale, timezone, extension: { issue, project } }: PageContext): Viewer {
  return {
    accountId: (accountId ?? '') as AccountId,
    locale: locale.replaceAll('_', '-'),
    timeZone: timeZoneOf(timezone),
    ...(issue && { issue: { id: issue.id as IssueId, key: issue.key as IssueKey } }),
    ...(project && { project: { id: project.id as ProjectId, key: project.key } }),
    words: { issue: 'work item', issues: 'work items', project: 'space', queryLanguage: 'JQL' },
  };
}

/** The browser's time zone stands in for one that it does not know. */
function timeZoneOf(name: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return name;
  } catch {
    return Intl.DateTimeFormat().resolvedOptions().timeZone;
  }
}
