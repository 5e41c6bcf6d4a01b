import './settings-page.css';
import { useEffect, useState } from 'react';
import { Message } from '../../kit/message';
import { Button } from '../../kit/button';
import { Skeleton } from '../../kit/skeleton';
import type { ProjectId } from '#core/issue';
import { reading, type Reading } from '../base/ask';
import type { Host } from '../host';
import { enSettingsPage, type SettingsPageWords } from '../words/en-settings-page';
import { useWords } from '../words/use-words';
import { ProjectChooser, type Project } from './project-chooser';
import { ProjectSettingsSection } from './project-settings';
import { SearchFields } from './search-fields';
import { Transfer } from './transfer-section';

type Projects =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly projects: readonly Project[] }
  | { readonly kind: 'failed'; readonly why: 'signed-out' | 'no-answer' | 'bug' };

/** Opens the page of the settings. */
export function openSettingsPage(host: Host) {
  return <SettingsPage host={host} />;
}

/** The admin page: how each project is scored, the search fields, export and import of everything. */
function SettingsPage({ host }: { readonly host: Host }) {
  const words = useWords(enSettingsPage, host);
  const [projects, retry] = useProjects(host);
  const [chosen, setChosen] = useState(
    () => new URLSearchParams(host.address?.read() ?? '').get('project') ?? host.viewer.project?.key,
  );
  /** A project to go to once the unsaved changes of the present one are settled. */
  const [wanted, setWanted] = useState<Project>();
  const [isDirty, setDirty] = useState(false);

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
        {projects.kind === 'failed' && <ProjectsFailure why={projects.why} words={words} onRetry={retry} />}
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

/** The projects to choose from, and a way to read them again. */
function useProjects(host: Host): readonly [Projects, () => void] {
  const [projects, setProjects] = useState<Projects>({ kind: 'loading' });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    void reading(host, 'reading projects', () => host.projects()).then((read) => {
      if (isCurrent) setProjects(projectsOf(read));
    });
    return () => {
      isCurrent = false;
    };
  }, [host, attempt]);

  return [projects, () => setAttempt((count) => count + 1)];
}

interface ProjectsFailureProps {
  readonly why: Extract<Projects, { kind: 'failed' }>['why'];
  readonly words: SettingsPageWords;
  onRetry(): void;
}

const failureTexts = { 'signed-out': 'signedOutText', 'no-answer': 'failedText', bug: 'bugText' } as const;

function ProjectsFailure({ why, words, onRetry }: ProjectsFailureProps) {
  return (
    <Message
      tone="danger"
      title={words.say(why === 'signed-out' ? 'signedOutTitle' : 'failedTitle')}
      actions={<Button onClick={onRetry}>{words.say('retry')}</Button>}
    >
      {words.say(failureTexts[why])}
    </Message>
  );
}

function projectsOf(read: Reading<readonly Project[]>): Projects {
  switch (read.kind) {
    case 'done':
      return { kind: 'ready', projects: read.value };
    case 'signed-out':
    case 'bug':
      return { kind: 'failed', why: read.kind };
    default:
      return { kind: 'failed', why: 'no-answer' };
  }
}
