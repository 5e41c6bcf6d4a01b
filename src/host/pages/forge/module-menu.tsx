import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { AppModule } from '../../bridge/modules';
import type { Place } from '../../bridge/place';
import { AppIcon, Glyph } from '../parts/icon';
import { openModule } from './module-dialog';
import { useShown } from './shown-modules';

/** A … menu of the app's actions in a place; nothing when there are none. */
export function ModuleMenu({
  label,
  modules: all,
  place,
}: {
  readonly label: string;
  readonly modules: readonly AppModule[];
  readonly place: Place;
}) {
  const modules = useShown(all, place);
  if (modules.length === 0) return null;
  const choices = modules.flatMap((module) => choicesOf(module, place));
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
            const choice = choices.find((candidate) => candidate.id === key);
            if (choice) openModule(choice);
          }}
        >
          {choices.map(({ id, title, module }) => (
            <MenuItem key={id} id={id} className="menu__item" textValue={title}>
              <AppIcon icon={module.icon} /> <bdi>{title}</bdi>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** A module is one entry, or as many as it has actions of its own. */
function choicesOf(module: AppModule, place: Place) {
  if (module.actions.length === 0) return [{ id: module.key, title: module.title, module, place }];
  return module.actions.map((action) => ({
    id: `${module.key} ${action.key}`,
    title: `${module.title}: ${action.title}`,
    module: { ...module, viewportSize: action.viewportSize ?? module.viewportSize },
    place: { ...place, action: action.key },
  }));
}
