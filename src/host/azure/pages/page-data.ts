import { Hono } from 'hono';
import type { SessionEnv } from '#host/bridge/session';
import type { Field, Organization, Project, Team } from '../seams';

/** A project as the list of projects shows it. */
export interface ProjectCard {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly processName: string;
  readonly teams: readonly {
    readonly id: string;
    readonly name: string;
    readonly isDefault: boolean;
    readonly areaPaths: readonly string[];
    readonly memberCount: number;
  }[];
}

/** All that pages of one project draw themselves with, read at once. */
export interface ProjectData extends ProjectCard {
  readonly types: Project['types'];
  readonly fields: readonly Field[];
  readonly areas: readonly string[];
  readonly iterations: readonly {
    readonly id: string;
    readonly path: string;
    readonly start?: string;
    readonly finish?: string;
  }[];
  readonly people: readonly { readonly id: string; readonly name: string; readonly uniqueName: string }[];
  readonly mayAdminister: boolean;
  /** Paths of areas in which this person may not change work items. */
  readonly closedAreas: readonly string[];
}

/** `/host/azure/projects`: what pages know of projects before they call REST. */
export function pageData(organization: Organization): Hono<SessionEnv> {
  const app = new Hono<SessionEnv>();
  app.use('/host/azure/projects/*', async (context, next) => {
    if (context.get('session').accountId === undefined)
      return context.json({ message: 'Your session has ended.' }, 401);
    return next();
  });
  app.get('/host/azure/projects/all', (context) =>
    context.json(organization.projects().map((project) => cardOf(project, organization))),
  );
  app.get('/host/azure/projects/one', (context) => {
    const project = organization.project(context.req.query('name') ?? '');
    if (project === undefined)
      return context.json({ message: `There is no project ${context.req.query('name') ?? ''}.` }, 404);
    return context.json(dataOf(project, organization, context.get('session').accountId ?? ''));
  });
  return app;
}

function cardOf({ id, name, description, processName }: Project, organization: Organization): ProjectCard {
  const teams = organization.teams(id).map(({ id: teamId, name: teamName, isDefault, areaPaths, memberIds }: Team) => ({
    id: teamId,
    name: teamName,
    isDefault,
    areaPaths,
    memberCount: memberIds.length,
  }));
  return { id, name, description, processName, teams };
}

function dataOf(project: Project, organization: Organization, personId: string): ProjectData {
  const areas = organization.nodes(project.id, 'area');
  return {
    ...cardOf(project, organization),
    types: project.types,
    fields: organization.fields(),
    areas: areas.map(({ path }) => path),
    iterations: organization
      .nodes(project.id, 'iteration')
      .map(({ identifier, path, start, finish }) => ({ id: identifier, path, start, finish })),
    people: organization.people().map(({ id, name, uniqueName }) => ({ id, name, uniqueName })),
    mayAdminister: organization.mayAdminister(personId, project.id),
    closedAreas: areas
      .filter(({ id }) => !organization.mayWrite(personId, { projectId: project.id, fields: { 'System.AreaId': id } }))
      .map(({ path }) => path),
  };
}
