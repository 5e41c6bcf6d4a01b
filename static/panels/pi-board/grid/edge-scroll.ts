/** Part of a box within which its edge draws the content along, and pixels a frame at the very edge. */
const share = 0.18;
const mostDepth = 120;
const mostSpeed = 28;

/**
 * How many pixels to scroll in this frame while something is dragged at `at`: the nearer to an edge, the faster.
 * Beside the box as fast as at its edge.
 */
export function edgeSpeed(at: number, start: number, end: number): number {
  const depth = Math.min(mostDepth, (end - start) * share);
  if (depth <= 0) return 0;
  const speed = (inside: number) => Math.round(mostSpeed * Math.min(1, Math.max(0, (depth - inside) / depth)) ** 2);
  return speed(end - at) - speed(at - start) || 0;
}
