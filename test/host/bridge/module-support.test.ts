import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { missingModules, supportOf } from '#host/bridge/module-support';

/** Module types of Atlassian's own schema for manifests. */
function knownTypes(): string[] {
  const folder = dirname(createRequire(__filename).resolve('@forge/manifest'));
  const schema = JSON.parse(readFileSync(join(folder, 'schema/manifest-schema.json'), 'utf8')) as {
    definitions: { ModuleSchema: { properties: Record<string, unknown> } };
  };
  return Object.keys(schema.definitions.ModuleSchema.properties);
}

describe('a type of module', () => {
  it('has a place here or a reason why it has none, whichever Atlassian’s schema knows', () => {
    const unknown = knownTypes().filter((type) => {
      const support = supportOf(type);
      return support.kind === 'absent' && support.reason === 'the local host does not know this type';
    });
    expect(unknown).toEqual([]);
  });

  it('that nobody knows is not shown either', () => {
    expect(supportOf('jira:teaPot')).toEqual({ kind: 'absent', reason: 'the local host does not know this type' });
  });
});

describe('a manifest with modules that the local host has no place for', () => {
  it('is told so, module by module', () => {
    const module = (type: string, key: string, properties: object = {}) => ({
      type,
      key,
      properties: { key, ...properties },
    });
    expect(
      missingModules([
        module('jira:issuePanel', 'panel', { resource: 'main' }),
        module('jira:issuePanel', 'native', { resource: 'main', render: 'native' }),
        module('jira:workflowValidator', 'guard', { expression: 'true' }),
        module('trigger', 'remote', { endpoint: 'there' }),
        module('trigger', 'own', { function: 'run' }),
        module('confluence:spacePage', 'space'),
        module('jira:command', 'open', { title: 'Open', shortcut: 'g o' }),
        module('jira:customField', 'sum', { type: 'number', value: { function: 'count' } }),
      ]),
    ).toEqual([
      'jira:issuePanel native: made with UI Kit, whose renderer is part of Atlassian’s platform.',
      'jira:workflowValidator guard: workflows of the local Jira have no rules of apps: every step may be taken.',
      'trigger remote: the local host calls no remotes.',
      'confluence:spacePage space: this site has no Confluence.',
      'jira:command open: of this module the local Jira does not use shortcut.',
      'jira:customField sum: of this module the local Jira does not use value.',
    ]);
  });
});
