import { accountIdOf } from '#world/seed/chance';
import type { SampleValue } from '#world/seed/sample-form';

/** What one tracker calls what the sample names. Each throws where the tracker has no such thing. */
export interface SampleNames {
  readonly tracker: 'jira' | 'azure';
  /** By the issue's key. */
  issueId(key: string): string;
  /** By the project's key. */
  projectId(key: string): string;
  /** By the account of the seed. */
  personId(accountId: string): string;
  /** Milliseconds: what the sample's days are counted back from. */
  readonly now: number;
}

const millisecondsADay = 86_400_000;

/** The moment so many days ago. */
export function momentAgo({ now }: Pick<SampleNames, 'now'>, days: number): string {
  return new Date(now - days * millisecondsADay).toISOString();
}

/** The id of somebody whom the sample names. */
export function personNamed(names: SampleNames, name: string): string {
  return names.personId(accountIdOf(name));
}

/** A value as the tracker has it: every mark is replaced by what it stands for. */
export function told(value: SampleValue, names: SampleNames): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return (value as readonly SampleValue[]).map((entry) => told(entry, names));
  const entries = Object.entries(value as Readonly<Record<string, SampleValue>>);
  const mark = entries.find(([name]) => name.startsWith('$'));
  if (mark) return meant(value as Readonly<Record<string, unknown>>, mark[0], names);
  return Object.fromEntries(entries.map(([name, entry]) => [name, told(entry, names)]));
}

function meant(mark: Readonly<Record<string, unknown>>, name: string, names: SampleNames): string {
  switch (name) {
    case '$issue':
      return names.issueId(String(mark[name]));
    case '$project':
      return names.projectId(String(mark[name]));
    case '$person':
      return personNamed(names, String(mark[name]));
    case '$daysAgo':
      return momentAgo(names, Number(mark[name]));
    case '$dayAgo':
      return momentAgo(names, Number(mark[name])).slice(0, 10);
    case '$jira':
    case '$azure':
      return String(mark[`$${names.tracker}`]);
    default:
      throw new Error(`The sample has a mark ${name}, which stands for nothing.`);
  }
}
