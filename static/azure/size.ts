import { resize } from 'azure-devops-extension-sdk';

/** Tells the form how high the panel is, whenever that changes; a hub's frame has its size from the page. */
export function reportHeight(place: HTMLElement): void {
  let reported = 0;
  new ResizeObserver(() => {
    const height = Math.ceil(place.getBoundingClientRect().height);
    // Nothing is drawn between two items: the form keeps its height.
    if (height === 0 || height === reported) return;
    reported = height;
    resize(undefined, height);
  }).observe(place);
}
