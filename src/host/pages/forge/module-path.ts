import type { AppModule } from '../../bridge/modules';

/** Path of the page that a module fills; undefined for modules shown inside other pages. */
export function modulePath(module: AppModule, projectKey?: string): string | undefined {
  const key = encodeURIComponent(module.key);
  const project = projectKey && encodeURIComponent(projectKey);
  switch (module.type) {
    case 'jira:projectPage':
      return project && `/jira/projects/${project}/apps/${key}`;
    case 'jira:projectSettingsPage':
      return project && `/jira/projects/${project}/settings/apps/${key}`;
    case 'jira:globalPage':
    case 'jira:fullPage':
    case 'global:fullPage':
      return `/jira/apps/${key}`;
    case 'jira:adminPage':
      return `/jira/admin/apps/${key}`;
    case 'jira:personalSettingsPage':
      return `/jira/settings/apps/${key}`;
    default:
      return undefined;
  }
}
