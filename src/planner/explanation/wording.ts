/** A number as people read it: two decimals at most. */
export function figure(number: number): string {
  const rounded = Math.round(number * 100) / 100;
  return Object.is(rounded, -0) ? '0' : String(rounded);
}

/** Points with their unit. */
export function pointsText(points: number): string {
  return `${figure(points)} ${figure(points) === '1' ? 'point' : 'points'}`;
}

/** Things in one phrase, with those beyond `most` only counted. */
export function listed(things: readonly string[], most = 4): string {
  if (things.length > most) return `${things.slice(0, most - 1).join(', ')} and ${things.length - most + 1} more`;
  return things.length < 2 ? things.join('') : `${things.slice(0, -1).join(', ')} and ${things.at(-1)!}`;
}
