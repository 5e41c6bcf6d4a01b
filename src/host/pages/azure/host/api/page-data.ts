import type { HostApi, HostApiContext } from '../host-api';

/** `tfs-page-data-service`: the project of the page. */
export function pageData({ place }: HostApiContext): HostApi {
  return {
    getProject() {
      const { project } = place();
      return project && { id: project.id, name: project.name };
    },
  };
}
