import type { ProductEvent } from '#host/server/seams';
import type { Site } from './site';

/** A document of one paragraph. */
export const adf = (text: string) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

/** Names of the events that a site tells from now on. */
export function listen(site: Site): string[] {
  const heard: string[] = [];
  site.jira.onEvent((event: ProductEvent) => heard.push(event.name));
  return heard;
}

/** Waits until events that are on their way have been told. */
export const settled = () => new Promise((resolve) => setImmediate(resolve));
