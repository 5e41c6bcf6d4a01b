import type { AppModule } from '#host/bridge/modules';

/** How pages look; `auto` follows the system. */
export type ColorMode = 'light' | 'dark' | 'auto';

/** What every product page is given with its HTML, so that it can draw without asking first. */
export interface Start {
  readonly session: { readonly accountId?: string; readonly colorMode: ColorMode };
  readonly people: readonly {
    readonly accountId: string;
    readonly name: string;
    readonly role: string;
    readonly isAdmin: boolean;
  }[];
  readonly site: { readonly name: string; readonly origin: string };
  readonly contentOrigin: string;
  readonly app: {
    readonly id: string;
    readonly environmentId: string;
    readonly name: string;
    readonly version: string;
    /** Address of each resource's page; of its further entries under `resource/entry`. */
    readonly resources: Readonly<Record<string, string>>;
    readonly modules: readonly AppModule[];
  };
}
