import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { WebApi } from 'azure-devops-node-api';
import type { TeamProject, WebApiTeam } from 'azure-devops-node-api/interfaces/CoreInterfaces';
import type { TeamMember } from 'azure-devops-node-api/interfaces/common/VSSInterfaces';
import type { TeamFieldValues, TeamSettingsIteration } from 'azure-devops-node-api/interfaces/WorkInterfaces';
import type {
  WorkItem,
  WorkItemClassificationNode,
  WorkItemField,
  WorkItemStateColor,
  WorkItemType,
  WorkItemTypeCategory,
  WorkItemTypeFieldWithReferences,
} from 'azure-devops-node-api/interfaces/WorkItemTrackingInterfaces';
import { packageDirectory } from '../../host/server/package-directory';
import type { AzureAddress } from '#world/remote/address';
import { politeCaller, type Caller, type Surroundings } from '#world/remote/back-off';
import { NotFound } from '#world/remote/failure';

/** A team as the site tells it. */
export interface RemoteTeam {
  readonly team: WebApiTeam;
  readonly members: readonly TeamMember[];
  readonly iterations: readonly TeamSettingsIteration[];
  readonly areas: TeamFieldValues | undefined;
}

/** A type with what only calls of their own tell. */
export interface RemoteType {
  readonly type: WorkItemType;
  readonly states: readonly WorkItemStateColor[];
  readonly fields: readonly WorkItemTypeFieldWithReferences[];
}

/** All that is read of a project but its items. */
export interface RemoteProject {
  readonly project: TeamProject;
  readonly fields: readonly WorkItemField[];
  readonly types: readonly RemoteType[];
  readonly categories: readonly WorkItemTypeCategory[];
  /** The two roots. */
  readonly nodes: readonly WorkItemClassificationNode[];
  readonly teams: readonly RemoteTeam[];
}

/** A connection that only reads. */
export interface AzureSite {
  project(): Promise<RemoteProject>;
  /** Every work item with its relations, in order of ids; those that the token may not read are left out. */
  items(onBatch: (read: number, total: number) => void): AsyncGenerator<WorkItem>;
}

/** The package looks for files beside itself: it is taken from where it is installed, not compiled into the host. */
const requireFromPackage = createRequire(join(packageDirectory(), 'package.json'));
const BATCH = 200;
/** A query answers at most twenty thousand. */
const PAGE = 19_999;
const NODE_DEPTH = 14;
const PAGE_OF_TEAMS = 1000;
const SOCKET_TIMEOUT = 60_000;
const EXPAND_RELATIONS = 1,
  EXPAND_ALLOWED_VALUES = 1,
  OMIT = 2;

/** A client of an organization with a personal access token. The package is loaded here, since most starts need none of it. */
export function connectionTo(organization: string, token: string): WebApi {
  const { WebApi: Client, getPersonalAccessTokenHandler } = requireFromPackage(
    'azure-devops-node-api',
  ) as typeof import('azure-devops-node-api');
  return new Client(organization, getPersonalAccessTokenHandler(token), {
    socketTimeout: SOCKET_TIMEOUT,
    allowRetries: false,
  });
}

/** Connects to an organization for reading. */
export async function connectAzure(
  { organization, project: name }: AzureAddress,
  token: string,
  surroundings: Surroundings,
): Promise<AzureSite> {
  const connection = connectionTo(organization, token);
  const call = politeCaller(surroundings);
  const core = await call(() => connection.getCoreApi());
  const tracking = await call(() => connection.getWorkItemTrackingApi());
  const work = await call(() => connection.getWorkApi());

  async function project(): Promise<RemoteProject> {
    const found = (await call(() => core.getProject(name, true))) as TeamProject | null;
    if (found === null)
      throw new NotFound(`There is no project ${name} in ${organization}, or the token may not see it.`);
    surroundings.say(`Reading the project ${found.name} …`);
    const fields = await call(() => tracking.getFields(found.id));
    const types = await each((await call(() => tracking.getWorkItemTypes(found.id!))) ?? [], async (type) => ({
      type,
      states: type.states ?? (await call(() => tracking.getWorkItemTypeStates(found.id!, type.name!))) ?? [],
      fields:
        (await call(() =>
          tracking.getWorkItemTypeFieldsWithReferences(found.id!, type.name!, EXPAND_ALLOWED_VALUES),
        )) ?? [],
    }));
    const categories = await call(() => tracking.getWorkItemTypeCategories(found.id!));
    const nodes = await call(() => tracking.getRootNodes(found.id!, NODE_DEPTH));
    return {
      project: found,
      fields: fields ?? [],
      types,
      categories: categories ?? [],
      nodes: nodes ?? [],
      teams: await teams(found, call),
    };
  }

  async function teams(found: TeamProject, polite: Caller): Promise<readonly RemoteTeam[]> {
    const all = await polite(() => core.getTeams(found.id!, false, PAGE_OF_TEAMS));
    return each(all ?? [], async (team) => {
      const context = { projectId: found.id!, project: found.name!, teamId: team.id!, team: team.name! };
      return {
        team,
        members:
          (await polite(() => core.getTeamMembersWithExtendedProperties(found.id!, team.id!, PAGE_OF_TEAMS))) ?? [],
        iterations: (await polite(() => work.getTeamIterations(context))) ?? [],
        areas: (await polite(() => work.getTeamFieldValues(context))) ?? undefined,
      };
    });
  }

  async function* items(onBatch: (read: number, total: number) => void): AsyncGenerator<WorkItem> {
    const ids = await allIds();
    for (let at = 0; at < ids.length; at += BATCH) {
      const batch = await call(() =>
        tracking.getWorkItemsBatch({ ids: ids.slice(at, at + BATCH), $expand: EXPAND_RELATIONS, errorPolicy: OMIT }),
      );
      for (const item of batch ?? []) if (item) yield item;
      onBatch(Math.min(at + BATCH, ids.length), ids.length);
    }
  }

  /** Page by page: a query that would answer more than it may is refused as a whole. */
  async function allIds(): Promise<number[]> {
    const ids: number[] = [];
    for (;;) {
      const query = `SELECT [System.Id] FROM WorkItems WHERE [System.TeamProject] = '${name.replace(/'/g, "''")}' AND [System.Id] > ${ids.at(-1) ?? 0} ORDER BY [System.Id]`;
      const answer = await call(() => tracking.queryByWiql({ query }, { project: name }, true, PAGE));
      const page = (answer?.workItems ?? []).map(({ id }) => id!);
      ids.push(...page);
      if (page.length < PAGE) return ids;
    }
  }

  return { project, items };
}

async function each<Item, Answer>(items: readonly Item[], read: (item: Item) => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const item of items) answers.push(await read(item));
  return answers;
}
