import type { HostOptions } from '#host/server/options';
import type { Network } from '#host/server/network';
import type { AppGrant, AppRuntime, CallLog, Jira } from '#host/server/seams';
import type { Store } from '#host/server/store';
import type { Manifest } from './manifest';

/** A Forge app as it stands installed on the emulated site. */
export interface InstalledApp {
  readonly manifest: Manifest;
  /** Folder of `manifest.yml`; resource paths are relative to it. */
  readonly directory: string;
  readonly grant: AppGrant;
  readonly environmentType: 'DEVELOPMENT';
  readonly version: string;
  readonly installationId: string;
  /** `ari:cloud:jira::site/CLOUD-ID`: what app contexts call the install context. */
  readonly contextAri: string;
  readonly runtime: AppRuntime;
}

/** Hands an HTTP request to a web trigger's function. */
export interface WebTriggers {
  /** Address of a web trigger, made on the first call; undefined when the manifest has no such module. */
  url(moduleKey: string): string | undefined;
  /** Answers requests under `/webtrigger/…`. */
  handle(request: Request): Promise<Response>;
}

/** What the pages, the bridge and the app-content origin are made of. */
export interface HostParts {
  readonly app: InstalledApp;
  readonly jira: Jira;
  readonly calls: CallLog;
  readonly store: Store;
  readonly network: Network;
  readonly webTriggers: WebTriggers;
  readonly options: HostOptions;
  /** Product pages, bridge and REST: `http://localhost:4600`. */
  readonly mainOrigin: string;
  /** Where the app's own pages live: `http://127.0.0.1:4601`. */
  readonly contentOrigin: string;
  /** Folder with the built web pages of the host itself. */
  readonly webDirectory: string;
  readonly now: () => Date;
}
