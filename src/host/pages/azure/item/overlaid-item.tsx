import type { Overlay } from '../host/overlay-store';
import { Problem } from '../parts/problem';
import { Skeleton } from '../../parts/skeleton';
import { FormView } from './form-view';
import { useItemForm } from './use-item-form';

/** A work item's form in front of the page; closing hands over what is stored. */
export function OverlaidItem({ overlay }: { readonly overlay: Extract<Overlay, { kind: 'item' }> }) {
  const { value: form, problem, reload } = useItemForm(overlay);
  if (problem) return <Problem problem={problem} retry={reload} />;
  if (form === undefined) return <Skeleton />;
  return (
    <>
      <FormView form={form} onSaved={() => overlay.itemId === undefined && overlay.close(form.state.stored)} />
      <footer className="overlay__foot">
        <button className="button" onClick={() => overlay.close(form.state.stored)}>
          Close
        </button>
      </footer>
    </>
  );
}
