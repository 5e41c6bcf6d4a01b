import { register } from 'azure-devops-extension-sdk';
import { issueModules } from '../../panels/modules';
import { createFormEvents } from '../form';
import { services } from '../services';
import { reportHeight } from '../size';
import { start, type Stage } from '../stage';

start(issueModules, followForm);

/** Shows what a form holds, as soon as it can; what it held before is forgotten. */
function followForm({ place, root, contributionId, site, show }: Stage): void {
  reportHeight(place);
  const { events, ask } = createFormEvents({
    onItem: (shown) => (shown.kind === 'nothing' ? root.render(undefined) : show(shown)),
    onChange: () =>
      void site.then(({ session, changes }) => {
        session.tracker.forget();
        changes.dispatchEvent(new Event('change'));
      }),
  });
  register(contributionId, () => events);
  // Without a form to ask, the page waits until it is told of an item.
  services
    .workItemForm()
    .then(ask)
    .catch(() => undefined);
}
