import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { AppModals } from '../forge/app-modals';
import { BackgroundScripts } from '../forge/background-scripts';
import { ModuleDialogs } from '../forge/module-dialog';
import { Flags } from './flags';
import { useAddress } from './address';
import { overlay } from './overlay-store';
import { viewer } from './session';
import { Sidebar } from './sidebar';
import { TopBar } from './top-bar';

const Overlays = lazy(async () => ({ default: (await import('./overlays')).Overlays }));

/** What stands around every page: bar, sidebar, flags, dialogs. */
export function Shell({ projectKey, children }: { readonly projectKey?: string; readonly children: ReactNode }) {
  const [isMenuOpen, setMenuOpen] = useState(false);
  const { pathname } = useAddress();
  const shown = overlay.use();
  useEffect(() => {
    setMenuOpen(false);
    document.title = 'Jira';
  }, [pathname]);
  return (
    <div className="shell">
      <a className="skip" href="#main">
        Skip to content
      </a>
      <TopBar isMenuOpen={isMenuOpen} onMenu={() => setMenuOpen((isOpen) => !isOpen)} />
      <div className="shell__body">
        <Sidebar projectKey={projectKey} isOpen={isMenuOpen} />
        <main id="main" className="shell__main" tabIndex={-1}>
          {children}
        </main>
      </div>
      {viewer && <BackgroundScripts type="jira:globalBackgroundScript" place={{}} />}
      <ModuleDialogs />
      <AppModals />
      {shown.kind !== 'none' && (
        <Suspense>
          <Overlays shown={shown} />
        </Suspense>
      )}
      <Flags />
    </div>
  );
}
