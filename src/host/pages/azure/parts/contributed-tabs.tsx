import { useEffect, useState, type ReactNode } from 'react';
import type { ShownContribution } from '../../../azure/pages/start';
import type { Connection } from '../host/connection';
import { contributionsTo, nameOf } from '../host/contributions';
import { ExtensionFrame } from '../host/extension-frame';
import type { Place } from '../host/place';

interface Props {
  /** Groups of tabs that stand here. */
  readonly targets: readonly string[];
  /** What the page itself shows, as a tab among those of extensions. */
  readonly own: string;
  readonly place: Place;
  /** What the tab's page is told of: it hears of each change. */
  readonly context: unknown;
  readonly children: ReactNode;
}

interface TabObject {
  updateContext?(context: unknown): void;
}

/** What a page shows, with the tabs of extensions before it; alone where no extension has any. */
export function ContributedTabs({ targets, own, place, context, children }: Props) {
  const tabs = contributionsTo(['ms.vss-web.tab'], targets);
  const [chosenId, choose] = useState<string>();
  const chosen = tabs.find(({ id }) => id === chosenId);
  if (tabs.length === 0) return children;
  return (
    <>
      <div className="pills" role="group" aria-label="Tabs">
        <button className="pill" aria-pressed={chosen === undefined} onClick={() => choose(undefined)}>
          {own}
        </button>
        {tabs.map((tab) => (
          <button key={tab.id} className="pill" aria-pressed={tab === chosen} onClick={() => choose(tab.id)}>
            {nameOf(tab)}
          </button>
        ))}
      </div>
      {chosen ? <Shown key={chosen.id} tab={chosen} place={place} context={context} /> : children}
    </>
  );
}

function Shown({ tab, place, context }: Pick<Props, 'place' | 'context'> & { readonly tab: ShownContribution }) {
  const [object, setObject] = useState<TabObject>();
  const written = JSON.stringify(context);
  useEffect(() => {
    object?.updateContext?.(JSON.parse(written));
  }, [object, written]);
  async function find(connection: Connection): Promise<void> {
    // A page of its own needs no object.
    const found = await connection.remote<TabObject>(JSON.parse(written));
    if (found) setObject(found);
  }
  return (
    <ExtensionFrame
      contribution={tab}
      place={place}
      height="fill"
      onConnected={(connection) => void find(connection)}
    />
  );
}
