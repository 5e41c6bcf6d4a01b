import type { Service, ServiceContext } from '../service';

/** `tfs-page-data-service`: the project of the page. */
export function pageDataService({ place }: ServiceContext): Service {
  return {
    getProject() {
      const { project } = place();
      return project && { id: project.id, name: project.name };
    },
  };
}
