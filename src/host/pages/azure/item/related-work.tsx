import { Link } from '../../shell/link';
import { StateMark, TypeMark } from '../parts/type-mark';
import type { ItemForm } from './item-form';
import { useLinkedItems } from './use-linked-items';
import { fieldText, linkedId, relationName } from './work-item';

const mostShown = 12;

/** Parent, children, what it waits for and what waits for it, at a glance. */
export function RelatedWork({ form }: { readonly form: ItemForm }) {
  const items = useLinkedItems(form);
  const links = form.relations.flatMap((relation) => {
    const id = linkedId(relation);
    return id === undefined ? [] : [{ kind: relationName(relation.rel), id }];
  });
  const shown = links.toSorted((one, other) => rankOf(one.kind) - rankOf(other.kind)).slice(0, mostShown);
  const kinds = [...new Set(shown.map(({ kind }) => kind))];
  return (
    <section className="group">
      <h2 className="group__title">Related work</h2>
      {links.length === 0 && <p className="subtle">It is linked to no other work item.</p>}
      {kinds.map((kind) => (
        <div key={kind} className="related">
          <h3 className="related__kind">{kind}</h3>
          <ul>
            {shown
              .filter((link) => link.kind === kind)
              .map(({ id }) => {
                const fields = items.get(id)?.fields;
                const type = fieldText(fields?.['System.WorkItemType']);
                return (
                  <li key={id} className="related__item">
                    {fields && <TypeMark name={type} types={form.project.types} />}
                    <span className="related__text">
                      <Link
                        href={`/azure/_workitems/edit/${id}`}
                        dir="auto"
                      >{`${id} ${fieldText(fields?.['System.Title']).slice(0, 300)}`}</Link>
                      {fields && (
                        <small>
                          <StateMark
                            state={fieldText(fields['System.State'])}
                            typeName={type}
                            types={form.project.types}
                          />
                        </small>
                      )}
                    </span>
                  </li>
                );
              })}
          </ul>
        </div>
      ))}
      {links.length > shown.length && (
        <p className="subtle">{`${(links.length - shown.length).toLocaleString()} more under Links.`}</p>
      )}
    </section>
  );
}

function rankOf(kind: string): number {
  const order = ['Parent', 'Child', 'Predecessor', 'Successor'];
  const rank = order.indexOf(kind);
  return rank < 0 ? order.length : rank;
}
