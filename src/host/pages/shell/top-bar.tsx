import { useState } from 'react';
import { start } from '../api/start';
import { Glyph } from '../parts/icon';
import { go } from './address';
import { CommandPalette } from './command-palette';
import { Link } from './link';
import { overlay } from './overlay-store';
import { PeopleMenu } from './people-menu';
import { ThemeMenu } from './theme-menu';

/** Bar on top: menu, name of the site, quick search, create, people, theme. */
export function TopBar({ isMenuOpen, onMenu }: { readonly isMenuOpen: boolean; onMenu(): void }) {
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  return (
    <header className="top-bar">
      <button
        className="icon-button top-bar__menu"
        aria-label="Menu"
        aria-expanded={isMenuOpen}
        aria-controls="sidebar"
        onClick={onMenu}
      >
        <Glyph name="menu" />
      </button>
      <Link className="top-bar__name" href="/jira">
        <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
          <rect width="24" height="24" rx="6" fill="var(--ds-background-brand-bold)" />
          <path
            d="M6 13.500 10 17.500 18 7.500"
            fill="none"
            stroke="var(--ds-icon-inverse)"
            strokeWidth="2.600"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </svg>
        <bdi>{start.site.name}</bdi>
      </Link>
      <button className="top-bar__search" onClick={() => setPaletteOpen(true)} aria-keyshortcuts="Control+K Meta+K">
        <Glyph name="search" /> <span>Search or run a command</span>
      </button>
      <button
        className="button button--primary top-bar__create"
        onClick={() => overlay.set(() => ({ kind: 'create', context: {} }))}
      >
        Create
      </button>
      <span className="top-bar__gap" />
      <ThemeMenu surface="popover" />
      <PeopleMenu
        surface="popover"
        bar="top-bar"
        heading="Use this Jira as"
        signIn="Log in"
        signOut="Log out"
        profile={{
          name: 'Profile and settings',
          open: (accountId) => go(`/jira/people/${encodeURIComponent(accountId)}`),
        }}
      />
      <CommandPalette isOpen={isPaletteOpen} setOpen={setPaletteOpen} />
    </header>
  );
}
