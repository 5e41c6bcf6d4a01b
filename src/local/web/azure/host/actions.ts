import type { ShownContribution } from '../../../azure/pages/start';
import { connect } from './connection';
import { contributionsTo, nameOf, pageOf, property } from './contributions';
import { addToast } from './message-store';
import type { Place } from './place';

/** An entry of a menu that comes from an extension. */
export interface ActionEntry {
  readonly id: string;
  readonly text: string;
  run(): void;
}

interface MenuItem {
  readonly text?: string;
  readonly title?: string;
  readonly separator?: boolean;
  readonly disabled?: boolean;
  readonly childItems?: readonly MenuItem[];
  readonly action?: (context: unknown) => unknown;
}

interface ActionObject {
  readonly execute?: (context: unknown) => unknown;
  readonly getMenuItems?: (context: unknown) => unknown;
}

/** Actions of extensions on one menu. */
export function actionsOn(menu: string): readonly ShownContribution[] {
  return contributionsTo(['ms.vss-web.action', 'ms.vss-web.action-provider'], [menu]);
}

/** Entries of a menu as it is opened: providers are asked, actions stand as their manifests have them. */
export async function entriesOf(menu: string, place: Place, context: unknown): Promise<readonly ActionEntry[]> {
  const all = await Promise.all(actionsOn(menu).map((contribution) => (contribution.type.endsWith('-provider') ? provided(contribution, place, context) : [fixed(contribution, place, context)])));
  return all.flat();
}

function fixed(contribution: ShownContribution, place: Place, context: unknown): ActionEntry {
  return {
    id: contribution.id,
    text: nameOf(contribution),
    run() {
      objectOf(contribution, place)
        .then((object) => {
          if (object?.execute === undefined) throw new Error('Its page registers no object with execute.');
          return object.execute(context);
        })
        .catch((error: unknown) => complain(contribution, error));
    },
  };
}

async function provided(contribution: ShownContribution, place: Place, context: unknown): Promise<readonly ActionEntry[]> {
  try {
    const object = await objectOf(contribution, place);
    const items = ((await object?.getMenuItems?.(context)) ?? []) as readonly MenuItem[];
    const flat = (Array.isArray(items) ? items : [items]).flatMap((item: MenuItem) => [item, ...(item.childItems ?? [])]);
    return flat.flatMap(({ text, title, separator, disabled, action }: MenuItem, index: number) =>
      separator || disabled || action === undefined ? [] : [{ id: `${contribution.id} ${index}`, text: text ?? title ?? nameOf(contribution), run: () => void Promise.resolve(action(context)).catch((error: unknown) => complain(contribution, error)) }],
    );
  } catch (error) {
    complain(contribution, error);
    return [];
  }
}

const running = new Map<string, { place: Place; object: Promise<ActionObject | undefined> }>();

/** The object that an action's unseen page registers; the page stays for the next time. */
function objectOf(contribution: ShownContribution, place: Place): Promise<ActionObject | undefined> {
  const known = running.get(contribution.id);
  if (known) {
    known.place = place;
    return known.object;
  }
  const page = pageOf(contribution);
  if (page.kind === 'none') return Promise.reject(new Error(page.why));
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.title = nameOf(contribution);
  frame.dataset['contribution'] = contribution.id;
  document.body.append(frame);
  const entry: { place: Place; object: Promise<ActionObject | undefined> } = { place, object: Promise.resolve(undefined) };
  entry.object = new Promise((resolve, reject) => {
    const connection = connect(frame, contribution, { place: () => entry.place, onLoaded: () => {}, onFailed: (message) => reject(new Error(message)), onResize: () => {} });
    connection.remote<ActionObject>().then(resolve, reject);
    setTimeout(() => reject(new Error('Its page did not answer.')), 10_000);
  });
  entry.object.catch(() => running.delete(contribution.id));
  running.set(contribution.id, entry);
  frame.src = page.uri;
  return entry.object;
}

function complain(contribution: ShownContribution, error: unknown): void {
  const why = error instanceof Error ? error.message : String((error as { message?: unknown } | null)?.message ?? error);
  addToast({ message: `${property(contribution, 'text') ?? nameOf(contribution)} failed: ${why}`, duration: 8_000 }, true);
}
