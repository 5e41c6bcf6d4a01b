/** A moment in Jira's form, `2021-06-18T18:41:37.804+0000`, in a person's time zone. */
export function jiraMoment(at: number, timeZone = 'UTC'): string {
  const minutes = offsetMinutes(at, timeZone);
  const local = new Date(at + minutes * 60_000).toISOString().slice(0, -1);
  const ahead = Math.abs(minutes);
  const offset = `${String(Math.floor(ahead / 60)).padStart(2, '0')}${String(ahead % 60).padStart(2, '0')}`;
  return `${local}${minutes < 0 ? '-' : '+'}${offset}`;
}

/** Minutes by which a time zone is ahead of UTC at a moment; 0 for a zone that this machine does not know. */
export function offsetMinutes(at: number, timeZone: string): number {
  const format = formatOf(timeZone);
  if (!format) return 0;
  const name = format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const match = /([+-])(\d\d):(\d\d)/.exec(name);
  if (!match) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}

/** The moment that a wall clock in a time zone shows, given as if it were UTC. */
export function fromWallClock(wallClock: number, timeZone: string): number {
  const guess = wallClock - offsetMinutes(wallClock, timeZone) * 60_000;
  return wallClock - offsetMinutes(guess, timeZone) * 60_000;
}

const formats = new Map<string, Intl.DateTimeFormat | undefined>([
  ['UTC', undefined],
  ['Etc/GMT', undefined],
]);

function formatOf(timeZone: string): Intl.DateTimeFormat | undefined {
  if (!formats.has(timeZone)) {
    try {
      formats.set(timeZone, new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }));
    } catch {
      formats.set(timeZone, undefined);
    }
  }
  return formats.get(timeZone);
}
