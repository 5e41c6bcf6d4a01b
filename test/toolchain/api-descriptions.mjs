import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './project.mjs';
import { scratchFolder } from './scratch.mjs';

const contracts = join(root, '../shared/data/contracts');
const platform = join(contracts, 'jira-platform-v3-2025-12.openapi.json');
const software = join(contracts, 'jira-software-1001.openapi.json');

/** True when Atlassian's OpenAPI files are at hand: without them the linter cannot know which scope a call needs. */
export const hasJiraDescriptions = existsSync(platform) && existsSync(software);

/**
 * The environment that gives the permission linter its API descriptions as files. It wants six, and fetches all of
 * them when one is absent; the products that Waybill never calls get an empty one.
 */
export function descriptionFiles() {
  const empty = join(scratchFolder(), 'empty.json');
  writeFileSync(
    empty,
    JSON.stringify({ openapi: '3.0.1', info: { title: 'A product that is not called', version: '1' }, paths: {} }),
  );
  return {
    USE_LOCAL_SWAGGER: '1',
    LOCAL_JIRA_SWAGGER: hasJiraDescriptions ? platform : empty,
    LOCAL_JSW_SWAGGER: hasJiraDescriptions ? software : empty,
    LOCAL_JSM_SWAGGER: empty,
    LOCAL_CONF_SWAGGER: empty,
    LOCAL_CONF_V2_SWAGGER: empty,
    LOCAL_BB_SWAGGER: empty,
  };
}
