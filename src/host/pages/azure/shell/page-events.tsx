import { useEffect } from 'react';
import type { ShownContribution } from '../../../azure/pages/start';
import { useAddress } from '../../shell/address';
import { noted } from '../host/call-notes';
import { contributions, isThere, nameOf } from '../host/contributions';
import { complain, objectOf } from '../host/hidden-page';
import type { Place } from '../host/place';
import { placeIn } from './place';
import { useProject } from './project-data';

/** A command as a subscription to an event has it: a method of an object that an unseen page registers. */
interface Command {
  readonly uri?: string;
  readonly serviceName?: string;
  readonly methodName?: string;
}

type Methods = Readonly<Record<string, (() => unknown) | undefined>>;

const subscriptions = contributions.filter(
  ({ type, properties }) => type === 'ms.vss-web.event-subscription' && properties['eventName'] === 'page-interactive',
);

/** Tells extensions that a page can be used: those that subscribed to that event, wherever their conditions hold. */
export function PageEvents({ projectName }: { readonly projectName?: string }) {
  return subscriptions.length > 0 ? <Told projectName={projectName} /> : null;
}

function Told({ projectName }: { readonly projectName?: string }) {
  const { pathname } = useAddress();
  const { value: project, problem } = useProject(projectName);
  const isReady = projectName === undefined || project !== undefined || problem !== undefined;
  useEffect(() => {
    if (!isReady) return;
    for (const subscription of subscriptions.filter(isThere)) {
      noted(`azure event page-interactive ${subscription.id}`, [], () => tell(subscription, placeIn(project))).catch(
        (error: unknown) => complain(nameOf(subscription), error),
      );
    }
  }, [pathname, isReady, project]);
  return null;
}

async function tell(subscription: ShownContribution, place: Place): Promise<unknown> {
  const { uri, serviceName, methodName = 'execute' } = (subscription.properties['command'] ?? {}) as Command;
  const object = await objectOf<Methods>({ ...subscription, properties: { uri, serviceName } }, place);
  const method = object?.[methodName];
  if (method === undefined) throw new Error(`Its page registers no object with ${methodName}.`);
  return method();
}
