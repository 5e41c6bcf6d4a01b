import type { Backlog } from '#host/jira/backlog';
import { seedTrain } from '#world/seed/train';

/** The seeded train with its first features only, and what hangs below them: little enough to be sent back and forth in a test. */
export function smallTrain(features: number): Backlog {
  const train = seedTrain('2026-11-22');
  const kept = new Set(
    train.issues
      .filter(({ type, projectKey }) => type.name === 'Feature' && projectKey === 'HAR')
      .slice(0, features)
      .map(({ key }) => key),
  );
  for (let before = 0; before < kept.size;) {
    before = kept.size;
    for (const { key, parentKey } of train.issues) if (parentKey !== undefined && kept.has(parentKey)) kept.add(key);
  }
  const issues = train.issues.filter(({ key }) => kept.has(key));
  return {
    ...train,
    issues: issues.map((issue) => ({
      ...issue,
      parentKey: issue.parentKey !== undefined && kept.has(issue.parentKey) ? issue.parentKey : undefined,
      links: issue.links.filter(({ to }) => kept.has(to)),
    })),
  };
}
