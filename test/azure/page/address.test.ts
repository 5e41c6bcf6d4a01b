import { createAddress } from '../../../static/azure/address';

/** The address of a page in a browser's tab; what a page writes comes back to it, as the platform tells everybody. */
function page(hash: string) {
  const told: ((hash: string) => void)[] = [];
  const written: string[] = [];
  return {
    written,
    go: (next: string) => told.forEach((tell) => tell(next)),
    navigation: {
      getHash: () => Promise.resolve(hash),
      replaceHash(next: string) {
        written.push(next);
        told.forEach((tell) => tell(`#${next}`));
      },
      onHashChanged: (callback: (hash: string) => void) => void told.push(callback),
    },
  };
}

describe('the part of the address that a hub keeps', () => {
  it('is what follows #', async () => {
    expect((await createAddress(page('#sort=wsjf&text=a%20b').navigation)).read()).toBe('sort=wsjf&text=a%20b');
    expect((await createAddress(page('').navigation)).read()).toBe('');
  });

  it('is written where it changes, once', async () => {
    const { navigation, written } = page('sort=wsjf');
    const address = await createAddress(navigation);
    address.replace('sort=rank');
    address.replace('sort=rank');
    expect(address.read()).toBe('sort=rank');
    expect(written).toEqual(['sort=rank']);
  });

  it('tells of what others changed, not of what the page wrote itself', async () => {
    const { navigation, go } = page('');
    const address = await createAddress(navigation);
    const seen: string[] = [];
    const stop = address.onChange(() => seen.push(address.read()));
    address.replace('group=team');
    go('#group=client');
    stop();
    go('#group=epic');
    expect(seen).toEqual(['group=client']);
    expect(address.read()).toBe('group=epic');
  });
});
