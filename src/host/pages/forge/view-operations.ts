import { currentTheme } from '../shell/session';
import { createPageHistory } from './page-history';
import type { FrameScope, Operation } from './operation';

/** Bridge calls of `view`. A call answers `false` where the place of the frame does not offer it, as the platform does. */
export const viewOperations: Readonly<Record<string, Operation>> = {
  async getContext(_payload: undefined, { session }) {
    const { context } = await session.opened();
    return { ...context, theme: currentTheme() };
  },
  getFrameId: async (_payload: undefined, { session }) => (await session.opened()).frameId,
  enableTheming: (_payload: undefined, scope) => scope.enableTheming(),
  createHistory: (_payload: undefined, scope) => {
    if (scope.view.basePath === undefined)
      throw new Error('createHistory is only available in modules that fill a page.');
    return createPageHistory(scope.view.basePath, scope.onGone);
  },
  changeWindowTitle(title: string) {
    if (typeof title !== 'string') throw new Error('The title must be text.');
    document.title = title;
  },
  emitReadyEvent: () => true,
  close: (payload: unknown, { view }) => offered(view.close, payload),
  submit: async (payload: unknown, { view }) => (view.submit ? (await view.submit(payload), true) : false),
  refresh: (payload: unknown, { view }) => offered(view.refresh, payload),
  open: (_payload: undefined, { view }) => offered(view.open, undefined),
  onClose(guard: () => unknown, scope: FrameScope) {
    if (scope.view.close === undefined) return false;
    scope.setCloseGuard(guard);
    return true;
  },
};

function offered(action: ((payload: unknown) => void) | undefined, payload: unknown): boolean {
  action?.(payload);
  return action !== undefined;
}
