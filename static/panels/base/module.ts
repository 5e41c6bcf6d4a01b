import type { ReactElement } from 'react';
import type { IssueId, IssueKey } from '#core/issue';
import type { Host } from '../host';

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

/** Panels by the keys that a host calls them by. */
export type Modules = Readonly<Record<string, IssueModule | PageModule>>;
