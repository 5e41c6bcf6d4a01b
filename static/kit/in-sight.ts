/**
 * Centres a box of the top layer in the part of the page that is seen: a frame that is as high as its content reaches
 * far beyond the screen, and its own middle may lie there. Answers how to stop.
 */
export function centreInSight(box: HTMLElement): () => void {
  const observer = new IntersectionObserver((entries) => {
    // Once: whoever scrolls on wants to see what lies behind.
    observer.disconnect();
    const seen = entries.at(-1)?.intersectionRect;
    if (!seen || seen.height === 0) return;
    box.style.insetBlock = `${seen.top}px ${window.innerHeight - seen.bottom}px`;
    box.style.setProperty('--dialog-room', `${seen.height}px`);
  });
  // A frame is told what the screen shows of it, even by pages that are strangers to it.
  observer.observe(document.documentElement);
  return () => observer.disconnect();
}

/**
 * Puts a box of the top layer where it is opened from: what is shown far away takes the focus, and the page scrolls
 * there before anybody can tell what was seen.
 */
export function openBeside(box: HTMLElement, opener: Element | null): void {
  const top = opener?.getBoundingClientRect().top ?? 0;
  box.style.insetBlock = `${Math.max(0, Math.min(top, window.innerHeight))}px auto`;
}
