import type { HandledCall } from '#app/session';

/**
 * What answers calls, by capability: the first word of a call's name. A page loads each when it is first called; a Forge
 * function is one file, so its bundler is told to make no other.
 */
export const capabilities: Readonly<Record<string, () => Promise<{ readonly handlers: readonly HandledCall[] }>>> = {
  value: () => import(/* webpackMode: "eager" */ '#app/value/handlers'),
  decision: () => import(/* webpackMode: "eager" */ '#app/decision/handlers'),
  handshake: () => import(/* webpackMode: "eager" */ '#app/dependency/handlers'),
  train: () => import(/* webpackMode: "eager" */ '#app/train/handlers'),
  plan: () => import(/* webpackMode: "eager" */ '#app/plan/handlers'),
  objective: () => import(/* webpackMode: "eager" */ '#app/objective/handlers'),
  scenario: () => import(/* webpackMode: "eager" */ '#app/scenario/handlers'),
  vote: () => import(/* webpackMode: "eager" */ '#app/vote/handlers'),
  settings: () => import(/* webpackMode: "eager" */ '#app/settings/handlers'),
  mirror: () => import(/* webpackMode: "eager" */ '#app/mirror/handlers'),
  transfer: () => import(/* webpackMode: "eager" */ '#app/transfer/handlers'),
};

/** The call of a name with what answers it; nothing for a name that is none of ours. */
export async function handledCall(name: string): Promise<HandledCall | undefined> {
  const capability = name.split('.')[0] ?? '';
  if (!Object.hasOwn(capabilities, capability)) return undefined;
  const loaded = await capabilities[capability]?.();
  return loaded?.handlers.find(({ call }) => call.name === name);
}
