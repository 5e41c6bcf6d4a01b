import { HostUnreachable } from '#app/ports';
import type { Host } from '../panels/host';

/** The tracker and the commands of a page. */
export function connect(): Pick<Host, 'tracker' | 'commands'> {
  const refuse = () => Promise.reject(new HostUnreachable('Waybill does not read Azure DevOps yet.'));
  return {
    tracker: {
      can: { standing: false, factorFields: false, agreePermission: false },
      ...{ issue: refuse, issues: refuse, candidates: refuse, standing: refuse, people: refuse, fields: refuse },
      ...{ holdings: refuse, rights: refuse, projectRights: refuse, visible: refuse },
    },
    commands: { call: refuse },
  };
}
