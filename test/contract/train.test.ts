import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CandidateQuery } from '#app/ports/issues';
import type { ProjectId } from '#core/issue';
import { createTracker } from '#jira/tracker';
import { importFiles } from '#world/import/import';
import { startForge } from '../app/forge';

const file = join(__dirname, '../../../shared/data/train/titanium_train_open.json');
const whenThere = existsSync(file) ? describe : describe.skip;

const everything: CandidateQuery = {
  projectId: '0' as ProjectId,
  projectKey: '',
  query: 'project is not EMPTY ORDER BY key',
  withDone: true,
  fields: {},
};

whenThere('a public backlog of 2,864 issues', () => {
  it('is listed whole in 31 calls, with its estimates and its dependencies', async () => {
    const { backlog } = await importFiles([file]);
    const outward = (name: string): string => backlog.linkTypes.find((type) => type.name === name)?.outward ?? '';
    const forge = startForge(backlog);
    const person = forge.jira.people()[0]?.accountId ?? '';
    const tracker = createTracker({ request: forge.requestAs(person), extension: forge.extension });
    const issues = await tracker.issues.candidates(everything);
    expect(issues).toHaveLength(2_864);
    // one search for ids, one list of fields, 29 times a hundred issues
    expect(forge.exchanges).toHaveLength(31);
    expect(issues.filter(({ points }) => points !== undefined).length).toBe(
      backlog.issues.filter(({ points = 0 }) => points > 0).length,
    );
    // who depends on something holds the link; who is blocked, or comes after, is at its other end
    const from = backlog.issues.flatMap(({ key, links }) =>
      links.filter(({ type }) => outward(type) === 'depends on').map(() => key),
    );
    const to = backlog.issues.flatMap(({ links }) =>
      links.filter(({ type }) => ['blocks', 'has to be done before'].includes(outward(type))).map((link) => link.to),
    );
    const present = new Set(issues.map(({ key }) => key as string));
    const expected = [...new Set([...from, ...to])].filter((key) => present.has(key));
    const needers = issues.filter(({ links }) => links.some(({ relation }) => relation === 'needs'));
    expect(needers.map(({ key }) => key as string).sort()).toEqual(expected.sort());
    forge.close();
  }, 60_000);
});
