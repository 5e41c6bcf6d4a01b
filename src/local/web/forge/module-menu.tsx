import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { AppModule } from '../../bridge/modules';
import type { Place } from '../../bridge/place';
import { AppIcon, Glyph } from '../parts/icon';
import { openModule } from './module-dialog';

/** A … menu of the app's actions in a place; nothing when there are none. */
export function ModuleMenu({ label, modules, place }: { readonly label: string; readonly modules: readonly AppModule[]; readonly place: Place }) {
  if (modules.length === 0) return null;
  return (
    <MenuTrigger>
      <Button className="icon-button" aria-label={label}>
        <Glyph name="more" />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu
          className="menu"
          aria-label={label}
          onAction={(key) => {
            const module = modules.find((candidate) => candidate.key === key);
            if (module) openModule({ module, place });
          }}
        >
          {modules.map((module) => (
            <MenuItem key={module.key} id={module.key} className="menu__item" textValue={module.title}>
              <AppIcon icon={module.icon} /> <bdi>{module.title}</bdi>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
