import type { HostApi, HostApiContext } from '../host-api';
import { openOverlay } from '../overlay-store';

/** `work-item-form-navigation-service`: opens work items in front of the page; answers the item when its form is closed. */
export function itemNavigation({ place }: HostApiContext): HostApi {
  return {
    openWorkItem(itemId: number, isNewTab?: boolean) {
      if (isNewTab) {
        open(`/azure/_workitems/edit/${itemId}`, '_blank');
        return null;
      }
      return new Promise((resolve) =>
        openOverlay({ kind: 'item', title: `Work item ${itemId}`, itemId, isLightDismiss: false }, (item) =>
          resolve(item ?? null),
        ),
      );
    },
    openNewWorkItem: (typeName: string, initial?: Readonly<Record<string, unknown>>) =>
      new Promise((resolve) =>
        openOverlay(
          {
            kind: 'item',
            title: `New ${typeName}`,
            projectName: place().project?.name,
            typeName,
            initial,
            isLightDismiss: false,
          },
          (item) => resolve(item ?? null),
        ),
      ),
  };
}
