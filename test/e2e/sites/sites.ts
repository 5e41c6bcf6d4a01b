import { azureSite } from './azure';
import { jiraSite } from './jira';
import type { Site } from './site';
import type { Windows } from './windows';

type NamedSite = readonly [name: string, open: (windows: Windows, project?: string) => Site];

const jira: NamedSite = ['Jira', jiraSite];
const azure: NamedSite = ['Azure DevOps', azureSite];

const chosen: Readonly<Record<string, readonly NamedSite[]>> = { jira: [jira], azure: [azure] };

/**
 * The trackers under test, for `describe.each`: each with its name, and how to open it in a local host that runs them all.
 * `npm test` runs the specs in both; `WAYBILL_SPECS` chooses one.
 */
export const sites: readonly NamedSite[] = chosen[process.env.WAYBILL_SPECS ?? ''] ?? [jira, azure];
