import type { ReactNode } from 'react';
import { useAddress } from '../shell/address';
import { ContributionPage } from './pages/contribution-page';
import { ExtensionsPage } from './pages/extensions-page';

type Route = readonly [pattern: RegExp, draw: (parts: readonly string[]) => ReactNode];

const routes: readonly Route[] = [
  [/^\/azure\/_extensions$/, () => <ExtensionsPage />],
  [/^\/azure\/_extensions\/([^/]+)$/, ([id = '']) => <ContributionPage key={id} contributionId={id} />],
];

/** The product's pages by address. */
export function App() {
  const { pathname } = useAddress();
  return <main id="main">{pageAt(pathname.replace(/\/$/, ''))}</main>;
}

function pageAt(path: string): ReactNode {
  for (const [pattern, draw] of routes) {
    const match = pattern.exec(path);
    if (match) return draw(match.slice(1).map((part) => decodeURIComponent(part ?? '')));
  }
  return <ExtensionsPage />;
}
