import { HostUnreachable, NotSignedIn } from '#app/ports/failures';
import type { AccountId } from '#core/issue';
import { siteOfAll, type TrackerHost } from './tracker-host';

/** Every promise of the port People, for one host, and what every port promises of a host that fails. */
export function describePeople(host: TrackerHost): void {
  describe(`people of ${host.name}`, () => {
    const site = siteOfAll(() => host.start());

    it('are known by their ids', async () => {
      const { people } = site.tracker();
      const [cleo, ana] = [site.person('cleo'), site.person('ana')];
      expect(await people.named([cleo, ana])).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ id: cleo, name: 'Cleo Coder' }),
          expect.objectContaining({ id: ana }),
        ]),
      );
      expect(await people.named([])).toEqual([]);
    });

    it('are waited for through a 429 and a fault, and given up with the seconds that were asked for', async () => {
      const find = () => site.tracker().people.named([site.person('cleo')]);
      site.fail(`429@${host.peoplePath}x1`);
      expect(await find()).toHaveLength(1);
      site.fail(`503@${host.peoplePath}`);
      await expect(find()).rejects.toMatchObject({ name: 'HostUnreachable', retryAfterSeconds: 1 });
      site.fail(`500@${host.peoplePath}`);
      await expect(find()).rejects.toThrow(HostUnreachable);
      site.fail('');
    }, 20_000);
  });

  describe(`a ${host.name} that answers strangely`, () => {
    it.each([
      ['not at all', () => new Promise<Response>(() => undefined), HostUnreachable],
      ['with a page of HTML', async () => new Response('<html>'), HostUnreachable],
      ['with JSON of another form', async () => Response.json({ values: [{ id: 1 }] }), HostUnreachable],
      ['that the session is over', async () => new Response('', { status: 401 }), NotSignedIn],
      ['with a network error', () => Promise.reject(new TypeError('fetch failed')), HostUnreachable],
    ])('%s: is reported as what it is', async (_, answer, error) => {
      const { people } = host.strange(answer as () => Promise<Response>);
      await expect(people.named(['ana'] as AccountId[])).rejects.toThrow(error);
    });
  });
}
