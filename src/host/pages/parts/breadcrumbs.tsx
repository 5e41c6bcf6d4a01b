import type { ReactNode } from 'react';
import { Link } from '../shell/link';

/** The way back up: the product, the project, and what the page adds. */
export function Breadcrumbs({ projectKey, children }: { readonly projectKey?: string; readonly children?: ReactNode }) {
  return (
    <nav className="breadcrumbs" aria-label="Breadcrumbs">
      <ol>
        <li>
          <Link href="/jira">Spaces</Link>
        </li>
        {projectKey !== undefined && (
          <li>
            <Link href={`/jira/projects/${encodeURIComponent(projectKey)}`}>{projectKey}</Link>
          </li>
        )}
        {children}
      </ol>
    </nav>
  );
}
