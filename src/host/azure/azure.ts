import { randomUUID } from 'node:crypto';
import { listedLocations } from '#host/azure/locations';
import { negotiate, type AcceptedForm } from '#host/azure/negotiation';
import { isOfPlatform } from '#host/azure/rest/areas';
import { CaselessQuery } from '#host/azure/rest/caseless-query';
import { holdToScopes } from '#host/azure/rest/scopes';
import { answerResponse, refusalResponse } from '#host/azure/rest/wire';
import { isNearer, locationAt, Router } from '#host/azure/router';
import { routes as allRoutes } from '#host/azure/routes';
import { AzureRefusal, type Azure, type AzureCall, type AzureCaller, type AzureRoute } from '#host/azure/seams';
import type { Contents } from '#host/azure/world/contents';
import { loadContents } from '#host/azure/world/load';
import { WorldOrganization } from '#host/azure/world/organization';
import { World } from '#host/azure/world/world';
import type { Store } from '#host/server/store';

/** The local organization: {@link Azure}, and what fills it. */
export interface LocalAzure extends Azure {
  readonly organization: WorldOrganization;
  isEmpty(): boolean;
  load(contents: Contents): void;
  /** Changes the world as a whole: it is stored when `work` ends, and has not happened when it throws. */
  change<Result>(work: (world: World) => Result): Result;
}

/** Opens the organization that a store holds. `baseUrl`: `http://localhost:4600/azure`. */
export function createAzure({
  store,
  now,
  baseUrl,
  routes = allRoutes,
}: {
  readonly store: Store;
  readonly now: () => Date;
  readonly baseUrl: string;
  readonly routes?: readonly AzureRoute[];
}): LocalAzure {
  return new EmulatedAzure(store, now, baseUrl, routes);
}

class EmulatedAzure implements LocalAzure {
  readonly organization: WorldOrganization;
  readonly #world: World;
  readonly #base: string;
  readonly #router: Router;
  readonly #listeners: ((change: { readonly ids: readonly number[] }) => void)[] = [];

  constructor(store: Store, now: () => Date, baseUrl: string, routes: readonly AzureRoute[]) {
    this.#world = new World(store);
    this.organization = new WorldOrganization(this.#world, now);
    this.#base = baseUrl.replace(/\/$/, '');
    this.#router = new Router(routes);
  }

  isEmpty(): boolean {
    return this.#world.people.size === 0;
  }

  load(contents: Contents): void {
    this.change((world) => loadContents(world, contents));
  }

  onChange(listener: (change: { readonly ids: readonly number[] }) => void): void {
    this.#listeners.push(listener);
  }

  change<Result>(work: (world: World) => Result): Result {
    try {
      const result = work(this.#world);
      this.#settle();
      return result;
    } catch (error) {
      this.#world.rollback();
      throw error;
    }
  }

  async handle(request: Request, caller: AzureCaller): Promise<Response> {
    const response = await this.#respond(request, caller);
    response.headers.set('x-tfs-session', request.headers.get('x-tfs-session') ?? randomUUID());
    response.headers.set('activityid', randomUUID());
    response.headers.set('x-tfs-processid', processId);
    return response;
  }

  async #respond(request: Request, caller: AzureCaller): Promise<Response> {
    try {
      const url = new URL(request.url);
      const path = this.#pathBelow(url);
      if (request.method === 'OPTIONS') return describe(path);
      return await this.#answer(request, url, path, caller);
    } catch (error) {
      if (error instanceof AzureRefusal) return refusalResponse(error);
      throw error;
    }
  }

  async #answer(request: Request, url: URL, path: string, caller: AzureCaller): Promise<Response> {
    const location = locationAt(path, request.method);
    const match = this.#router.find(request.method, path);
    if (!match || (location && isNearer(location.routeTemplate, match.route.template)))
      throw unanswered(request.method, path, location?.verbs, this.#router.verbs(path));
    if (caller.kind === 'anonymous' && match.route.isPublic !== true) throw unauthenticated(this.#base);
    const form: AcceptedForm = negotiate(request, url.searchParams, location);
    const known = caller.kind === 'user' ? caller : nobody;
    holdToScopes(known, match.route);
    const body = match.route.takesFile === true ? new Uint8Array(await request.arrayBuffer()) : await readBody(request);
    const { organization } = this;
    const call: AzureCall = {
      method: request.method,
      parts: match.parts,
      query: new CaselessQuery(url.searchParams),
      body,
      request,
      caller: known,
      organization,
      base: this.#base,
      ...this.#place(match.parts),
    };
    // No other request runs between a route's writes and their commit, or undoing: nothing is awaited in between.
    const answered = this.change(() => match.route.answer(call));
    if (!(answered instanceof Promise)) return answerResponse(answered, form);
    const answer = await answered.catch((error: unknown) => {
      this.#world.rollback();
      throw error;
    });
    this.#settle();
    return answerResponse(answer, form);
  }

  /** Everything that routes changed is stored before the answer leaves; listeners run after it. */
  #settle(): void {
    this.#world.commit();
    const ids = this.#world.takeChangedItems();
    if (ids.length > 0) setImmediate(() => this.#listeners.forEach((listener) => listener({ ids })));
  }

  #place({
    project: projectName,
    team: teamName,
  }: Readonly<Record<string, string>>): Pick<AzureCall, 'project' | 'team'> {
    if (projectName === undefined) return {};
    const project = this.organization.project(projectName);
    if (!project) throw noSuchProject(projectName);
    if (teamName === undefined) return { project };
    const wanted = teamName.toLowerCase();
    const team = this.organization
      .teams(project.id)
      .find(({ id, name }) => id === wanted || name.toLowerCase() === wanted);
    if (!team) throw new AzureRefusal(404, 'TeamNotFoundException', `The team with id '${teamName}' does not exist.`);
    return { project, team };
  }

