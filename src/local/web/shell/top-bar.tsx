import { useState } from 'react';
import { Button, Menu, MenuItem, MenuSection, Header, MenuTrigger, Popover, Separator } from 'react-aria-components';
import type { ColorMode } from '../../bridge/start';
import { start } from '../api/start';
import { Avatar } from '../parts/avatar';
import { Glyph } from '../parts/icon';
import { go } from './address';
import { CommandPalette } from './command-palette';
import { Link } from './link';
import { overlay } from './overlay-store';
import { signIn, useColorMode, viewer } from './session';

/** Bar on top: menu, name of the site, quick search, create, people, theme. */
export function TopBar({ isMenuOpen, onMenu }: { readonly isMenuOpen: boolean; onMenu(): void }) {
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  return (
    <header className="top-bar">
      <button className="icon-button top-bar__menu" aria-label="Menu" aria-expanded={isMenuOpen} aria-controls="sidebar" onClick={onMenu}>
        <Glyph name="menu" />
      </button>
      <Link className="top-bar__name" href="/jira">
        <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
          <rect width="24" height="24" rx="6" fill="var(--ds-background-brand-bold)" />
          <path d="M6 13.500 10 17.500 18 7.500" fill="none" stroke="var(--ds-icon-inverse)" strokeWidth="2.600" strokeLinecap="round" strokeLinejoin="round" />
        </svg>
        <bdi>{start.site.name}</bdi>
      </Link>
      <button className="top-bar__search" onClick={() => setPaletteOpen(true)} aria-keyshortcuts="Control+K Meta+K">
        <Glyph name="search" /> <span>Search or run a command</span>
      </button>
      <button className="button button--primary top-bar__create" onClick={() => overlay.set(() => ({ kind: 'create', context: {} }))}>
        Create
      </button>
      <span className="top-bar__gap" />
      <ThemeMenu />
      <PeopleMenu />
      <CommandPalette isOpen={isPaletteOpen} setOpen={setPaletteOpen} />
    </header>
  );
}

const modes: readonly { readonly id: ColorMode; readonly name: string }[] = [
  { id: 'light', name: 'Light' },
  { id: 'dark', name: 'Dark' },
  { id: 'auto', name: 'Match browser' },
];

function ThemeMenu() {
  const [mode, choose] = useColorMode();
  return (
    <MenuTrigger>
      <Button className="icon-button" aria-label="Theme">
        <svg viewBox="0 0 16 16" width="16" height="16" className="glyph" aria-hidden="true">
          <path d="M8 1.500a6.500 6.500 0 1 1 0 13zM8 3v10A5 5 0 0 0 8 3z" />
          <circle cx="8" cy="8" r="5.700" fill="none" stroke="currentColor" strokeWidth="1.500" />
        </svg>
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" aria-label="Theme" selectionMode="single" selectedKeys={[mode]} onAction={(key) => choose(key as ColorMode)}>
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

function PeopleMenu() {
  return (
    <MenuTrigger>
      <Button className="top-bar__person">
        <span className="hidden">{viewer ? 'Signed in as' : 'Log in'}</span>
        <Avatar name={viewer?.name ?? '?'} size={28} />
        <span className="top-bar__who">
          <bdi>{viewer?.name ?? 'Signed out'}</bdi>
          <small>{viewer?.role}</small>
        </span>
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" aria-label="People" onAction={(key) => act(String(key))}>
          <MenuSection className="menu__section">
            <Header className="menu__header">Use this Jira as</Header>
            {start.people.map((person) => (
              <MenuItem key={person.accountId} id={`as:${person.accountId}`} className="menu__item" textValue={person.name}>
                <Avatar name={person.name} />
                <span className="menu__lines">
                  <bdi>{person.name}</bdi>
                  <small>{person.role}</small>
                </span>
                {person.accountId === viewer?.accountId && <span aria-label="signed in">✓</span>}
              </MenuItem>
            ))}
          </MenuSection>
          <Separator className="menu__line" />
          {viewer && (
            <MenuItem id="profile" className="menu__item">
              Profile and settings
            </MenuItem>
          )}
          <MenuItem id="out" className="menu__item">
            Log out
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function act(key: string): void {
  if (key === 'out') void signIn(null);
  else if (key === 'profile') go(`/jira/people/${encodeURIComponent(viewer?.accountId ?? '')}`);
  else void signIn(key.slice('as:'.length));
}
