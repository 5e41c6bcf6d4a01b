import { shortenPauses } from '../support/short-pauses';
import { describeCreations } from './writes-creations';
import { describeFields } from './writes-fields';
import { describeLinking } from './writes-linking';
import { longBacklog, type WritesHost, type WritesSite } from './writes-site';

/** Every promise of the port IssueWrites, for one host. */
export function describeWrites(host: WritesHost): void {
  shortenPauses();
  describe(`writes in ${host.name}`, () => {
    let site: WritesSite;
    beforeEach(() => {
      site = host.start(longBacklog());
    });
    afterEach(() => {
      site.fail('');
      site.close();
    });
    describeFields(host, () => site);
    describeCreations(host, () => site);
    describeLinking(host, () => site);
  });
}
