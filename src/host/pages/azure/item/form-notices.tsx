import { MessageBar } from '../parts/message-bar';
import type { ItemForm } from './item-form';
import { plainText } from './rich-text';
import { fieldText } from './work-item';

/** What stands in the way of saving, and what others have changed meanwhile, with what to do about it. */
export function FormNotices({ form }: { readonly form: ItemForm }) {
  const { extensionError, problem, isOvertaken, overlap } = form.state;
  return (
    <>
      {form.isReadOnly && (
        <MessageBar tone="info">{`You can read this work item, but not change it: for that you need the permission “Edit work items in this node” for ${fieldText(form.value('System.AreaPath')) || form.project.name}. An administrator of the project can give it to you.`}</MessageBar>
      )}
      {extensionError !== undefined && <MessageBar tone="error">{extensionError}</MessageBar>}
      {problem && problem.message !== extensionError && (
        <MessageBar
          tone="error"
          action={
            isOvertaken && (
              <button
                className="button"
                onClick={() => void form.refresh({ keepsChanges: true }).catch((reason: unknown) => form.fail(reason))}
              >
                Load the newer version, keep my changes
              </button>
            )
          }
        >
          {isOvertaken
            ? 'Somebody else has saved this work item since you opened it. What you changed is kept here.'
            : problem.message}
        </MessageBar>
      )}
      {overlap && (
        <MessageBar
          tone="warning"
          action={
            <>
              <button className="button" onClick={() => form.settle({ keepsMine: true })}>
                Keep mine
              </button>
              <button className="button" onClick={() => form.settle({ keepsMine: false })}>
                Take theirs
              </button>
            </>
          }
        >
          {`${overlap.by || 'Somebody else'} has changed what you are changing, too. Your text is kept. Stored now: ${overlap.names.map((name) => theirs(form, name)).join('; ')}.`}
        </MessageBar>
      )}
    </>
  );
}

function theirs(form: ItemForm, name: string): string {
  const text = plainText(fieldText(form.value(name, true)));
  return `${form.field(name)?.name ?? name} “${text.length > 200 ? `${text.slice(0, 200)} …` : text}”`;
}
