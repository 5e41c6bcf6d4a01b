import { useResource } from '../../api/use-resource';
import { momentText } from '../../parts/formats';
import { call } from '../api/rest';
import { Problem } from '../parts/problem';
import { Zero } from '../parts/zero';
import type { ItemForm } from './item-form';
import { plainText } from './rich-text';
import { fieldText, type Identity } from './work-item';

interface Update {
  readonly id: number;
  readonly rev: number;
  readonly revisedBy?: Identity;
  readonly revisedDate?: string;
  readonly fields?: Readonly<Record<string, { readonly oldValue?: unknown; readonly newValue?: unknown }>>;
  readonly relations?: { readonly added?: readonly unknown[]; readonly removed?: readonly unknown[] };
}

const quiet =
  /^System\.(Rev|ChangedDate|RevisedDate|AuthorizedDate|AuthorizedAs|ChangedBy|Watermark|PersonId|CommentCount|BoardColumn|Id$|AreaId|IterationId|NodeName|TeamProject|.*Level\d|.*LinkCount|AttachedFileCount)/;

/** What was changed, by whom, when; the newest first. */
export function HistoryTab({ form }: { readonly form: ItemForm }) {
  const { value, problem, reload } = useResource(
    form.isNew ? undefined : `updates ${form.id} ${form.state.stored?.rev}`,
    (signal) =>
      call<{ value: readonly Update[] }>('GET', `_apis/wit/workItems/${form.id}/updates?api-version=7.1`, { signal }),
  );
  return (
    <section>
      <h2 className="group__title">History</h2>
      {problem && <Problem problem={problem} retry={reload} />}
      {form.isNew && <Zero title="No history">It begins when the work item is saved.</Zero>}
      <ol className="history">
        {value?.value.toReversed().map((update) => (
          <li key={update.id}>
            <p>
              <strong dir="auto">{update.revisedBy?.displayName}</strong>{' '}
              <span className="subtle">{moment(update)}</span>
            </p>
            {Object.entries(update.fields ?? {})
              .filter(([name]) => !quiet.test(name))
              .map(([name, { oldValue, newValue }]) => (
                <p key={name} className="history__change" dir="auto">
                  <span className="subtle">{form.field(name)?.name ?? name}: </span>
                  {oldValue !== undefined && <del>{shown(form, name, oldValue)}</del>} {shown(form, name, newValue)}
                </p>
              ))}
            {update.relations && (
              <p className="subtle">{`${update.relations.added?.length ?? 0} links added, ${update.relations.removed?.length ?? 0} removed`}</p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Long texts are cut: the whole of them stands on the form. */
function shown(form: ItemForm, name: string, value: unknown): string {
  const { type } = form.field(name) ?? {};
  const text =
    type === 'html' || type === 'history'
      ? plainText(fieldText(value))
      : type === 'dateTime'
        ? momentText(fieldText(value))
        : fieldText(value);
  return text.length > 1_000 ? `${text.slice(0, 1_000)} …` : text;
}

function moment({ fields }: Update): string {
  const at = fieldText(fields?.['System.ChangedDate']?.newValue);
  return at === '' ? '' : momentText(at);
}
