import type { AppModule } from '../../bridge/modules';
import { AppFrame } from '../forge/app-frame';
import { modulesOfType } from '../forge/places';
import { useShown } from '../forge/shown-modules';
import { AppIcon, Glyph } from '../parts/icon';
import { Skeleton } from '../parts/skeleton';
import { useRemembered } from '../shell/remembered';
import { IssueFields } from './issue-fields';
import { StatusMenu } from './status-menu';
import type { ShownIssue } from './use-issue';

/** The right column: status, fields, and the app's context panels, which stay as each person left them. */
export function IssueSide({ issueKey, shown }: { readonly issueKey: string; readonly shown: ShownIssue }) {
  const { issue } = shown;
  const panels = useShown(modulesOfType('jira:issueContext', 'jira:issueGlance'), { issue: issueKey });
  return (
    <aside className="issue__side" aria-label="Details">
      {issue ? (
        <>
          <StatusMenu issue={issue} shown={shown} />
          <IssueFields issue={issue} shown={shown} />
        </>
      ) : (
        <Skeleton lines={8} />
      )}
      {panels.map((module) => (
        <ContextPanel key={module.key} module={module} issueKey={issueKey} />
      ))}
    </aside>
  );
}

function ContextPanel({ module, issueKey }: { readonly module: AppModule; readonly issueKey: string }) {
  const [isOpen, setOpen] = useRemembered(`context ${module.key}`, false);
  const label = module.raw['label'];
  return (
    <section className="context">
      <h2>
        <button className="context__head" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <Glyph name="chevron" size={12} />
          <bdi>{module.title}</bdi>
          {typeof label === 'string' && label !== module.title && (
            <span className="context__label">
              <AppIcon icon={module.icon} /> <bdi>{label}</bdi>
            </span>
          )}
        </button>
      </h2>
      {isOpen && (
        <AppFrame view={{ module, resource: module.resource ?? '', place: { issue: issueKey } }} height="content" />
      )}
    </section>
  );
}
