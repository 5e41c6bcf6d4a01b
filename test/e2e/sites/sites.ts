import { azureSite } from './azure';
import { jiraSite } from './jira';
import type { Site } from './site';
import type { Windows } from './windows';

type NamedSite = readonly [name: string, open: (windows: Windows, project?: string) => Site];

const jira: NamedSite = ['Jira', jiraSite];
const azure: NamedSite = ['Azure DevOps', azureSite];

/** Every tracker under test, for `describe.each`: its name, and how to open it in a local host that runs them all. */
export const sites: readonly NamedSite[] = [jira, azure];

/**
 * The same for specs of which `npm test` runs those in Jira and `npm run test:azure`, which `.ci/run` calls as well, those
 * in Azure DevOps: together they take longer than people wait for a test.
 */
export const sitesInTurn: readonly NamedSite[] = process.env.WAYBILL_SPECS === 'azure' ? [azure] : [jira];
