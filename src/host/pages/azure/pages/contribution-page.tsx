import { useState } from 'react';
import { contributionById, nameOf } from '../host/contributions';
import type { Connection } from '../host/connection';
import { ExtensionFrame } from '../host/extension-frame';
import { reachOf } from '../host/reach';
import { MessageBar } from '../parts/message-bar';
import { placeIn } from '../shell/place';
import { useProject, useProjects } from '../shell/project-data';

/** One contribution by itself, in the first project: reachable even where the host has no place for it. */
export function ContributionPage({ contributionId }: { readonly contributionId: string }) {
  const contribution = contributionById(contributionId);
  const { value: projects } = useProjects();
  const { value: project } = useProject(projects?.[0]?.name);
  const [connection, setConnection] = useState<Connection>();
  const [registered, setRegistered] = useState<string>();
  if (contribution === undefined)
    return <MessageBar tone="error">{`No installed extension contributes ${contributionId}.`}</MessageBar>;
  function look(): void {
    void connection
      ?.remote<object>()
      .then((object) =>
        setRegistered(
          object ? `It registers: ${Object.keys(object).join(', ') || 'an empty object'}.` : 'It registers no object.',
        ),
      );
  }
  return (
    <div className="page">
      <h1>{nameOf(contribution)}</h1>
      <p className="subtle">
        <code>{contribution.type}</code>{' '}
        {reachOf(contribution)
          .map(({ where, why }) => `${where}.${why ? ` ${why}` : ''}`)
          .join(' ')}
      </p>
      <p>
        <button className="button" onClick={look}>
          What does it register?
        </button>{' '}
        <span role="status">{registered}</span>
      </p>
      {project && (
        <ExtensionFrame
          contribution={contribution}
          place={placeIn(project)}
          height="content"
          minimumHeight={320}
          onConnected={setConnection}
        />
      )}
    </div>
  );
}
