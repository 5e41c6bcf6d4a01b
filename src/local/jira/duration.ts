/** Seconds in Jira's short form with its usual day of 8 and week of 40 hours: `1d 2h`. */
export function duration(seconds: number): string {
  const units = [['w', 144_000], ['d', 28_800], ['h', 3600], ['m', 60]] as const;
  const parts: string[] = [];
  let left = seconds;
  for (const [unit, size] of units) {
    const count = Math.floor(left / size);
    if (count > 0) parts.push(`${count}${unit}`);
    left -= count * size;
  }
  return parts.join(' ') || '0m';
}