  #pathBelow(url: URL): string {
    const prefix = new URL(this.#base).pathname.replace(/\/$/, '');
    const path = url.pathname.startsWith(`${prefix}/`) ? url.pathname.slice(prefix.length) : url.pathname;
    return path.replace(/^\/+|\/+$/g, '');
  }
}

const processId = randomUUID();

/** Who asks where nobody has to say who they are; they may nothing else. */
const nobody: AzureCall['caller'] = { kind: 'user', personId: '' };

/** OPTIONS of an area, or of the whole API. A preflight never comes here: see rest/entrance. */
function describe(path: string): Response {
  const [root, area] = path.split('/');
  if (root?.toLowerCase() !== '_apis') return new Response(null, { status: 204 });
  const value = listedLocations(area);
  return new Response(JSON.stringify({ count: value.length, value }), {
    headers: { 'content-type': 'application/json; charset=utf-8; api-version=7.1' },
  });
}

function unanswered(
  method: string,
  path: string,
  known: readonly string[] | undefined,
  answered: readonly string[],
): AzureRefusal {
  if (known?.includes(method) || (!known && answered.length === 0 && isOfPlatform(path)))
    return new AzureRefusal(501, 'NotImplementedException', `The local organization does not model ${method} ${path}.`);
  if (known || answered.length > 0)
    return new AzureRefusal(405, 'HttpException', `The requested resource does not support http method '${method}'.`, {
      allow: [...new Set([...(known ?? []), ...answered])].join(', '),
    });
  return new AzureRefusal(
    404,
    'HttpException',
    `The controller for path '/${path}' was not found or does not implement IController.`,
  );
}

function unauthenticated(base: string): AzureRefusal {
  return new AzureRefusal(
    401,
    'UnauthorizedRequestException',
    'TF400813: Resource not available for anonymous access. Client authentication required.',
    { 'www-authenticate': `Bearer, Basic realm="${base}"` },
  );
}

function noSuchProject(name: string): AzureRefusal {
  return new AzureRefusal(
    404,
    'ProjectDoesNotExistWithNameException',
    `TF200016: The following project does not exist: ${name}. Verify that the name of the project is correct and that the project exists on the specified Azure DevOps Server.`,
  );
}

async function readBody(request: Request): Promise<unknown> {
  if (!/[/+]json\b/i.test(request.headers.get('content-type') ?? '')) return undefined;
  const text = (await request.text()).replace(/^\uFEFF/, '');
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new AzureRefusal(400, 'VssPropertyValidationException', 'The body of the request is not valid JSON.');
  }
}
