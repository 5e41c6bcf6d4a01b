import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Background } from '#azure/background';
import { AzureClient } from '#azure/client';
import { ItemSource } from '#azure/item-source';
import { startAzure } from '../app/azure';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

async function isHeld(what: WeakRef<object>): Promise<boolean> {
  await new Promise((resolve) => setTimeout(resolve, 0));
  collect();
  return what.deref() !== undefined;
}

afterEach(() => jest.restoreAllMocks());

// Cause: each piece of work was kept with all that went before it, and items were kept until they were read again.
describe('a page that stays open for days', () => {
  it('does not hold what its work in the background answered', async () => {
    const background = new Background(() => undefined);
    const run = (): WeakRef<object> => {
      const answer = { weather: 'fair' };
      background.run(() => Promise.resolve(answer));
      return new WeakRef(answer);
    };
    const first = run();
    background.run(() => Promise.resolve());
    await background.settled();
    expect(await isHeld(first)).toBe(false);
  });

  it('does not hold items that it read more than ten seconds ago', async () => {
    const app = startAzure();
    const source = new ItemSource(new AzureClient(app.requestAs('ben')));
    const read = async (id: number): Promise<WeakRef<object>> => {
      const [item] = await source.some([id], ['System.Title']);
      return new WeakRef(item!);
    };
    const first = await read(10_001);
    const now = Date.now();
    jest.spyOn(Date, 'now').mockReturnValue(now + 10_001);
    const second = await read(10_002);
    expect([await isHeld(first), await isHeld(second)]).toEqual([false, true]);
    expect(source.isRecent(10_002)).toBe(true);
    app.close();
  });
});
