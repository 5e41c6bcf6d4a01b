import { go, onAddress } from '../../../shell/address';
import type { HostApi, HostApiContext } from '../host-api';

/** `host-navigation-service`: the address, title and place of the page around the frame. */
export function navigation({ place, onGone }: HostApiContext): HostApi {
  return {
    getHash: () => currentHash(),
    setHash: (hash: string) => go(withHash(hash)),
    replaceHash: (hash: string) => go(withHash(hash), { replace: true, state: history.state }),
    onHashChanged(callback: (hash: string) => void) {
      let known = currentHash();
      function tell(): void {
        const hash = currentHash();
        if (hash === known) return;
        known = hash;
        callback(hash);
      }
      onGone(onAddress(tell));
      addEventListener('hashchange', tell);
      onGone(() => removeEventListener('hashchange', tell));
    },
    getQueryParams: () => Object.fromEntries(new URL(location.href).searchParams),
    setQueryParams(parameters: Readonly<Record<string, string | null>>) {
      const url = new URL(location.href);
      for (const [name, value] of Object.entries(parameters)) {
        if (value) url.searchParams.set(name, value);
        else url.searchParams.delete(name);
      }
      go(url.href);
    },
    getPageRoute() {
      const { project, hub } = place();
      return {
        id: hub ? 'ms.vss-web.contributed-hub-route' : 'ms.vss-tfs-web.project-route',
        routeValues: {
          ...(project && { project: project.name }),
          ...(hub && { controller: 'Apps', action: 'hub', parameters: hub.id }),
        },
      };
    },
    getPageNavigationElements() {
      const { hub } = place();
      if (hub === undefined) return [];
      return [
        { id: hub.groupId, name: hub.groupName, type: 'ms.vss-web.hub-group' },
        { id: hub.id, name: hub.name, type: 'ms.vss-web.hub' },
      ];
    },
    navigate: (url: string) => leaveTo(url, (href) => go(href)),
    openNewWindow: (url: string, features?: string) => leaveTo(url, (href) => void open(href, '_blank', features)),
    reload: () => location.reload(),
    setDocumentTitle(title: string) {
      document.title = title;
    },
  };
}

function currentHash(): string {
  return location.hash.replace(/^#/, '');
}

function withHash(hash: string): string {
  return `${location.pathname}${location.search}${hash === '' ? '' : `#${hash.replace(/^#/, '')}`}`;
}

/** An extension may lead anywhere that is a page; never run something. */
function leaveTo(url: string, leave: (href: string) => void): void {
  const target = new URL(url, location.href);
  if (!['http:', 'https:', 'mailto:'].includes(target.protocol))
    throw new Error(`${url} is not the address of a page.`);
  leave(target.href);
}
