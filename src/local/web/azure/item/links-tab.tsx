import { useState, type FormEvent } from 'react';
import { useResource } from '../../api/use-resource';
import { Link } from '../../shell/link';
import { call } from '../api/rest';
import { start } from '../api/start';
import { MessageBar } from '../parts/message-bar';
import { Zero } from '../parts/zero';
import type { ItemForm } from './item-form';
import { linkedId, relationName, type ItemRelation, type RestItem } from './work-item';

const kinds = ['System.LinkTypes.Related', 'System.LinkTypes.Hierarchy-Reverse', 'System.LinkTypes.Hierarchy-Forward', 'System.LinkTypes.Dependency-Forward', 'System.LinkTypes.Dependency-Reverse'];

/** Links of the work item, those added and removed here saved with it. */
export function LinksTab({ form }: { readonly form: ItemForm }) {
  const ids = form.relations.flatMap((relation) => linkedId(relation) ?? []);
  const { value: titles } = useResource(ids.length > 0 ? `titles ${ids.join()}` : undefined, (signal) => readTitles(ids, signal));
  return (
    <section className="links">
      <h2 className="group__title">Links</h2>
      <AddLink form={form} />
      {form.relations.length === 0 && <Zero title="No links">Links say what this work item needs, and what needs it.</Zero>}
      <ul className="links__list">
        {form.relations.slice(0, 1_000).map((relation) => {
          const id = linkedId(relation);
          return (
            <li key={`${relation.rel} ${relation.url}`}>
              <span className="links__kind">{relationName(relation.rel)}</span>
              {id === undefined ? <span className="links__text">{relation.url}</span> : <Link className="links__text" href={`/azure/_workitems/edit/${id}`} dir="auto">{`${id} ${titles?.get(id) ?? ''}`}</Link>}
              <button className="icon-button" aria-label={`Remove link to ${id ?? relation.url}`} onClick={() => form.removeRelations([relation])}>
                ✕
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function AddLink({ form }: { readonly form: ItemForm }) {
  const [rel, setRel] = useState(kinds[0] ?? '');
  const [id, setId] = useState('');
  const [problem, setProblem] = useState<string>();
  function add(event: FormEvent): void {
    event.preventDefault();
    const target = Number(id);
    if (!Number.isInteger(target) || target < 1) return setProblem('Enter the number of a work item.');
    if (target === form.id) return setProblem('A work item cannot be linked to itself.');
    const relation: ItemRelation = { rel, url: `${start.organization.url}_apis/wit/workItems/${target}` };
    if (form.relations.some((known) => known.rel === rel && linkedId(known) === target)) return setProblem('There is such a link already.');
    form.addRelations([relation]);
    setId('');
    setProblem(undefined);
  }
  return (
    <form className="links__add" onSubmit={add}>
      <select className="input" aria-label="Link type" value={rel} onChange={(event) => setRel(event.target.value)}>
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {relationName(kind)}
          </option>
        ))}
      </select>
      <input className="input" aria-label="Work item" inputMode="numeric" placeholder="Number" value={id} onChange={(event) => setId(event.target.value)} />
      <button className="button">Add link</button>
      {problem && <MessageBar tone="error">{problem}</MessageBar>}
    </form>
  );
}

async function readTitles(ids: readonly number[], signal: AbortSignal): Promise<ReadonlyMap<number, string>> {
  const reply = await call<{ value: readonly (RestItem | null)[] }>('POST', '_apis/wit/workItemsBatch?api-version=7.1', { signal, body: { ids: ids.slice(0, 200), fields: ['System.Title'], errorPolicy: 'omit' } });
  return new Map(reply.value.flatMap((item) => (item ? [[item.id, String(item.fields['System.Title'])] as const] : [])));
}
