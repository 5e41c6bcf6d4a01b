import { useId, useState } from 'react';
import { IconButton } from '../../kit/button';
import { CrossIcon } from '../../kit/icons';
import { Popover } from '../../kit/popover';
import type { ProjectId } from '#core/issue';
import type { Project } from './read-found';
import type { SetupContext } from './setup-context';

const mostShown = 100;

/** The projects in which teams and items are looked for: taken away here, added by name or key. */
export function ProjectPicker({ context }: { readonly context: SetupContext }) {
  const { words, book, state, canSetUp } = context;
  const id = useId();
  const { projectIds } = state.draft;
  const known = state.projects.value ?? [];
  return (
    <div className="train-setup__line">
      <span className="train-setup__label">{words.say('projects')}</span>
      <ul className="train-setup__chips">
        {projectIds.map((projectId) => {
          const name = known.find((project) => project.id === projectId)?.name ?? projectId;
          return (
            <li key={projectId} className="train-setup__chip">
              <bdi>{name}</bdi>
              {canSetUp && (
                <IconButton
                  label={words.say('removeProject', { name })}
                  isCompact
                  icon={<CrossIcon size={12} />}
                  onClick={() => void book.lookIn(projectIds.filter((other) => other !== projectId))}
                />
              )}
            </li>
          );
        })}
      </ul>
      {canSetUp && (
        <Popover id={`${id}-projects`} label={words.say('addProject')} button={words.say('addProject')}>
          {(close) => (
            <ProjectList
              context={context}
              projects={known.filter((project) => !projectIds.includes(project.id))}
              onChoose={(projectId) => {
                close();
                void book.lookIn([...projectIds, projectId]);
              }}
            />
          )}
        </Popover>
      )}
    </div>
  );
}

interface ProjectListProps {
  readonly context: SetupContext;
  readonly projects: readonly Project[];
  onChoose(id: ProjectId): void;
}

function ProjectList({ context: { words }, projects, onChoose }: ProjectListProps) {
  const [text, setText] = useState('');
  const wanted = text.trim().toLocaleLowerCase();
  const matching = projects.filter(({ key, name }) => `${key} ${name}`.toLocaleLowerCase().includes(wanted));
  return (
    <div className="train-setup__stack">
      <input
        className="ui-input"
        type="search"
        autoFocus
        aria-label={words.say('searchProjects')}
        placeholder={words.say('searchProjects')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <ul>
        {matching.slice(0, mostShown).map(({ id, key, name }) => (
          <li key={id}>
            <button type="button" className="train-setup__choice" onClick={() => onChoose(id)}>
              <span dir="auto">{name}</span>
              {key !== name && <span className="train-setup__hint">{key}</span>}
            </button>
          </li>
        ))}
      </ul>
      {matching.length === 0 && <p className="train-setup__hint">{words.say('noProjectFound', { text })}</p>}
      {matching.length > mostShown && (
        <p className="train-setup__hint">{words.say('moreProjects', { count: matching.length - mostShown })}</p>
      )}
    </div>
  );
}
