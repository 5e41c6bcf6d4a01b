import { setUpOf, type Gadget, type GadgetSetting } from '../panels/base/module';
import { createStore } from '../panels/base/store';
import type { PageContext } from './context';

/** After so many minutes Jira shows a gadget anew. Source: Forge, Jira dashboard gadget, auto-refresh (2026-11-28). */
const refresh = 15;

/** Which panel a gadget shows, its own or its set-up, and what Jira has kept of it. `submit`: the bridge's, by which Jira keeps it. */
export function gadgetOf(
  { moduleKey, extension: { entryPoint, gadgetConfiguration } }: PageContext,
  submit: (payload: object) => Promise<unknown>,
): { readonly name: string; readonly gadget: Gadget } {
  // Jira says an empty object, too, of what nobody has chosen.
  const choices = isEmpty(gadgetConfiguration) ? undefined : gadgetConfiguration;
  const setting = createStore<GadgetSetting>({ choices });
  if (entryPoint !== 'edit') return { name: moduleKey, gadget: { setting } };
  let chosen: object | undefined;
  const keep = async (what: object): Promise<void> => void (await submit({ ...what, refresh }));
  const form = {
    choose: (next: object | undefined) => void (chosen = next),
    buttons: {
      keep: async () => void (chosen && (await keep(chosen))),
      // Jira leaves the set-up of a gadget when something is submitted, and in no other way.
      ...(choices !== undefined && { goBack: () => keep(choices as object) }),
    },
  };
  return { name: setUpOf(moduleKey), gadget: { setting, form } };
}

function isEmpty(configuration: unknown): boolean {
  return typeof configuration !== 'object' || configuration === null || Object.keys(configuration).length === 0;
}
