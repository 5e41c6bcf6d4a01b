import { HostUnreachable } from '#app/ports/failures';
import { Delivery } from '#azure/delivery';
import type { IssueId } from '#core/issue';

const item = '11' as IssueId;

/** A delivery that ends when the test says so; `waits` are the pauses that were asked for. */
function held() {
  let finish: () => void = () => undefined;
  let expire: () => void = () => undefined;
  const waits: number[] = [];
  const delivery = new Delivery({
    deliverRecord: async () => undefined,
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

describe('fields that the platform does not take', () => {
  function failing(errors: readonly Error[]) {
    const waits: number[] = [];
    let tries = 0;
    const delivery = new Delivery({
      deliverRecord: async () => undefined,
      deliver: async () => {
        const error = errors[tries++];
        if (error) throw error;
      },
      wait: async (milliseconds) => void waits.push(milliseconds),
      chance: () => 0,
    });
    return { delivery, waits, tries: () => tries };
  }
  const busy = (retryAfterSeconds?: number) =>
    new HostUnreachable('busy', retryAfterSeconds === undefined ? {} : { retryAfterSeconds });

  it('are sent again, later each time, or when the platform says, a minute at most', async () => {
    const { delivery, waits, tries } = failing([busy(), busy(), busy(300)]);
    await delivery.mirror([item]);
    await delivery.settled();
    expect(waits).toEqual([2_000, 4_000, 60_000]);
    expect(tries()).toBe(4);
  });

  it('are left to the next page after five tries, and at once after anything else', async () => {
    const unanswered = failing(Array.from({ length: 9 }, () => busy()));
    await unanswered.delivery.mirror([item]);
    await unanswered.delivery.settled();
    expect(unanswered.tries()).toBe(5);
    const broken = failing([new Error('a bug')]);
    await broken.delivery.mirror([item]);
    await broken.delivery.settled();
    expect(broken.tries()).toBe(1);
  });
});
