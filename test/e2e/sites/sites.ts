import { azureSite } from './azure';
import { jiraSite } from './jira';
import type { Site } from './site';
import type { Windows } from './windows';

/** Every tracker under test, for `describe.each`: its name, and how to open it in a local host that runs them all. */
export const sites: readonly (readonly [name: string, open: (windows: Windows, project?: string) => Site])[] = [
  ['Jira', jiraSite],
  ['Azure DevOps', azureSite],
];
