import type { Place } from '../../bridge/place';
import { rest, RestProblem } from '../api/rest';

/** What the server answers when a page opens a frame. */
export interface OpenedFrame {
  readonly frameId: string;
  readonly context: Readonly<Record<string, unknown>>;
}

/** What a page asks for: which module, where it stands, and who opened it if it is an app's modal. */
export interface FrameRequest {
  readonly moduleKey: string;
  readonly part?: string;
  readonly place: Place;
  readonly modal?: { readonly opener: string; readonly context: unknown };
}

/** The trusted side of one frame: opened at once, and again if the server has forgotten it. */
export interface FrameSession {
  opened(): Promise<OpenedFrame>;
  /** Posts to the frame's own address on the server. */
  post<Reply>(operation: string, body: unknown): Promise<Reply>;
}

/** Opens a frame on the server. */
export function openFrame(request: FrameRequest): FrameSession {
  let opening = open();
  function open() {
    const promise = rest<OpenedFrame>('POST', '/host/frames', request);
    promise.catch(() => {});
    return promise;
  }
  return {
    opened: () => opening,
    async post<Reply>(operation: string, body: unknown) {
      const send = async () => rest<Reply>('POST', `/host/frames/${(await opening).frameId}/${operation}`, body);
      try {
        return await send();
      } catch (error) {
        if (!(error instanceof RestProblem) || error.status !== 410) throw error;
        opening = open();
        return send();
      }
    },
  };
}
