import type { ShownContribution } from '../../../azure/pages/start';
import { start } from '../api/start';
import { extensionOf } from './contributions';
import type { Place } from './place';
import { currentTheme, isDark } from './theme';

/** What a page hands over when it first speaks: options of `SDK.init`. */
export interface InitOptions {
  readonly loaded?: boolean;
  readonly applyTheme?: boolean;
  readonly sdkVersion?: number;
}

/** The answer to a page's first word: who looks at what, where, in which theme. */
export function handshakeReply(
  contribution: ShownContribution,
  place: Place,
  configuration: unknown,
  options: InitOptions,
) {
  const extension = extensionOf(contribution);
  const { viewer, organization } = start;
  return {
    contributionId: contribution.id,
    initialConfig: configuration ?? {},
    themeData: options.applyTheme === false ? undefined : currentTheme(),
    context: {
      extension: {
        id: extension.id,
        publisherId: extension.publisherId,
        extensionId: extension.extensionId,
        version: extension.version,
        baseUri: extension.contentUri,
      },
      user: {
        id: viewer?.id ?? '',
        // The product encodes a directory's id here; this host has no directory, and encodes the person's.
        descriptor: `aad.${encoded(viewer?.id ?? '')}`,
        name: viewer?.uniqueName ?? '',
        displayName: viewer?.name ?? '',
        imageUrl: `${organization.url}_apis/GraphProfile/MemberAvatars/aad.${encoded(viewer?.id ?? '')}`,
      },
      host: { id: organization.id, name: organization.name, serviceVersion: 'Dev19.M277', type: 4, isHosted: true },
      pageContext: {
        globalization: globalization(),
        timeZonesConfiguration: { daylightSavingsAdjustments: daylightSavings(timeZone(), new Date().getFullYear()) },
        webContext: {
          project: place.project && { id: place.project.id, name: place.project.name },
          team: place.team && { id: place.team.id, name: place.team.name },
        },
      },
    },
  };
}

function globalization() {
  return {
    culture: start.viewer?.locale?.replace('_', '-') ?? 'en-US',
    explicitTheme: '',
    theme: isDark() ? 'ms.vss-web.vsts-theme-dark' : 'ms.vss-web.vsts-theme',
    timeZoneId: timeZone(),
    timezoneOffset: -offsetMinutes(timeZone(), new Date(new Date().getFullYear(), 0, 1)) * 60_000,
    typeAheadDisabled: false,
  };
}

function timeZone(): string {
  return start.viewer?.timeZone ?? 'UTC';
}

/** Changes of a zone's offset from three years back to two ahead, the difference in milliseconds to its offset in January. */
function daylightSavings(zone: string, year: number): readonly { readonly start: Date; readonly offset: number }[] {
  const changes: { start: Date; offset: number }[] = [];
  const base = offsetMinutes(zone, new Date(Date.UTC(year, 0, 1)));
  const end = Date.UTC(year + 2, 11, 31);
  const day = 24 * 3_600_000;
  let before = offsetMinutes(zone, new Date(Date.UTC(year - 3, 0, 1)));
  for (let moment = Date.UTC(year - 3, 0, 2); moment < end; moment += day) {
    const now = offsetMinutes(zone, new Date(moment));
    if (now === before) continue;
    changes.push({ start: changeBetween(zone, moment - day, moment), offset: (now - base) * 60_000 });
    before = now;
  }
  return changes;
}

function changeBetween(zone: string, from: number, to: number): Date {
  const before = offsetMinutes(zone, new Date(from));
  let [low, high] = [from, to];
  while (high - low > 60_000) {
    const middle = (low + high) / 2;
    if (offsetMinutes(zone, new Date(middle)) === before) low = middle;
    else high = middle;
  }
  return new Date(Math.round(high / 60_000) * 60_000);
}

const zoneFormats = new Map<string, Intl.DateTimeFormat>();

function offsetMinutes(zone: string, moment: Date): number {
  let format = zoneFormats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
    zoneFormats.set(zone, format);
  }
  const name = format.formatToParts(moment).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d+):(\d+)/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

function encoded(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text))).replace(/=+$/, '');
}
