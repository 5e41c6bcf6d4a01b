import './menu.css';
import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { Button } from './button';
import { classNames } from './class-names';
import { CheckIcon } from './icons';

/** One line of a menu. `isChecked` makes it a choice that is on or off. */
export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly isChecked?: boolean;
  readonly isDisabled?: boolean;
  /** Starts a new group above this item. */
  readonly isGroupStart?: boolean;
  onChoose(): void;
}

interface MenuProps {
  /** Names the button where it shows only an icon. */
  readonly label: string;
  readonly icon?: ReactNode;
  /** Text of the button; absent: icon only. */
  readonly children?: ReactNode;
  readonly items: readonly MenuItem[];
  readonly isCompact?: boolean;
  readonly className?: string;
  /** -1 where the button is reached in another way than by Tab. */
  readonly tabIndex?: number;
}

/**
 * A button that opens a menu: arrows, Home, End and first letters move, Escape closes.
 * The browser's own popover, because react-aria adds a style element that the app's content security policy forbids.
 */
export function Menu({ label, icon, children, items, isCompact, className, tabIndex }: MenuProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);

  function onToggle(isOpen: boolean) {
    button.current?.setAttribute('aria-expanded', String(isOpen));
    if (!isOpen) return;
    place(menu.current, button.current);
    entries(menu.current)[0]?.focus();
  }

  return (
    <>
      <Button
        ref={button}
        appearance="subtle"
        isCompact={isCompact}
        icon={icon}
        className={classNames(children === undefined && 'ui-button--icon', className)}
        aria-label={children === undefined ? label : undefined}
        title={children === undefined ? label : undefined}
        aria-haspopup="menu"
        aria-expanded={false}
        aria-controls={id}
        popoverTarget={id}
        tabIndex={tabIndex}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          menu.current?.showPopover();
        }}
      >
        {children}
      </Button>
      <div
        ref={menu}
        id={id}
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={label}
        className="ui-menu"
        onToggle={(event) => onToggle(event.newState === 'open')}
        onKeyDown={(event) => move(event, menu.current)}
      >
        {items.map((item) => (
          <MenuEntry key={item.id} item={item} onClose={() => menu.current?.hidePopover()} />
        ))}
      </div>
    </>
  );
}

function MenuEntry({ item, onClose }: { readonly item: MenuItem; onClose(): void }) {
  return (
    <button
      type="button"
      role={item.isChecked === undefined ? 'menuitem' : 'menuitemcheckbox'}
      aria-checked={item.isChecked}
      tabIndex={-1}
      disabled={item.isDisabled}
      className={classNames('ui-menu__item', item.isGroupStart && 'ui-menu__item--group')}
      onClick={() => {
        onClose();
        item.onChoose();
      }}
    >
      <span className="ui-menu__icon">{item.isChecked ? <CheckIcon /> : item.icon}</span>
      <span>{item.label}</span>
    </button>
  );
}

function entries(menu: HTMLElement | null): readonly HTMLButtonElement[] {
  return menu ? [...menu.querySelectorAll<HTMLButtonElement>('.ui-menu__item:not(:disabled)')] : [];
}

function place(menu: HTMLElement | null, button: HTMLElement | null) {
  if (!menu || !button) return;
  const gap = 4;
  const anchor = button.getBoundingClientRect();
  const box = menu.getBoundingClientRect();
  const below = anchor.bottom + gap;
  const fitsBelow = below + box.height <= window.innerHeight || anchor.top - gap - box.height < 0;
  menu.style.top = `${fitsBelow ? below : anchor.top - gap - box.height}px`;
  menu.style.left = `${Math.max(gap, Math.min(anchor.left, window.innerWidth - box.width - gap))}px`;
}

function move(event: KeyboardEvent, menu: HTMLElement | null) {
  const all = entries(menu);
  const at = all.findIndex((entry) => entry === document.activeElement);
  const to = target(event.key, at, all);
  if (event.key === 'Tab') menu?.hidePopover();
  if (to === undefined) return;
  event.preventDefault();
  all[to]?.focus();
}

function target(key: string, at: number, all: readonly HTMLElement[]): number | undefined {
  const count = all.length;
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % count;
    case 'ArrowUp':
      return (at - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default: {
      if (key.length !== 1 || key === ' ') return undefined;
      const starts = (entry: HTMLElement) =>
        entry.textContent?.trim().toLocaleLowerCase().startsWith(key.toLocaleLowerCase());
      const after = all.findIndex((entry, index) => index > at && starts(entry));
      const found = after >= 0 ? after : all.findIndex((entry) => starts(entry));
      return found >= 0 ? found : undefined;
    }
  }
}
