import type { FrameLocator, Page } from 'playwright-core';
import type { LocalHost } from '../../support/local-host';

/** People whom every local tracker offers. */
export type Role = 'product owner' | 'release train engineer' | 'team member' | 'client-side approver' | 'admin';

/** How a visitor's browser and tracker look. */
export type Look = 'light' | 'dark';

/** A tracker under test: specs speak of people and items only, so that they hold for every host. */
export interface Site {
  readonly host: LocalHost;
  /** Signs somebody in, in a private window of their own; `remembers`: in a browser that keeps what pages store. */
  visit(role: Role, look?: Look, remembers?: boolean): Promise<Visit>;
  /** Keys of items that are not done and have an estimate, in the order of the backlog. */
  openItems(count: number): Promise<readonly string[]>;
  /** Waits until a search of the tracker finds what the query asks for; answers the keys in its order. */
  found(query: string, isThere: (keys: readonly string[]) => boolean): Promise<readonly string[]>;
  /** A query for scores above a value, best first, in the tracker's language. */
  scoreAbove(value: number): string;
  /** A query for an item if it is committed to a PI of that name. */
  committedTo(pi: string, key: string): string;
  /** `--faults` that strike the saving of a score one after the other: each try meets the next, the last one goes through. */
  readonly faultsOfSaving: readonly string[];
  /** What somebody who administers nothing reads when they open the settings. */
  readonly settingsRefusal: { readonly text: string; readonly by: 'panel' | 'page' };
  rename(key: string, summary: string): Promise<void>;
  /** Deletes an item for good. */
  remove(key: string): Promise<void>;
  /** The name of the sprint or iteration that an item lies in; empty: in none. */
  iterationOf(key: string): Promise<string>;
  /** Calls that the emulator does not model; every spec ends with none. */
  unmodelled(): Promise<readonly string[]>;
}

/** One person's window. Panels are frames: `panel` and the like point at what is open now. */
export interface Visit {
  readonly page: Page;
  readonly name: string;
  /** Opens an item; answers its Value panel. */
  openItem(key: string): Promise<FrameLocator>;
  /** Opens the compact form beside an item; answers it. */
  openCompact(key: string): Promise<FrameLocator>;
  /** `view`: the page's own part of the address, `done=too`. */
  openValuePage(view?: string): Promise<FrameLocator>;
  openSettings(project?: string): Promise<FrameLocator>;
  /** Opens an item; answers the decisions on it. */
  openDecisionPanel(key: string): Promise<FrameLocator>;
  /** `view`: the page's own part of the address, `text=berth`. */
  openDecisionLog(view?: string): Promise<FrameLocator>;
  /** The planning board of all projects. `view`: the page's own part of the address, `view=list`. */
  openPlanningBoard(view?: string): Promise<FrameLocator>;
  /** Opens an item; answers where it says that it is planned. */
  openPlanningPanel(key: string): Promise<FrameLocator>;
  /** Goes to the dashboard with the gadget of a PI, puts it there where it is not yet; answers it. */
  openGadget(): Promise<FrameLocator>;
  /** Begins to set up the gadget of a PI that is open; answers its set-up. */
  setUpGadget(): Promise<FrameLocator>;
  /** Keeps what is chosen in the set-up of the gadget, and waits until that is gone. */
  keepGadget(): Promise<void>;
  /** Opens an item; answers what it waits for and what waits for it. */
  openDependencyPanel(key: string): Promise<FrameLocator>;
  /** Shows the tracker's own search; answers the keys that it lists, in order. */
  search(query: string): Promise<readonly string[]>;
  /** Loads the page again and returns to the panel that is open. */
  reload(): Promise<void>;
  /** Ends the session while the page stays open. */
  signOut(): Promise<void>;
  /** Signs in again, in another tab. */
  signIn(): Promise<void>;
  /** Changes the look of the page that is open, of the panels on it too, as its owner would. */
  show(look: Look): Promise<void>;
  leave(): Promise<void>;
}
