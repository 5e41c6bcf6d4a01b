import type { ShownContribution } from '../../../azure/pages/start';
import type { Place } from './place';

/** What a service knows of the page that asked for it. */
export interface HostApiContext {
  readonly contribution: ShownContribution;
  place(): Place;
  /** Called when the page is closed. */
  onGone(cleanUp: () => void): void;
}

/** A service's methods, as pages call them. */
export type HostApi = Readonly<Record<string, (...params: never[]) => unknown>>;

/** Makes a service for one page. */
export type HostApiFactory = (context: HostApiContext) => HostApi;
