import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { ColorMode } from '../../bridge/start';
import { useColorMode } from './session';

const modes: readonly { readonly id: ColorMode; readonly name: string }[] = [
  { id: 'light', name: 'Light' },
  { id: 'dark', name: 'Dark' },
  { id: 'auto', name: 'Match browser' },
];

/** Light, dark or as the browser has it; for both products. `surface`: the class of the product's menus. */
export function ThemeMenu({ surface }: { readonly surface: string }) {
  const [mode, choose] = useColorMode();
  return (
    <MenuTrigger>
      <Button className="icon-button" aria-label="Theme">
        <svg viewBox="0 0 16 16" width="16" height="16" className="glyph" aria-hidden="true">
          <path d="M8 3v10A5 5 0 0 0 8 3z" />
          <circle cx="8" cy="8" r="5.700" fill="none" stroke="currentColor" strokeWidth="1.500" />
        </svg>
      </Button>
      <Popover className={surface} placement="bottom end">
        <Menu
          className="menu"
          aria-label="Theme"
          selectionMode="single"
          selectedKeys={[mode]}
          onAction={(key) => choose(key as ColorMode)}
        >
          {modes.map(({ id, name }) => (
            <MenuItem key={id} id={id} className="menu__item">
              {name}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
