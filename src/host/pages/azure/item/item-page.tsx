import { useEffect } from 'react';
import { Skeleton } from '../../parts/skeleton';
import { go } from '../../shell/address';
import { Problem } from '../parts/problem';
import { projectPath } from '../shell/place';
import { FormView } from './form-view';
import { useItemForm, type FormRequest } from './use-item-form';

/** A work item by itself, or a new one. */
export function ItemPage(request: FormRequest) {
  const { value: form, problem, reload } = useItemForm(request);
  useEffect(() => {
    if (form && request.itemId !== undefined && request.projectName !== form.project.name)
      go(`${projectPath(form.project.name)}/_workitems/edit/${form.id}${location.hash}`, { replace: true });
  }, [form, request.itemId, request.projectName]);
  useEffect(() => {
    if (form === undefined) return;
    function hold(event: BeforeUnloadEvent): void {
      if (form?.isDirty) event.preventDefault();
    }
    addEventListener('beforeunload', hold);
    return () => removeEventListener('beforeunload', hold);
  }, [form]);
  if (problem) return <Problem problem={problem} retry={reload} />;
  if (form === undefined) return <Skeleton lines={8} />;
  return (
    <FormView
      form={form}
      onSaved={() =>
        request.itemId === undefined &&
        go(`${projectPath(form.project.name)}/_workitems/edit/${form.id}`, { replace: true })
      }
    />
  );
}
