const units = [
  ['w', 144_000],
  ['d', 28_800],
  ['h', 3600],
  ['m', 60],
] as const;

/** Seconds that Jira's short form, `1d 2h`, stands for; undefined for anything else. Bare numbers are minutes, as Jira's default has it. */
export function secondsOf(text: string): number | undefined {
  const words = text.trim();
  if (/^\d+$/.test(words)) return Number(words) * 60;
  if (!/^(\d+(\.\d+)?[wdhm]\s*)+$/.test(words)) return undefined;
  return [...words.matchAll(/(\d+(?:\.\d+)?)([wdhm])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * (units.find(([name]) => name === unit)?.[1] ?? 0),
    0,
  );
}

/** Seconds in Jira's short form with its usual day of 8 and week of 40 hours: `1d 2h`. */
export function duration(seconds: number): string {
  const parts: string[] = [];
  let left = seconds;
  for (const [unit, size] of units) {
    const count = Math.floor(left / size);
    if (count > 0) parts.push(`${count}${unit}`);
    left -= count * size;
  }
  return parts.join(' ') || '0m';
}
