import { useEffect } from 'react';
import { go } from '../shell/address';

/** A project's own address leads to its list. */
export function ProjectPage({ projectKey }: { readonly projectKey: string }) {
  useEffect(() => go(`/jira/projects/${encodeURIComponent(projectKey)}/issues`, { replace: true }), [projectKey]);
  return null;
}
