import { useEffect, useMemo, useState } from 'react';
import {
  Autocomplete,
  Dialog,
  Input,
  Menu,
  MenuItem,
  Modal,
  ModalOverlay,
  SearchField,
  useFilter,
} from 'react-aria-components';
import type { SearchPage } from '../api/jira';
import { read } from '../api/rest';
import { start } from '../api/start';
import { useResource } from '../api/use-resource';
import { openModule } from '../forge/module-dialog';
import { modulePath } from '../forge/module-path';
import { AppIcon, Glyph, IssueTypeIcon } from '../parts/icon';
import { go } from './address';
import { overlay } from './overlay-store';

interface Command {
  readonly id: string;
  readonly text: string;
  readonly icon?: string;
  run(): void;
}

const own: readonly Command[] = [
  { id: 'start', text: 'Go to start page', run: () => go('/jira') },
  { id: 'issues', text: 'Go to all work', run: () => go('/jira/issues') },
  { id: 'dashboards', text: 'Go to dashboards', run: () => go('/jira/dashboards') },
  { id: 'create', text: 'Create work item', run: () => overlay.set(() => ({ kind: 'create', context: {} })) },
];

/** The app's `command` modules: each opens one of the app's modules. */
function appCommands(): readonly Command[] {
  return start.app.modules
    .filter(({ type }) => type === 'jira:command' || type === 'command')
    .map((module) => ({
      id: `app ${module.key}`,
      text: module.title,
      icon: module.icon,
      run: () => runAppCommand(module.raw, module.key),
    }));
}

function runAppCommand(raw: Readonly<Record<string, unknown>>, key: string): void {
  const target = (raw['target'] ?? {}) as { readonly page?: string; readonly resource?: string };
  const page = start.app.modules.find((module) => module.key === target.page);
  const path = page && modulePath(page);
  if (path !== undefined) return go(path);
  const module = start.app.modules.find((candidate) => candidate.key === key);
  if (module) openModule({ module: { ...module, resource: target.resource ?? module.resource }, place: {} });
}

/** Finds issues and runs commands, with Ctrl+K from anywhere. */
export function CommandPalette({ isOpen, setOpen }: { readonly isOpen: boolean; setOpen(isOpen: boolean): void }) {
  const { contains } = useFilter({ sensitivity: 'base' });
  const [text, setText] = useState('');
  const commands = useMemo(() => [...own, ...appCommands()], []);
  const words = text.trim();
  const found = useResource(isOpen && words.length > 1 ? words : undefined, (signal) =>
    read<SearchPage>(searchPath(words), signal),
  );
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setOpen(true);
      }
    }
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [setOpen]);

  function act(key: string) {
    setOpen(false);
    setText('');
    if (key.startsWith('issue ')) go(`/jira/browse/${encodeURIComponent(key.slice(6))}`);
    else commands.find((command) => command.id === key)?.run();
  }

  return (
    <ModalOverlay className="blanket" isOpen={isOpen} onOpenChange={setOpen} isDismissable>
      <Modal className="dialog palette">
        <Dialog className="dialog__box" aria-label="Search or run a command">
          <Autocomplete
            inputValue={text}
            onInputChange={setText}
            filter={(value, input) => value.startsWith('\u200b') || contains(value, input)}
          >
            <SearchField autoFocus className="palette__field" aria-label="Search or run a command">
              <Input className="field" placeholder="Key, words of a summary, or a command" />
            </SearchField>
            <Menu
              className="menu"
              onAction={(key) => act(String(key))}
              renderEmptyState={() => <p className="subtle">Nothing matches.</p>}
            >
              {(found.value?.issues ?? []).map((issue) => (
                <MenuItem
                  key={issue.key}
                  id={`issue ${issue.key}`}
                  className="menu__item"
                  textValue={`\u200b${issue.key}`}
                >
                  <IssueTypeIcon
                    name={String((issue.fields['issuetype'] as { name?: string } | undefined)?.name ?? 'Task')}
                  />
                  <span>{issue.key}</span> <bdi className="clip">{String(issue.fields['summary'])}</bdi>
                </MenuItem>
              ))}
              {commands.map((command) => (
                <MenuItem key={command.id} id={command.id} className="menu__item" textValue={command.text}>
                  {command.id.startsWith('app ') ? <AppIcon icon={command.icon} /> : <Glyph name="chevron" />}
                  <bdi>{command.text}</bdi>
                </MenuItem>
              ))}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function searchPath(words: string): string {
  const quoted = JSON.stringify(words);
  const jql = /^[A-Za-z][A-Za-z0-9_]+-\d+$/.test(words)
    ? `key = ${words}`
    : `summary ~ ${quoted} order by updated desc`;
  return `/rest/api/3/search/jql?maxResults=8&fields=summary,issuetype&jql=${encodeURIComponent(jql)}`;
}
