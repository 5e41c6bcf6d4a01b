/**
 * Where the parts of the local host meet. A part is replaced behind its interface, never reached around it.
 * Requests and responses are the web's own `Request` and `Response`.
 */

/** What an installed app was granted; calls that it makes are held to this. */
export interface AppGrant {
  readonly appId: string;
  readonly environmentId: string;
  readonly name: string;
  readonly scopes: readonly string[];
}

/**
 * Who makes a product call.
 * `user`: a person in the product's own pages or through the REST API, with all of their rights;
 * `user` with `app`: an app on that person's behalf, held to the person's rights and to the app's scopes;
 * `app`: an app as itself, held to its scopes.
 */
export type Caller =
  | { readonly kind: 'user'; readonly accountId: string; readonly app?: AppGrant }
  | { readonly kind: 'app'; readonly app: AppGrant }
  | { readonly kind: 'anonymous' };

/** A product's REST API. Paths as the product has them, `/rest/api/3/…`. Answers 501 where nothing is modelled. */
export interface ProductApi {
  handle(request: Request, caller: Caller): Promise<Response>;
}

/** Something that happened in the product, under the name that Forge triggers subscribe to. */
export interface ProductEvent {
  /** `avi:jira:deleted:issue` */
  readonly name: string;
  /** As the trigger's function receives it, without the context that the platform adds. */
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Who holds a global permission of an app. */
export type Grantees = 'anyone' | 'people' | 'administrators' | 'nobody';

/** What an app's manifest adds to Jira itself, registered when the app is installed. */
export interface JiraExtensions {
  readonly app: AppGrant;
  readonly customFields: readonly {
    readonly key: string;
    readonly name: string;
    readonly description?: string;
    /** Manifest type: `number`, `string`, `user`, `group`, `datetime`, `date`, `object`. */
    readonly type: string;
    readonly collection?: 'none' | 'list';
    readonly isReadOnly: boolean;
    /** Jira expression over `value` that gives its words. */
    readonly formatter?: string;
    /** Jira expression over `value` that has to be true, and what people are told when it is not. */
    readonly validation?: { readonly expression: string; readonly errorMessage?: string };
  }[];
  /** Types of which administrators make fields. */
  readonly customFieldTypes?: JiraExtensions['customFields'];
  readonly projectPermissions: readonly { readonly key: string; readonly name: string; readonly description: string }[];
  readonly globalPermissions: readonly {
    readonly key: string;
    readonly name: string;
    readonly description: string;
    readonly grantedTo?: Grantees;
  }[];
  /** Issue, project and comment properties that JQL can search. */
  readonly entityProperties: readonly {
    readonly entityType: string;
    readonly propertyKey: string;
    readonly values: readonly { readonly path: string; readonly type: string; readonly searchAlias?: string }[];
  }[];
  readonly jqlFunctions?: readonly {
    readonly key: string;
    readonly name: string;
    readonly arguments: readonly { readonly name: string; readonly required: boolean }[];
    /** Manifest types of the fields that it may stand beside: `issue`, `project`, `number` … */
    readonly types: readonly string[];
    readonly operators: readonly string[];
    /** Asks the app's function for `{jql}` or `{error}`; rejects when the function fails. */
    resolve(question: Readonly<Record<string, unknown>>): Promise<unknown>;
  }[];
}

/** The emulated Jira. */
export interface Jira extends ProductApi {
  install(extensions: JiraExtensions): void;
  /** Listeners run after the change is stored; they never delay the answer. */
  onEvent(listener: (event: ProductEvent) => void): void;
  /** People to switch between, in a fixed order; the first is signed in on a first visit. */
  people(): readonly {
    readonly accountId: string;
    readonly name: string;
    readonly role: string;
    readonly isAdmin: boolean;
  }[];
  /** Cloud id, display name and address parts that app contexts carry. */
  readonly site: { readonly cloudId: string; readonly name: string };
  /** What app contexts carry for an issue or project; undefined when this person cannot see it. */
  issueContext(
    accountId: string,
    issueIdOrKey: string,
  ):
    | {
        id: string;
        key: string;
        type: string;
        typeId: string;
        projectId: string;
        projectKey: string;
        projectType: string;
      }
    | undefined;
  projectContext(
    accountId: string,
    projectIdOrKey: string,
  ): { id: string; key: string; type: string; name: string } | undefined;
}

/** One platform call, as `/host/calls` lists it. */
export interface CallEntry {
  readonly at: number;
  readonly milliseconds: number;
  /** `page`: through the bridge; `function`: from a function; `rest`: straight to the product's API. */
  readonly from: 'page' | 'function' | 'rest';
  /** `bridge invoke score.read`, `jira GET /rest/api/3/…`, `kvs POST /api/v1/get`, `queue …` */
  readonly what: string;
  readonly as: string;
  readonly status: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
  /** The emulator has no answer for this call: shown in red, answered 501. */
  readonly isUnmodelled: boolean;
  readonly note?: string;
}

/** Keeps the last calls and counts all of them. */
export interface CallLog {
  add(entry: CallEntry): void;
}

/** Runs an installed app's functions. */
export interface AppRuntime {
  /**
   * Invokes a function by its manifest key as Forge would. Rejects with an Error whose message is safe to show:
   * the app's own error, a time-out, or "no such function".
   */
  invoke(call: {
    readonly functionKey: string;
    readonly moduleKey: string;
    readonly moduleType: string;
    readonly event: unknown;
    /** Absent: no user, as in queues and schedules. */
    readonly accountId?: string;
    readonly context?: Readonly<Record<string, unknown>>;
  }): Promise<unknown>;
}
