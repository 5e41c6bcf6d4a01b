import './value-page.css';
import './table.css';
import './editor.css';
import './dialogs.css';
import './narrow-window.css';
import { useState } from 'react';
import type { IsoDateTime } from '#core/result';
import { Message } from '../../kit/message';
import { Skeleton } from '../../kit/skeleton';
import type { Host } from '../host';
import { enValuePage } from '../words/en-value-page';
import { useWords } from '../words/use-words';
import { LoadNotice } from './load-notice';
import { useAddressView } from './use-address-view';
import { useBacklog } from './use-backlog';
import { ValueTable } from './value-table';

/** Opens the page of the project around it. */
export function openValuePage(host: Host) {
  return <ValuePage host={host} />;
}

/** The project page that compares all candidates of one backlog by value. Needs a host that stands in a project. */
function ValuePage({ host }: { readonly host: Host }) {
  const words = useWords(enValuePage, host);
  const { project } = host.viewer;
  if (!project) {
    return (
      <Message tone="danger" title={words.say('forbiddenTitle')}>
        {words.say('forbiddenText')}
      </Message>
    );
  }
  return <ProjectValue host={host} project={project} />;
}

function ProjectValue({
  host,
  project,
}: {
  readonly host: Host;
  readonly project: NonNullable<Host['viewer']['project']>;
}) {
  const words = useWords(enValuePage, host);
  const [view, changeView] = useAddressView(host);
  const { backlog, reload, cancel } = useBacklog(host, project, view.withDone);
  const [now] = useState(() => new Date().toISOString() as IsoDateTime);
  const isWaiting = backlog.phase === 'loading' && backlog.issues.length === 0;
  return (
    <main className="value-page">
      <h1 className="value-page__title">{words.say('title')}</h1>
      <LoadNotice backlog={backlog} words={words} onRetry={reload} />
      {backlog.setup && (backlog.issues.length > 0 || backlog.phase === 'complete' || isWaiting) && (
        <ValueTable
          host={host}
          project={project}
          words={words}
          setup={backlog.setup}
          backlog={backlog}
          view={view}
          now={now}
          onView={changeView}
          onReload={reload}
          onCancel={cancel}
        />
      )}
      {isWaiting && <Skeleton label={words.say('loading')} lines={[100, 100, 96, 100, 92, 100, 98, 100]} />}
    </main>
  );
}
