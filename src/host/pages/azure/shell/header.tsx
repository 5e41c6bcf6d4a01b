import { Glyph } from '../../parts/icon';
import { Link } from '../../shell/link';
import { PeopleMenu } from '../../shell/people-menu';
import { ThemeMenu } from '../../shell/theme-menu';
import { start } from '../api/start';
import { projectPath } from './place';

/** Bar on top: menu, where the page is, theme, people. */
export function Header({
  projectName,
  isMenuOpen,
  onMenu,
}: {
  readonly projectName?: string;
  readonly isMenuOpen: boolean;
  onMenu(): void;
}) {
  return (
    <header className="header">
      <button
        className="icon-button header__menu"
        aria-label="Menu"
        aria-expanded={isMenuOpen}
        aria-controls="navigation"
        onClick={onMenu}
      >
        <Glyph name="menu" />
      </button>
      <Link className="header__product" href="/azure" aria-label="Azure DevOps">
        <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
          <rect width="24" height="24" rx="2" fill="var(--communication-background)" />
          <path
            d="M6 13.500 10 17.500 18 7.500"
            fill="none"
            stroke="var(--text-on-communication-background)"
            strokeWidth="2.600"
          />
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
      <ThemeMenu surface="callout" />
      <PeopleMenu
        surface="callout"
        bar="header"
        heading="Use this organization as"
        signIn="Sign in"
        signOut="Sign out"
      />
    </header>
  );
}
