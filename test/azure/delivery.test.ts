import { Delivery } from '#azure/delivery';
import type { IssueId } from '#core/issue';

const item = '11' as IssueId;

/** A delivery that ends when the test says so; `waits` are the pauses that were asked for. */
function held() {
  let finish: () => void = () => undefined;
  let expire: () => void = () => undefined;
  const waits: number[] = [];
  const delivery = new Delivery({
    deliver: () => new Promise((resolve) => (finish = resolve)),
    wait: (milliseconds) =>
      new Promise((resolve) => {
        waits.push(milliseconds);
        expire = resolve;
      }),
  });
  return { delivery, waits, finish: () => finish(), expire: () => expire() };
}

describe('fields that follow a change', () => {
  it('are waited for by whoever made the change', async () => {
    const { delivery, finish } = held();
    let isDone = false;
    const mirrored = delivery.mirror([item], 1_000).then(() => (isDone = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect(isDone).toBe(false);
    finish();
    await mirrored;
    expect(isDone).toBe(true);
  });

  it('are not waited for any longer than that', async () => {
    const { delivery, waits, expire, finish } = held();
    const mirrored = delivery.mirror([item], 1_000);
    await new Promise((resolve) => setImmediate(resolve));
    expect(waits).toEqual([1_000]);
    expire();
    await mirrored;
    finish();
    await delivery.settled();
  });

  it('are not waited for by whoever only looks', async () => {
    const { delivery, finish } = held();
    await delivery.mirror([item]);
    await new Promise((resolve) => setImmediate(resolve));
    finish();
    await delivery.settled();
  });
});
