import { StatusLozenge } from './lozenge';
import { PersonName } from './avatar';
import { Document } from './document';
import { dayText, momentText, numberText } from './formats';
import { Link } from '../shell/link';
import type { Status } from '../api/jira';

type Part = Readonly<Record<string, unknown>>;

/** Any field's value in words: people, options, versions, sprints, links, numbers, dates, documents. */
export function FieldValue({
  value,
  schema,
}: {
  readonly value: unknown;
  readonly schema?: { readonly type: string };
}) {
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0))
    return <span className="subtle">{schema?.type === 'user' ? 'Unassigned' : '–'}</span>;
  if (Array.isArray(value)) {
    return (
      <ul className="chips">
        {value.map((item, place) => (
          <li key={place} className={typeof item === 'string' ? 'chip' : undefined}>
            <FieldValue value={item} />
          </li>
        ))}
      </ul>
    );
  }
  if (typeof value === 'number') return <span className="number">{numberText(value)}</span>;
  if (typeof value === 'boolean') return <>{value ? 'Yes' : 'No'}</>;
  if (typeof value === 'string')
    return (
      <bdi>{schema?.type === 'date' ? dayText(value) : schema?.type === 'datetime' ? momentText(value) : value}</bdi>
    );
  return <ObjectValue value={value as Part} />;
}

function ObjectValue({ value }: { readonly value: Part }) {
  if (value['type'] === 'doc') return <Document value={value} />;
  if (typeof value['displayName'] === 'string') return <PersonName person={{ displayName: value['displayName'] }} />;
  if (typeof value['key'] === 'string' && typeof value['fields'] === 'object') {
    const summary = (value['fields'] as Part)['summary'];
    return (
      <Link href={`/jira/browse/${encodeURIComponent(value['key'])}`} title={String(summary ?? '')}>
        {value['key']} <bdi>{String(summary ?? '')}</bdi>
      </Link>
    );
  }
  if (value['statusCategory'] !== undefined) return <StatusLozenge status={value as unknown as Status} />;
  const words = value['name'] ?? value['value'] ?? value['title'];
  return <bdi>{words === undefined ? JSON.stringify(value) : String(words)}</bdi>;
}
