import type { Start } from '#host/bridge/start';
import type { Constraint } from '../extensions/manifest';

/** A contribution as pages know it. */
export interface ShownContribution {
  /** `publisher.extension.contribution` */
  readonly id: string;
  readonly shortId: string;
  readonly extensionId: string;
  readonly type: string;
  readonly targets: readonly string[];
  readonly description?: string;
  readonly constraints: readonly Constraint[];
  readonly properties: Readonly<Record<string, unknown>>;
}

/** An installed extension as pages know it. */
export interface ShownExtension {
  /** `publisher.extension` */
  readonly id: string;
  readonly publisherId: string;
  readonly extensionId: string;
  readonly name: string;
  readonly description: string;
  readonly version: string;
  readonly scopes: readonly string[];
  /** Address of its files, with a slash at its end. */
  readonly contentUri: string;
  /** Set when its author serves it from somewhere else: nothing of it can be shown here. */
  readonly baseUri?: string;
  readonly contributions: readonly ShownContribution[];
}

/** What every page of the organization is given with its HTML. Session and people as the other tracker's pages have them. */
export interface AzureStart {
  readonly session: Start['session'];
  readonly people: Start['people'];
  readonly organization: {
    readonly id: string;
    readonly name: string;
    /** `http://localhost:4600/azure/` */
    readonly url: string;
  };
  /** The signed-in person as identity fields have them. */
  readonly viewer?: {
    readonly id: string;
    readonly name: string;
    readonly uniqueName: string;
    readonly locale?: string;
    readonly timeZone?: string;
  };
  readonly contentOrigin: string;
  readonly extensions: readonly ShownExtension[];
}
