import type { AppModule } from '../../bridge/modules';
import type { Place } from '../../bridge/place';
import type { FrameSession } from './opened-frame';

/** What a shown frame lets its app do around itself; absent parts are things that its place does not offer. */
export interface FrameView {
  readonly module: AppModule;
  readonly part?: string;
  readonly resource: string;
  readonly place: Place;
  /** Path of the app's page, where its own history begins. */
  readonly basePath?: string;
  /** Takes the frame away; false when it cannot be closed. */
  close?(payload: unknown): void;
  submit?(payload: unknown): void | Promise<void>;
  refresh?(payload: unknown): void;
  open?(): void;
}

/** Everything that a bridge operation may use. */
export interface FrameScope {
  readonly view: FrameView;
  readonly session: FrameSession;
  /** Runs when the frame goes away. */
  onGone(cleanUp: () => void): void;
  enableTheming(): void;
  /** Asked before the host closes the frame. */
  setCloseGuard(guard: () => unknown): void;
}

/** Answers one bridge call; throws what the app shall see. */
export type Operation = (payload: never, scope: FrameScope) => unknown;

/** A bridge call that the local host cannot answer as the platform would. */
export class NotModelled extends Error {
  override readonly name = 'NotModelledError';
  constructor(name: string) {
    super(`Not modelled by the local host: ${name}`);
  }
}
