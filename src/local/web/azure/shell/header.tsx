import { Button, Header as MenuHeader, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import type { ColorMode } from '../../../bridge/start';
import { Avatar } from '../../parts/avatar';
import { Glyph } from '../../parts/icon';
import { Link } from '../../shell/link';
import { signIn, useColorMode, viewer } from '../../shell/session';
import { start } from '../api/start';
import { projectPath } from './place';

/** Bar on top: menu, where the page is, theme, people. */
export function Header({ projectName, isMenuOpen, onMenu }: { readonly projectName?: string; readonly isMenuOpen: boolean; onMenu(): void }) {
  return (
    <header className="header">
      <button className="icon-button header__menu" aria-label="Menu" aria-expanded={isMenuOpen} aria-controls="navigation" onClick={onMenu}>
        <Glyph name="menu" />
      </button>
      <Link className="header__product" href="/azure" aria-label="Azure DevOps">
        <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
          <rect width="24" height="24" rx="2" fill="var(--communication-background)" />
          <path d="M6 13.500 10 17.500 18 7.500" fill="none" stroke="var(--text-on-communication-background)" strokeWidth="2.600" />
        </svg>
      </Link>
      <nav className="header__path" aria-label="Breadcrumb">
        <Link href="/azure">{start.organization.name}</Link>
        {projectName && (
          <>
            <span aria-hidden="true">/</span>
            <Link href={projectPath(projectName)}>
              <bdi>{projectName}</bdi>
            </Link>
          </>
        )}
      </nav>
      <ThemeMenu />
      <PeopleMenu />
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
          <path d="M8 3v10A5 5 0 0 0 8 3z" />
          <circle cx="8" cy="8" r="5.700" fill="none" stroke="currentColor" strokeWidth="1.500" />
        </svg>
      </Button>
      <Popover className="callout" placement="bottom end">
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
      <Button className="header__person">
        <span className="hidden">{viewer ? 'Signed in as' : 'Sign in'}</span>
        <Avatar name={viewer?.name ?? '?'} size={28} />
        <span className="header__who">
          <bdi>{viewer?.name ?? 'Signed out'}</bdi>
          <small>{viewer?.role}</small>
        </span>
      </Button>
      <Popover className="callout" placement="bottom end">
        <Menu className="menu" aria-label="People" onAction={(key) => void signIn(key === 'out' ? null : String(key).slice('as:'.length))}>
          <MenuSection>
            <MenuHeader className="menu__header">Use this organization as</MenuHeader>
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
          <MenuItem id="out" className="menu__item">
            Sign out
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
