import { useState } from 'react';
import { classNames } from '../../kit/class-names';
import { Popover } from '../../kit/popover';
import type { Host } from '../host';
import type { SettingsPageWords } from '../words/en-settings-page';

/** A project as the host lists it. */
export type Project = Awaited<ReturnType<Host['projects']>>[number];

interface ProjectChooserProps {
  readonly projects: readonly Project[];
  readonly chosen: Project;
  readonly words: SettingsPageWords;
  onChoose(project: Project): void;
}

/** Chooses the project whose settings are shown, by name or key. */
export function ProjectChooser({ projects, chosen, words, onChoose }: ProjectChooserProps) {
  return (
    <div className="settings-page__project">
      <span>{words.say('project')}</span>
      <Popover
        id="settings-page-projects"
        label={words.say('chooseProject')}
        button={<span dir="auto">{hasOwnKey(chosen) ? `${chosen.name} (${chosen.key})` : chosen.name}</span>}
      >
        {(close) => (
          <ProjectList
            projects={projects}
            chosen={chosen}
            words={words}
            onChoose={(project) => {
              close();
              onChoose(project);
            }}
          />
        )}
      </Popover>
    </div>
  );
}

const mostShown = 100;

/** Where projects have no keys, the name stands for one: it is read once. */
function hasOwnKey({ key, name }: Project): boolean {
  return key !== name;
}

function ProjectList({ projects, chosen, words, onChoose }: ProjectChooserProps) {
  const [text, setText] = useState('');
  const wanted = text.trim().toLocaleLowerCase();
  const matching = projects.filter(({ key, name }) => `${key} ${name}`.toLocaleLowerCase().includes(wanted));
  return (
    <div className="settings-page__projects">
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
        {matching.slice(0, mostShown).map((project) => (
          <li key={project.id}>
            <button
              type="button"
              className={classNames('settings-page__choice', project === chosen && 'settings-page__choice--chosen')}
              aria-current={project === chosen || undefined}
              onClick={() => onChoose(project)}
            >
              <span dir="auto">{project.name}</span>
              {hasOwnKey(project) && <span className="settings-page__hint">{project.key}</span>}
            </button>
          </li>
        ))}
      </ul>
      {matching.length === 0 && <p className="settings-page__hint">{words.say('noProjectFound', { text })}</p>}
      {matching.length > mostShown && (
        <p className="settings-page__hint">{words.say('moreProjects', { count: matching.length - mostShown })}</p>
      )}
    </div>
  );
}
