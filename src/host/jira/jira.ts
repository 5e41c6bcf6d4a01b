import type { Backlog } from '#host/jira/backlog';
import { Fields } from '#host/jira/field/fields';
import { extensionKey, installExtensions } from '#host/jira/install';
import { AppFunctions, Unanswered, type AppFunction } from '#host/jira/jql/app-functions';
import { loadBacklog } from '#host/jira/load';
import { Refusal } from '#host/jira/refusal';
import type { Answer } from '#host/jira/call';
import { route, type ReadRequest } from '#host/jira/router';
import { Session } from '#host/jira/session';
import { World } from '#host/jira/world';
import type { Caller, Jira, JiraExtensions, ProductEvent } from '#host/server/seams';
import type { Store } from '#host/server/store';

/** The local Jira: {@link Jira}, and what fills it for the first time. */
export type LocalJira = Jira & {
  isEmpty(): boolean;
  load(backlog: Backlog): void;
};

/** Opens the Jira that a store holds; an empty store gives an empty site. `now` is the clock. */
export function createJira({ store, now }: { readonly store: Store; readonly now: () => number }): LocalJira {
  return new EmulatedJira(store, now);
}

const cloudId = '7b2f0c4e-3d0a-4a53-9d0e-1f6a5c8b9e21';

class EmulatedJira implements LocalJira {
  readonly #world: World;
  readonly #now: () => number;
  readonly #listeners: ((event: ProductEvent) => void)[] = [];
  #fields: Fields;
  #jqlFunctions: readonly AppFunction[] = [];

  constructor(store: Store, now: () => number) {
    this.#world = new World(store);
    this.#fields = new Fields(this.#world);
    this.#now = now;
  }

  get site(): Jira['site'] {
    return { cloudId, name: this.#world.facts.get('siteName')?.value ?? 'Jira' };
  }

  isEmpty(): boolean {
    return this.#world.people.list().every((person) => person.accountType === 'app');
  }

  load(backlog: Backlog): void {
    this.#change(() => loadBacklog(this.#world, backlog, this.#now()));
  }

  install(extensions: JiraExtensions): void {
    this.#change(() => installExtensions(this.#world, extensions));
    this.#jqlFunctions =
      extensions.jqlFunctions?.map((declared) => ({ ...declared, key: extensionKey(extensions.app, declared.key) })) ??
      [];
  }

  onEvent(listener: (event: ProductEvent) => void): void {
    this.#listeners.push(listener);
  }

  people(): ReturnType<Jira['people']> {
    return this.#world.people
      .list()
      .filter((person) => person.role !== undefined)
      .map(({ accountId, name, role, access }) => ({ accountId, name, role: role!, isAdmin: access === 'admin' }));
  }

  issueContext(accountId: string, issueIdOrKey: string): ReturnType<Jira['issueContext']> {
    const world = this.#world;
    const issue = world.issueByIdOrKey(issueIdOrKey);
    if (!issue || !this.#sessionOf(accountId).canSee(issue)) return undefined;
    const project = world.projects.get(issue.projectId)!;
    const type = world.issueTypes.get(issue.typeId)!;
    const { id, key } = issue;
    return {
      id,
      key,
      type: type.name,
      typeId: type.id,
      projectId: project.id,
      projectKey: project.key,
      projectType: project.type,
    };
  }

  projectContext(accountId: string, projectIdOrKey: string): ReturnType<Jira['projectContext']> {
    const project = this.#world.projectByIdOrKey(projectIdOrKey);
    if (!project || !this.#sessionOf(accountId).canBrowse(project)) return undefined;
    const { id, key, type, name } = project;
    return { id, key, type, name };
  }

  async handle(request: Request, caller: Caller): Promise<Response> {
    const read = await readRequest(request);
    try {
      const answer = await this.#answer(read, caller);
      if (answer.text)
        return new Response(answer.text.content, {
          status: answer.status,
          headers: { 'content-type': answer.text.type, ...answer.text.headers },
        });
      return json(answer.status, answer.body);
    } catch (error) {
      if (error instanceof Refusal) return json(error.status, error.body);
      throw error;
    }
  }

  /** Answers as a whole, from the beginning again after each clause of JQL that an app had to be asked about. */
  async #answer(read: ReadRequest, caller: Caller): Promise<Answer> {
    const world = this.#world;
    const now = this.#now();
    const appFunctions = new AppFunctions(this.#jqlFunctions, world, now);
    for (;;) {
      const events: ProductEvent[] = [];
      const selfGenerated = caller.kind !== 'anonymous' && caller.app !== undefined;
      const emit = (name: string, payload: ProductEvent['payload']) =>
        events.push({ name, payload: { eventType: name, ...payload, selfGenerated } });
      try {
        const answer = this.#change(() =>
          route(read, { world, session: new Session(world, caller), fields: this.#fields, now, appFunctions, emit }),
        );
        // The answer leaves first; listeners never delay it.
        setImmediate(() => this.#tell(events));
        return answer;
      } catch (error) {
        if (!(error instanceof Unanswered)) throw error;
        const answered = await appFunctions.ask(error.question);
        if (answered) this.#change(() => appFunctions.keep(answered));
      }
    }
  }

  #sessionOf(accountId: string): Session {
    return new Session(this.#world, { kind: 'user', accountId });
  }

  /** Does something as a whole: it is stored when it ends, and has not happened when it throws. */
  #change<Result>(work: () => Result): Result {
    try {
      const result = work();
      if (this.#world.fields.pending().length > 0) this.#fields = new Fields(this.#world);
      this.#world.commit();
      return result;
    } catch (error) {
      this.#world.rollback();
      throw error;
    }
  }

  #tell(events: readonly ProductEvent[]): void {
    for (const event of events) for (const listener of this.#listeners) listener(event);
  }
}

async function readRequest(request: Request): Promise<ReadRequest> {
  const { headers } = request;
  const shell = { method: request.method, url: new URL(request.url), headers, files: [] };
  if (headers.get('content-type')?.startsWith('multipart/form-data'))
    return { ...shell, body: undefined, ...(await readForm(request)) };
  const text = request.body ? await request.text() : '';
  if (text === '') return { ...shell, body: undefined, isBadJson: false };
  try {
    return { ...shell, body: JSON.parse(text) as unknown, isBadJson: false };
  } catch {
    return { ...shell, body: undefined, isBadJson: true };
  }
}

async function readForm(request: Request): Promise<Pick<ReadRequest, 'files' | 'isBadJson'>> {
  try {
    const parts = [...(await request.formData()).values()].filter((part) => typeof part !== 'string');
    const files = parts.map(async (file) => ({
      filename: file.name,
      mimeType: file.type || 'application/octet-stream',
      bytes: new Uint8Array(await file.arrayBuffer()),
    }));
    return { files: await Promise.all(files), isBadJson: false };
  } catch {
    return { files: [], isBadJson: true };
  }
}

function json(status: number, body: unknown): Response {
  if (body === undefined) return new Response(null, { status });
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json;charset=UTF-8' } });
}
