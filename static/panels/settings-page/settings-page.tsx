import './settings-page.css';
import { useEffect, useState } from 'react';
import { Message } from '../../kit/message';
import { Button } from '../../kit/button';
import { Skeleton } from '../../kit/skeleton';
import type { ProjectId } from '#core/issue';
import type { Host } from '../host';
import { enSettingsPage } from '../words/en-settings-page';
import { useWords } from '../words/use-words';
import { callProblem, type CallProblem } from './call-problem';
import { ProjectChooser, type Project } from './project-chooser';
import { ProjectSettingsSection } from './project-settings';
import { SearchFields } from './search-fields';
import { Transfer } from './transfer-section';

type Projects =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly projects: readonly Project[] }
  | { readonly kind: 'failed'; readonly problem: CallProblem };

/** The admin page: how each project is scored, the search fields, export and import of everything. */
export function SettingsPage({ host }: { readonly host: Host }) {
  const words = useWords(enSettingsPage, host);
  const [projects, setProjects] = useState<Projects>({ kind: 'loading' });
  const [attempt, setAttempt] = useState(0);
  const [chosen, setChosen] = useState(
    () => new URLSearchParams(host.address?.read() ?? '').get('project') ?? host.viewer.project?.key,
  );
  /** A project to go to once the unsaved changes of the present one are settled. */
  const [wanted, setWanted] = useState<Project>();
  const [isDirty, setDirty] = useState(false);

  useEffect(() => {
    let isCurrent = true;
    host.projects().then(
      (found) => isCurrent && setProjects({ kind: 'ready', projects: found }),
      (error: unknown) => isCurrent && setProjects({ kind: 'failed', problem: callProblem(error) }),
    );
    return () => {
      isCurrent = false;
    };
  }, [host, attempt]);

  function go(project: Project) {
    setWanted(undefined);
    setDirty(false);
    setChosen(project.key);
    host.address?.replace(new URLSearchParams({ project: project.key }).toString());
  }

  const list = projects.kind === 'ready' ? projects.projects : [];
  const project = list.find(({ key }) => key === chosen) ?? list[0];
  return (
    <main className="settings-page">
      <h1>{words.say('title')}</h1>
      <section aria-labelledby="settings-scoring">
        <h2 id="settings-scoring">{words.say('scoring')}</h2>
        {projects.kind === 'loading' && <Skeleton label={words.say('loading')} lines={[40, 100, 90, 60, 100]} />}
        {projects.kind === 'failed' && (
          <Message
            tone="danger"
            title={words.say(projects.problem.kind === 'signed-out' ? 'signedOutTitle' : 'failedTitle')}
            actions={<Button onClick={() => setAttempt((count) => count + 1)}>{words.say('retry')}</Button>}
          >
            {words.say(projects.problem.kind === 'signed-out' ? 'signedOutText' : 'failedText')}
          </Message>
        )}
        {projects.kind === 'ready' && list.length === 0 && <p>{words.say('noProjects')}</p>}
        {project && (
          <>
            <ProjectChooser
              projects={list}
              chosen={project}
              words={words}
              onChoose={(next) => (isDirty ? setWanted(next) : go(next))}
            />
            <ProjectSettingsSection
              key={project.id}
              host={host}
              project={{ id: project.id as ProjectId, key: project.key, name: project.name }}
              words={words}
              isLeaving={wanted !== undefined}
              onDirty={setDirty}
              onStay={() => setWanted(undefined)}
              onLeave={() => wanted && go(wanted)}
            />
          </>
        )}
      </section>
      <SearchFields host={host} words={words} />
      <Transfer host={host} words={words} />
    </main>
  );
}
