import { furnish, type FreshHost } from './furnish';
import type { Waybill } from './waybill';

/** Fills a host that was just seeded; rejects only where Waybill's own code was not built. */
export async function furnishHost(host: FreshHost): Promise<void> {
  await furnish((await import(new URL('waybill.mjs', import.meta.url).href)) as Waybill, host);
}
