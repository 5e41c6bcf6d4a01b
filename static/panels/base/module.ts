import type { ReactElement } from 'react';
import type { IssueId, IssueKey } from '#core/issue';
import type { Host } from '../host';
import type { Watchable } from './store';

/** The issue that a panel is about. */
export interface PanelIssue {
  readonly id: IssueId;
  readonly key: IssueKey;
}

/** A panel that stands on an issue. What it opens begins to read before it is drawn: the answer is on its way meanwhile. */
export interface IssueModule {
  readonly on: 'issue';
  open(): Promise<(host: Host, issue: PanelIssue) => ReactElement>;
}

/** A panel that fills a page, and has a part of its address. */
export interface PageModule {
  readonly on: 'page';
  open(): Promise<(host: Host) => ReactElement>;
}

/** How a gadget is set up. */
export interface GadgetSetting {
  /** What its dashboard calls it and leaves to the gadget to show; absent: the dashboard shows a title of its own. */
  readonly title?: string;
  /** What was chosen, in the form that the gadget's own set-up gave it; undefined: nobody has chosen yet. */
  readonly choices: unknown;
}

/** Where a gadget is being set up. */
export interface GadgetForm {
  /** Takes what is chosen now; undefined: it is not whole yet, and cannot be kept. */
  choose(choices: object | undefined): void;
  /** Absent: the dashboard has buttons of its own. `goBack` is there where something was chosen before. */
  readonly buttons?: { keep(): Promise<void>; goBack?(): Promise<void> };
}

/** A gadget as its dashboard has it. */
export interface Gadget {
  /** Changes while somebody sets it up, where the dashboard shows that at once. */
  readonly setting: Watchable<GadgetSetting>;
  /** Only where it is being set up. */
  readonly form?: GadgetForm;
}

/** A panel that stands on a dashboard, or sets up one that does; see {@link setUpOf}. */
export interface GadgetModule {
  readonly on: 'gadget';
  open(): Promise<(host: Host, gadget: Gadget) => ReactElement>;
}

const setUp = '-edit';

/** The name of the module that sets a gadget up. */
export function setUpOf(name: string): string {
  return name + setUp;
}

/** Whether a module sets a gadget up, by its name. */
export function isSetUp(name: string): boolean {
  return name.endsWith(setUp);
}

/** Panels by the keys that a host calls them by. */
export type Modules = Readonly<Record<string, IssueModule | PageModule | GadgetModule>>;
