import { useState, type FormEvent } from 'react';
import { Link } from '../../shell/link';
import { start } from '../api/start';
import { MessageBar } from '../parts/message-bar';
import { StateMark, TypeMark } from '../parts/type-mark';
import { Zero } from '../parts/zero';
import type { ItemForm } from './item-form';
import { useLinkedItems } from './use-linked-items';
import { fieldText, linkedId, relationName, type ItemRelation } from './work-item';

const kinds = [
  'System.LinkTypes.Related',
  'System.LinkTypes.Hierarchy-Reverse',
  'System.LinkTypes.Hierarchy-Forward',
  'System.LinkTypes.Dependency-Forward',
  'System.LinkTypes.Dependency-Reverse',
];

/** Links of the work item, those added and removed here saved with it. */
export function LinksTab({ form }: { readonly form: ItemForm }) {
  const items = useLinkedItems(form);
  return (
    <section className="links">
      <h2 className="group__title">Links</h2>
      {!form.isReadOnly && <AddLink form={form} />}
      {form.relations.length === 0 && (
        <Zero title="No links">Links say what this work item needs, and what needs it.</Zero>
      )}
      <ul className="links__list">
        {form.relations.slice(0, 1_000).map((relation) => {
          const id = linkedId(relation);
          const fields = id === undefined ? undefined : items.get(id)?.fields;
          const type = fieldText(fields?.['System.WorkItemType']);
          return (
            <li key={`${relation.rel} ${relation.url}`}>
              <span className="links__kind">{relationName(relation.rel)}</span>
              {fields && <TypeMark name={type} types={form.project.types} />}
              {id === undefined ? (
                <Outside relation={relation} />
              ) : (
                <Link
                  className="links__text"
                  href={`/azure/_workitems/edit/${id}`}
                  dir="auto"
                >{`${id} ${fieldText(fields?.['System.Title'])}`}</Link>
              )}
              {fields && (
                <StateMark state={fieldText(fields['System.State'])} typeName={type} types={form.project.types} />
              )}
              {!form.isReadOnly && (
                <button
                  className="icon-button"
                  aria-label={`Remove link to ${id ?? relation.url}`}
                  onClick={() => form.removeRelations([relation])}
                >
                  ✕
                </button>
              )}
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
    if (form.relations.some((known) => known.rel === rel && linkedId(known) === target))
      return setProblem('There is such a link already.');
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
      <input
        className="input"
        aria-label="Work item"
        inputMode="numeric"
        placeholder="Number"
        value={id}
        onChange={(event) => setId(event.target.value)}
      />
      <button className="button">Add link</button>
      {problem && <MessageBar tone="error">{problem}</MessageBar>}
    </form>
  );
}

/** What is linked outside of work items: an address that can be opened is a link. */
function Outside({ relation: { url, attributes } }: { readonly relation: ItemRelation }) {
  const said = fieldText(attributes?.['comment']) || fieldText(attributes?.['name']);
  if (!/^https?:\/\//i.test(url)) return <span className="links__text">{said || url}</span>;
  return (
    <a className="links__text" href={url} target="_blank" rel="noreferrer" dir="auto">
      {said || url}
    </a>
  );
}
