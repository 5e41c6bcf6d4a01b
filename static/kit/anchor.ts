const gap = 4;

/** Puts a box of the top layer under another element, or above it where there is no room; never off the screen. */
export function placeAt(box: HTMLElement | null, anchor: HTMLElement | null): void {
  if (!box || !anchor) return;
  const beside = anchor.getBoundingClientRect();
  const { width, height } = box.getBoundingClientRect();
  const below = beside.bottom + gap;
  const above = beside.top - gap - height;
  const top = below + height <= window.innerHeight || above < 0 ? below : above;
  box.style.top = `${Math.max(gap, Math.min(top, window.innerHeight - height - gap))}px`;
  box.style.left = `${Math.max(gap, Math.min(beside.left, window.innerWidth - width - gap))}px`;
}
