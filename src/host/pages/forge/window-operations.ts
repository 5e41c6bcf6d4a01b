import { go } from '../shell/address';
import { closeFlag, showFlag, type Flag } from '../shell/flag-store';
import { openAppModal, type AppModal } from './modal-store';
import { addressOfTarget, type NavigationLocation } from './navigation';
import type { FrameScope, Operation } from './operation';

type Navigation = ({ readonly url: string } | NavigationLocation) & { readonly type: 'same-tab' | 'new-tab' };

/** Bridge calls of `router`, `Modal` and `showFlag`. */
export const windowOperations: Readonly<Record<string, Operation>> = {
  getUrl: (target: NavigationLocation) => new URL(addressOfTarget(target), location.origin).href,
  navigate(navigation: Navigation) {
    const url = new URL('url' in navigation ? navigation.url : addressOfTarget(navigation), location.origin);
    if (!/^(https?|mailto):$/.test(url.protocol)) throw new Error(`Cannot go to ${url.protocol} addresses.`);
    if (navigation.type === 'new-tab') window.open(url, '_blank', 'noopener');
    else if (url.origin === location.origin) go(url.href);
    else if (confirm(`This app wants to take you to ${url.host}. Go there?`)) location.assign(url);
  },
  reload: () => location.reload(),
  async openModal(asked: Omit<AppModal, 'opener' | 'view'>, { view, session }: FrameScope) {
    const { frameId } = await session.opened();
    return openAppModal({ ...asked, opener: frameId, view });
  },
  showFlag: (flag: Flag) => showFlag(flag),
  closeFlag: ({ id }: { id: Flag['id'] }) => closeFlag(id),
};
