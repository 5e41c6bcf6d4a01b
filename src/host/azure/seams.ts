/**
 * Where the parts of the emulated Azure DevOps meet. The organization answers under `/azure` of the main origin,
 * as a collection of a server would: `/azure/_apis/…`, `/azure/PROJECT/_apis/…`, `/azure/PROJECT/TEAM/_apis/…`.
 */

/** What a field of a work item holds: identities as the person's id, dates as ISO moments, HTML and texts as written. */
export type FieldValue = string | number | boolean;

/** Field types as `_apis/wit/fields` names them. */
export type FieldType =
  | 'string'
  | 'integer'
  | 'double'
  | 'dateTime'
  | 'boolean'
  | 'plainText'
  | 'html'
  | 'history'
  | 'treePath'
  | 'guid'
  | 'identity'
  | 'picklistString';

/** A field of the organization. Reference names compare without case. */
export interface Field {
  readonly referenceName: string;
  readonly name: string;
  readonly type: FieldType;
  readonly isReadOnly: boolean;
  readonly isSortable: boolean;
  readonly isQueryable: boolean;
  readonly isIdentity: boolean;
}

/** One type of a project's process, with the fields that its items have. */
export interface WorkItemType {
  readonly name: string;
  readonly referenceName: string;
  readonly color: string;
  readonly fields: readonly {
    readonly referenceName: string;
    readonly isRequired: boolean;
    readonly isReadOnly: boolean;
    readonly default?: FieldValue;
    readonly allowed?: readonly FieldValue[];
  }[];
  readonly states: readonly {
    readonly name: string;
    readonly color: string;
    readonly category: 'Proposed' | 'InProgress' | 'Resolved' | 'Completed' | 'Removed';
  }[];
  /** `Microsoft.EpicCategory`, `Microsoft.FeatureCategory`, `Microsoft.RequirementCategory`, `Microsoft.BugCategory`, `Microsoft.TaskCategory`. */
  readonly category?: string;
}

/** One end of a link, as an item holds it. */
export interface Relation {
  /** `System.LinkTypes.Dependency-Forward`, `Hyperlink`, `AttachedFile`, `ArtifactLink` … */
  readonly rel: string;
  /** The other item's id for links between work items; the address for all others. */
  readonly target: number | string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** A work item as it is stored; system fields (`System.Id`, `System.Rev`, `System.TeamProject`, `System.AreaId` …) are in `fields`, too. */
export interface WorkItem {
  readonly id: number;
  readonly rev: number;
  readonly projectId: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly relations: readonly Relation[];
}

/** A node of the area or iteration tree. Paths as fields hold them: `Project\PI 1\PI 1.2`. */
export interface ClassificationNode {
  readonly id: number;
  readonly identifier: string;
  readonly projectId: string;
  readonly kind: 'area' | 'iteration';
  readonly name: string;
  readonly path: string;
  readonly parentId?: number;
  /** Moments; iterations only. */
  readonly start?: string;
  readonly finish?: string;
}

/** A project; its process decides the types. */
export interface Project {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly processName: string;
  readonly types: readonly WorkItemType[];
}

/** A team with the iterations and areas that it owns. */
export interface Team {
  readonly id: string;
  readonly projectId: string;
  readonly name: string;
  readonly isDefault: boolean;
  readonly memberIds: readonly string[];
  readonly areaPaths: readonly string[];
  readonly iterationIds: readonly string[];
  readonly description?: string;
}

/** Somebody in the organization. `access` as in the other tracker: `reader` reads, `member` edits, `admin` administers. */
export interface AzurePerson {
  readonly id: string;
  readonly name: string;
  /** `name@example.com`; what identity fields show beside the display name. */
  readonly uniqueName: string;
  readonly role?: string;
  readonly access: 'admin' | 'member' | 'reader';
  readonly locale?: string;
  readonly timeZone?: string;
}

/** What an installed extension was granted. */
export interface ExtensionGrant {
  readonly publisherId: string;
  readonly extensionId: string;
  readonly name: string;
  readonly scopes: readonly string[];
}

/**
 * Who calls. `extension`: on the person's behalf from an extension's page, held to its scopes as well;
 * `token`: with a personal access token, held to the token's scopes.
 */
export type AzureCaller =
  | {
      readonly kind: 'user';
      readonly personId: string;
      readonly extension?: ExtensionGrant;
      readonly tokenScopes?: readonly string[];
    }
  | { readonly kind: 'anonymous' };

/** Read access to the organization, for queries and pages. All lists in a stable order. */
export interface Organization {
  readonly now: () => Date;
  projects(): readonly Project[];
  /** By id or name, without case. */
  project(idOrName: string): Project | undefined;
  teams(projectId: string): readonly Team[];
  people(): readonly AzurePerson[];
  person(id: string): AzurePerson | undefined;
  fields(): readonly Field[];
  /** By reference name or display name, without case. */
  field(name: string): Field | undefined;
  nodes(projectId: string, kind: ClassificationNode['kind']): readonly ClassificationNode[];
  item(id: number): WorkItem | undefined;
  items(): Iterable<WorkItem>;
  /** The item as it was at a moment; undefined when it did not exist yet. */
  itemAt(id: number, moment: Date): WorkItem | undefined;
  mayRead(personId: string, item: WorkItem): boolean;
  mayWrite(personId: string, item: Pick<WorkItem, 'projectId' | 'fields'>): boolean;
  mayAdminister(personId: string, projectId: string): boolean;
}

/** One REST call after routing: names in the address are resolved, the body is parsed JSON unless the route takes a file. */
export interface AzureCall {
  readonly method: string;
  /** Parts of the address by their name in the template; decoded. */
  readonly parts: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly request: Request;
  readonly caller: Extract<AzureCaller, { kind: 'user' }>;
  readonly organization: Organization;
  /** Present when the address names them. */
  readonly project?: Project;
  readonly team?: Team;
  /** `http://localhost:4600/azure`, for addresses in answers. */
  readonly base: string;
}

/** What a route answers. A list is wrapped as `{count, value}` unless the caller asked for `noArrayWrap`; dates are `Date`. */
export interface AzureAnswer {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One route. Templates are the location table's own: `{project}/{team}/_apis/work/teamsettings/iterations/{id}`. */
export interface AzureRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly template: string;
  /** One of these is enough; empty: any signed-in caller. */
  readonly scopes: readonly string[];
  /** The body is a file, whatever its media type says: `AzureCall.body` is a `Uint8Array`. */
  readonly takesFile?: true;
  /** Answered to anybody: pictures, which pages show without a token. */
  readonly isPublic?: true;
  answer(call: AzureCall): AzureAnswer | Promise<AzureAnswer>;
}

/** Refuses a call in the product's form: `{$id, innerException, message, typeName, typeKey, errorCode, eventId}`. */
export class AzureRefusal extends Error {
  constructor(
    readonly status: number,
    readonly typeKey: string,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = 'AzureRefusal';
  }
}

/** The emulated organization. */
export interface Azure {
  readonly organization: Organization;
  /** REST under `/azure`, `_apis` included. Answers 501 where nothing is modelled. */
  handle(request: Request, caller: AzureCaller): Promise<Response>;
  /** Listeners run after a work item was changed; pages refresh by it. */
  onChange(listener: (change: { readonly ids: readonly number[] }) => void): void;
}
