import { useEffect, useState, type ReactNode } from 'react';
import { useAddress } from '../../shell/address';
import { Header } from './header';
import { Navigation } from './navigation';
import { GlobalBanner, Toasts } from './messages';
import { Overlays } from './overlays';
import { PageEvents } from './page-events';

/** What stands around every page: header, navigation, messages, what is in front. */
export function Shell({ projectName, children }: { readonly projectName?: string; readonly children: ReactNode }) {
  const { pathname } = useAddress();
  const [isMenuOpen, setMenuOpen] = useState(false);
  useEffect(() => {
    setMenuOpen(false);
    document.title = 'Azure DevOps';
  }, [pathname]);
  return (
    <div className="shell">
      <a className="skip" href="#main">
        Skip to content
      </a>
      <GlobalBanner />
      <Header projectName={projectName} isMenuOpen={isMenuOpen} onMenu={() => setMenuOpen((isOpen) => !isOpen)} />
      <div className="shell__body">
        <Navigation projectName={projectName} isOpen={isMenuOpen} />
        <main id="main" className="shell__main" tabIndex={-1}>
          {children}
        </main>
      </div>
      <Overlays />
      <Toasts />
      <PageEvents projectName={projectName} />
    </div>
  );
}
