import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { ProjectData } from '../../../azure/pages/page-data';
import { go } from '../../shell/address';
import { projectPath } from '../shell/place';

/** Begins a work item of one of the project's types; nothing for those who may change none. */
export function NewItemMenu({ project }: { readonly project: ProjectData }) {
  if (project.areas.length > 0 && project.areas.every((path) => project.closedAreas.includes(path))) return null;
  return (
    <MenuTrigger>
      <Button className="button button--primary">New work item</Button>
      <Popover className="callout" placement="bottom end">
        <Menu
          className="menu"
          aria-label="New work item"
          onAction={(name) => go(`${projectPath(project.name)}/_workitems/create/${encodeURIComponent(String(name))}`)}
        >
          {project.types.map(({ name }) => (
            <MenuItem key={name} id={name} className="menu__item">
              {name}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
