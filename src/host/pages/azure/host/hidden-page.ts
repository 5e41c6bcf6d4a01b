import type { ShownContribution } from '../../../azure/pages/start';
import { connect } from './connection';
import { nameOf, pageOf } from './contributions';
import { addToast } from './message-store';
import type { Place } from './place';
import { wordsOf } from './words';

interface Running {
  place: Place;
  object: Promise<object | undefined>;
}

const running = new Map<string, Running>();

/** The object that a contribution's unseen page registers; the page stays for the next time. */
export function objectOf<Remote extends object>(
  contribution: ShownContribution,
  place: Place,
): Promise<Remote | undefined> {
  const known = running.get(contribution.id) ?? open(contribution, place);
  known.place = place;
  return known.object as Promise<Remote | undefined>;
}

function open(contribution: ShownContribution, place: Place): Running {
  const page = pageOf(contribution);
  if (page.kind === 'none') return { place, object: Promise.reject(new Error(page.why)) };
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.title = nameOf(contribution);
  frame.dataset['contribution'] = contribution.id;
  document.body.append(frame);
  const entry: Running = { place, object: Promise.resolve(undefined) };
  entry.object = new Promise((resolve, reject) => {
    const connection = connect(frame, contribution, {
      place: () => entry.place,
      onLoaded: () => {},
      onFailed: (message) => reject(new Error(message)),
      onResize: () => {},
    });
    connection.remote<object>().then(resolve, reject);
    setTimeout(() => reject(new Error('Its page did not answer.')), 10_000);
  });
  entry.object.catch(() => running.delete(contribution.id));
  running.set(contribution.id, entry);
  frame.src = page.uri;
  return entry;
}

/** Says in a toast that something of an extension has failed, and why. */
export function complain(name: string, error: unknown): void {
  addToast({ message: `${name} failed: ${wordsOf(error)}`, duration: 8_000 }, true);
}
