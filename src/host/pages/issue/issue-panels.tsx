import { useState } from 'react';
import type { AppModule } from '../../bridge/modules';
import { AppFrame } from '../forge/app-frame';
import { modulesOfType } from '../forge/places';
import { useShown } from '../forge/shown-modules';
import { AppIcon, Glyph } from '../parts/icon';
import { useRemembered } from '../shell/remembered';

/** The app's issue panels below the description. A panel is added to an issue with its button, and stays there. */
export function IssuePanels({ issueKey, reload }: { readonly issueKey: string; reload(): void }) {
  const modules = useShown(modulesOfType('jira:issuePanel'), { issue: issueKey });
  if (modules.length === 0) return null;
  return (
    <div className="panels">
      {modules.map((module) => (
        <IssuePanel key={module.key} module={module} issueKey={issueKey} reload={reload} />
      ))}
    </div>
  );
}

function IssuePanel({
  module,
  issueKey,
  reload,
}: {
  readonly module: AppModule;
  readonly issueKey: string;
  reload(): void;
}) {
  const [isShown, setShown] = useRemembered(`panel ${module.key}`, true);
  const [isNew, setNew] = useState(false);
  const [round, setRound] = useState(0);
  if (!isShown) {
    return (
      <button
        className="button"
        onClick={() => {
          setNew(true);
          setShown(true);
        }}
      >
        <AppIcon icon={module.icon} /> Add {module.title}
      </button>
    );
  }
  return (
    <section className="block panel" aria-label={module.title}>
      <header className="panel__head">
        <AppIcon icon={module.icon} />
        <h2 dir="auto">{module.title}</h2>
        <button className="icon-button" aria-label={`Hide ${module.title}`} onClick={() => setShown(false)}>
          <Glyph name="close" size={12} />
        </button>
      </header>
      <AppFrame
        key={round}
        view={{
          module,
          resource: module.resource ?? '',
          place: { issue: issueKey, isNewToIssue: isNew },
          refresh: () => {
            setRound((count) => count + 1);
            reload();
          },
        }}
        height="content"
      />
    </section>
  );
}
