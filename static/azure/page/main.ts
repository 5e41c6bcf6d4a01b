import { pageModules } from '../../panels/modules';
import { moduleOf } from '../contribution';
import { start } from '../stage';

start(pageModules, ({ contributionId, site, show }) => {
  show({ kind: 'nothing' });
  // Who shows a whole backlog writes the fields that an earlier page left behind; a site that cannot be opened says so in the panel.
  if (moduleOf(contributionId) === 'value-page')
    void site.then(
      ({ session }) => session.repair(),
      () => undefined,
    );
});
