import type { ShownContribution } from '../../../azure/pages/start';
import { contributionsTo, nameOf } from './contributions';
import { complain, objectOf } from './hidden-page';
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

const ofOneItem: readonly string[] = [
  'ms.vss-work-web.work-item-toolbar-menu',
  'ms.vss-work-web.backlog-item-menu',
  'ms.vss-work-web.query-result-work-item-menu',
];

/** Actions of extensions on one menu; those of the work item context menu stand on every menu of one work item. */
export function actionsOn(menu: string): readonly ShownContribution[] {
  const menus = ofOneItem.includes(menu) ? [menu, 'ms.vss-work-web.work-item-context-menu'] : [menu];
  return contributionsTo(['ms.vss-web.action', 'ms.vss-web.action-provider'], menus);
}

/** Entries of a menu as it is opened: providers are asked, actions stand as their manifests have them. */
export async function entriesOf(menu: string, place: Place, context: unknown): Promise<readonly ActionEntry[]> {
  const all = await Promise.all(
    actionsOn(menu).map((contribution) =>
      contribution.type.endsWith('-provider')
        ? provided(contribution, place, context)
        : [fixed(contribution, place, context)],
    ),
  );
  return all.flat();
}

function fixed(contribution: ShownContribution, place: Place, context: unknown): ActionEntry {
  return {
    id: contribution.id,
    text: nameOf(contribution),
    run() {
      objectOf<ActionObject>(contribution, place)
        .then((object) => {
          if (object?.execute === undefined) throw new Error('Its page registers no object with execute.');
          return object.execute(context);
        })
        .catch((error: unknown) => complain(nameOf(contribution), error));
    },
  };
}

async function provided(
  contribution: ShownContribution,
  place: Place,
  context: unknown,
): Promise<readonly ActionEntry[]> {
  try {
    const object = await objectOf<ActionObject>(contribution, place);
    const items = ((await object?.getMenuItems?.(context)) ?? []) as readonly MenuItem[];
    const flat = (Array.isArray(items) ? items : [items]).flatMap((item: MenuItem) => [
      item,
      ...(item.childItems ?? []),
    ]);
    return flat.flatMap(({ text, title, separator, disabled, action }: MenuItem, index: number) =>
      separator || disabled || action === undefined
        ? []
        : [
            {
              id: `${contribution.id} ${index}`,
              text: text ?? title ?? nameOf(contribution),
              run: () =>
                void Promise.resolve(action(context)).catch((error: unknown) => complain(nameOf(contribution), error)),
            },
          ],
    );
  } catch (error) {
    complain(nameOf(contribution), error);
    return [];
  }
}
