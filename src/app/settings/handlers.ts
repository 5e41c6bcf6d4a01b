import { handle } from '#app/session';
import { readSettingsCall, saveSettingsCall } from '#app/settings/calls';
import { readSettings, saveSettings } from '#app/settings/project';

/** What answers the calls about projects' settings. */
export const handlers = [handle(readSettingsCall, readSettings), handle(saveSettingsCall, saveSettings)];
