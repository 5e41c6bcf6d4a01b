import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import { modulesOfType } from '../forge/places';
import { useShown } from '../forge/shown-modules';
import { openModule } from '../forge/module-dialog';
import { AppIcon, Glyph } from '../parts/icon';
import { showFlag } from '../shell/flag-store';
import { issueChanges } from '../shell/issue-changes';

/** The … menu: copying the address, and the app's actions. */
export function IssueMenu({ issueKey }: { readonly issueKey: string }) {
  const actions = useShown(modulesOfType('jira:issueAction'), { issue: issueKey });
  function act(key: string) {
    const module = actions.find((candidate) => candidate.key === key);
    if (module)
      return openModule({ module, place: { issue: issueKey }, onClose: () => issueChanges.announce(issueKey) });
    const address = `${location.origin}/browse/${issueKey}`;
    navigator.clipboard.writeText(address).then(
      () => showFlag({ id: 'copied', type: 'success', title: 'Link copied', isAutoDismiss: true }),
      () => showFlag({ id: 'copied', type: 'info', title: 'Link to this work item', description: address }),
    );
  }
  return (
    <MenuTrigger>
      <Button className="icon-button" aria-label="Actions">
        <Glyph name="more" />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" aria-label="Actions" onAction={(key) => act(String(key))}>
          <MenuItem id=":copy" className="menu__item">
            Copy link
          </MenuItem>
          {actions.length > 0 && (
            <MenuSection className="menu__section">
              <Header className="menu__header">Apps</Header>
              {actions.map((module) => (
                <MenuItem key={module.key} id={module.key} className="menu__item" textValue={module.title}>
                  <AppIcon icon={module.icon} /> <bdi>{module.title}</bdi>
                </MenuItem>
              ))}
            </MenuSection>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
