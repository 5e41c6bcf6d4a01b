import { useResource } from '../../api/use-resource';
import { call } from '../api/rest';
import { Problem } from '../parts/problem';
import { Zero } from '../parts/zero';
import { plain } from './form-field';
import type { ItemForm } from './item-form';
import { fieldText, type Identity } from './work-item';

interface Update {
  readonly id: number;
  readonly rev: number;
  readonly revisedBy?: Identity;
  readonly revisedDate?: string;
  readonly fields?: Readonly<Record<string, { readonly oldValue?: unknown; readonly newValue?: unknown }>>;
  readonly relations?: { readonly added?: readonly unknown[]; readonly removed?: readonly unknown[] };
}

const quiet = /^System\.(Rev|ChangedDate|RevisedDate|AuthorizedDate|AuthorizedAs|ChangedBy|Watermark|PersonId|CommentCount|BoardColumn|Id$|AreaId|IterationId|NodeName|TeamProject|.*Level\d|.*LinkCount|AttachedFileCount)/;

/** What was changed, by whom, when; the newest first. */
export function HistoryTab({ form }: { readonly form: ItemForm }) {
  const { value, problem, reload } = useResource(form.isNew ? undefined : `updates ${form.id} ${form.state.stored?.rev}`, (signal) => call<{ value: readonly Update[] }>('GET', `_apis/wit/workItems/${form.id}/updates?api-version=7.1`, { signal }));
  return (
    <section>
      <h2 className="group__title">History</h2>
      {problem && <Problem problem={problem} retry={reload} />}
      {form.isNew && <Zero title="No history">It begins when the work item is saved.</Zero>}
      <ol className="history">
        {value?.value.toReversed().map((update) => (
          <li key={update.id}>
            <p>
              <strong dir="auto">{update.revisedBy?.displayName}</strong> <span className="subtle">{moment(update)}</span>
            </p>
            {Object.entries(update.fields ?? {})
              .filter(([name]) => !quiet.test(name))
              .map(([name, { oldValue, newValue }]) => (
                <p key={name} className="history__change" dir="auto">
                  <span className="subtle">{form.field(name)?.name ?? name}: </span>
                  {oldValue !== undefined && <del>{plain(fieldText(oldValue))}</del>} {plain(fieldText(newValue))}
                </p>
              ))}
            {update.relations && <p className="subtle">{`${update.relations.added?.length ?? 0} links added, ${update.relations.removed?.length ?? 0} removed`}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function moment({ fields }: Update): string {
  const date = new Date(String(fields?.['System.ChangedDate']?.newValue ?? ''));
  return Number.isNaN(date.getTime()) ? '' : date.toLocaleString();
}
