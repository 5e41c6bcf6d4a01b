import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { appPermissions } from '#app/ports/rights';
import { fieldUses } from '#app/field-uses';
import { declaredPermissions } from '#jira/modules';

const { modules } = parse(readFileSync(join(__dirname, '../../manifest.yml'), 'utf8')) as {
  modules: Record<string, readonly { readonly key: string }[]>;
};
const keys = (type: string): string[] => (modules[type] ?? []).map(({ key }) => key).sort();

describe('the modules of manifest.yml', () => {
  it('declare the permissions that Jira is asked for, under their own names', () => {
    expect(keys('jira:projectPermission')).toEqual([...declaredPermissions].sort());
    expect(appPermissions).toEqual(expect.arrayContaining(keys('jira:projectPermission')));
  });

  it('declare fields that something is written to', () => {
    const written = fieldUses.filter(({ isWritten }) => isWritten).map(({ use }) => use);
    expect(written).toEqual(expect.arrayContaining(keys('jira:customField')));
    expect(keys('jira:customField')).not.toEqual([]);
  });
});
