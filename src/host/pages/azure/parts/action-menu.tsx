import { useState } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { Glyph } from '../../parts/icon';
import { actionsOn, entriesOf, type ActionEntry } from '../host/actions';
import type { Place } from '../host/place';

/** A menu of extensions' actions; nothing where there are none. `context` is what an action is run with. */
export function ActionMenu({
  menu,
  label,
  place,
  context,
}: {
  readonly menu: string;
  readonly label: string;
  readonly place: Place;
  context(): unknown;
}) {
  const [entries, setEntries] = useState<readonly ActionEntry[]>();
  if (actionsOn(menu).length === 0) return null;
  function open(isOpen: boolean): void {
    if (isOpen) void entriesOf(menu, place, context()).then(setEntries);
  }
  return (
    <MenuTrigger onOpenChange={open}>
      <Button className="icon-button" aria-label={label}>
        <Glyph name="more" />
      </Button>
      <Popover className="callout" placement="bottom end">
        <Menu
          className="menu"
          aria-label={label}
          onAction={(key) => entries?.find(({ id }) => id === key)?.run()}
          renderEmptyState={() => <span className="menu__item">{entries ? 'Nothing to do here' : 'Loading …'}</span>}
        >
          {(entries ?? []).map(({ id, text }) => (
            <MenuItem key={id} id={id} className="menu__item">
              {text}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
