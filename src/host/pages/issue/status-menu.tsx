import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { Issue, Status, Transition } from '../api/jira';
import { read, rest } from '../api/rest';
import { useResource } from '../api/use-resource';
import { StatusLozenge } from '../parts/lozenge';
import type { ShownIssue } from './use-issue';

/** The status, and the transitions that lead on from it. */
export function StatusMenu({ issue, shown }: { readonly issue: Issue; readonly shown: ShownIssue }) {
  const path = `/rest/api/3/issue/${encodeURIComponent(issue.key)}/transitions`;
  const status = issue.fields['status'] as Status;
  const { value } = useResource(`${issue.key} ${status.id}`, (signal) =>
    read<{ transitions: Transition[] }>(path, signal),
  );
  return (
    <MenuTrigger>
      <Button className="button status-button" aria-label={`Status: ${status.name}`}>
        <StatusLozenge status={status} />
      </Button>
      <Popover className="popover" placement="bottom start">
        <Menu
          className="menu"
          aria-label="Move to"
          items={(value?.transitions ?? []).map((transition) => ({ ...transition, id: transition.id }))}
          renderEmptyState={() => <p className="menu__empty">No way on from here for you.</p>}
          onAction={(id) => void shown.change(() => rest('POST', path, { transition: { id: String(id) } }))}
        >
          {(transition) => (
            <MenuItem id={transition.id} className="menu__item" textValue={transition.name}>
              <bdi>{transition.name}</bdi> → <StatusLozenge status={transition.to} />
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
