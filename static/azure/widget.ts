import * as z from 'zod/mini';
import type { Gadget, GadgetSetting } from '../panels/base/module';
import { createStore, type Store } from '../panels/base/store';

/**
 * What a dashboard calls of a widget and of the page that configures it. Names and numbers as in azure-devops-extension-api
 * 5.276, Dashboard (`IWidget`, `IWidgetConfiguration`, `WidgetStatusType`, `WidgetEvent`).
 */

const settingsSchema = z.object({
  name: z.string(),
  customSettings: z.nullish(z.object({ data: z.nullish(z.string()) })),
});

const status = { success: 0, unconfigured: 2 } as const;
const configurationChange = 'ms.vss-dashboards-web.configurationChange';

interface WidgetStatus {
  readonly statusType: number;
}

/** What a widget keeps of itself: a text that only it reads. */
interface CustomSettings {
  readonly data: string;
}

/** The dashboard around a configuration. */
export interface ConfigurationContext {
  notify(event: string, args: { readonly data: CustomSettings }): unknown;
}

/** The widget that a dashboard loads, and loads anew while somebody configures it. `show` is called once. */
export function createWidget(show: (gadget: Gadget) => void) {
  let setting: Store<GadgetSetting> | undefined;
  async function load(settings: unknown): Promise<WidgetStatus> {
    const next = readSetting(settings);
    if (setting) setting.set(next);
    else {
      setting = createStore(next);
      show({ setting });
    }
    return { statusType: next.choices === undefined ? status.unconfigured : status.success };
  }
  return { load, reload: load };
}

/** The page with which people configure a widget: it tells of every whole choice, and hands the last over to be kept. */
export function createWidgetConfiguration(show: (gadget: Gadget) => void) {
  let chosen: CustomSettings | undefined;
  return {
    async load(settings: unknown, { notify }: ConfigurationContext): Promise<WidgetStatus> {
      const setting = createStore(readSetting(settings));
      const choose = (choices: object | undefined): void => {
        chosen = choices && { data: JSON.stringify(choices) };
        if (chosen) void notify(configurationChange, { data: chosen });
      };
      show({ setting, form: { choose } });
      return { statusType: status.success };
    },
    onSave: () =>
      chosen
        ? Promise.resolve({ isValid: true, customSettings: chosen })
        : // Not an error: this is how a configuration says that it cannot be saved. Source: WidgetHelpers of the dashboards.
          Promise.reject({ isValid: false }),
  };
}

/** Throws on a form that the platform does not document. What a widget kept and cannot be read any more was not chosen. */
function readSetting(settings: unknown): GadgetSetting {
  const { name, customSettings } = settingsSchema.parse(settings);
  return { title: name, choices: jsonOf(customSettings?.data) };
}

function jsonOf(text: string | null | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}
