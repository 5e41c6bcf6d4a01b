import { useResource } from '../../api/use-resource';
import { Avatar } from '../../parts/avatar';
import { Moment } from '../../parts/moment';
import { Skeleton } from '../../parts/skeleton';
import { call } from '../api/rest';
import { Problem } from '../parts/problem';
import { FormField } from './form-field';
import type { ItemForm } from './item-form';
import { plainText } from './rich-text';
import type { Identity } from './work-item';

interface Comment {
  readonly id: number;
  readonly text: string;
  readonly createdBy: Identity;
  readonly createdDate: string;
  readonly modifiedDate: string;
}

/** What was said about the work item, the newest first; a new comment is saved with the form. */
export function Discussion({ form }: { readonly form: ItemForm }) {
  const { id, isNew, isReadOnly } = form;
  const { value, problem, isLoading, reload } = useResource(
    isNew ? undefined : `comments ${id} ${form.state.stored?.rev}`,
    (signal) =>
      call<{ totalCount: number; comments: readonly Comment[] }>(
        'GET',
        `${encodeURIComponent(form.project.name)}/_apis/wit/workItems/${id}/comments?api-version=7.1-preview.4&$top=200`,
        { signal },
      ),
  );
  return (
    <>
      <h2 className="group__title">Discussion</h2>
      {!isReadOnly && <FormField form={form} name="System.History" label="Add a comment" />}
      {problem && <Problem problem={problem} retry={reload} />}
      {isLoading && !value && !isNew && <Skeleton lines={2} />}
      {value?.comments.length === 0 && <p className="subtle">Nobody has said anything yet.</p>}
      <ol className="discussion">
        {value?.comments.map((comment) => (
          <li key={comment.id} className="discussion__comment">
            <Avatar name={comment.createdBy.displayName} size={28} />
            <div className="discussion__body">
              <p className="discussion__who">
                <strong dir="auto">{comment.createdBy.displayName}</strong> <Moment at={comment.createdDate} />
                {comment.modifiedDate !== comment.createdDate && <span className="subtle"> (edited)</span>}
              </p>
              <p className="discussion__text" dir="auto">
                {plainText(comment.text)}
              </p>
            </div>
          </li>
        ))}
      </ol>
      {value && value.totalCount > value.comments.length && (
        <p className="subtle">{`The newest ${value.comments.length.toLocaleString()} of ${value.totalCount.toLocaleString()} comments. The others stand in the history.`}</p>
      )}
    </>
  );
}
