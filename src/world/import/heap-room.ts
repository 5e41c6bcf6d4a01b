import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Whether there is memory for more issues. Asked now and then while files are read. */
export type HasRoom = () => boolean;

/** What is read takes this part of the heap at most: the emulated Jira holds it a second time while it stores it. */
const SHARE = 0.4;

/** Answers whether what is held leaves room to load it. Garbage does not count: it is collected before the answer is no. */
export function heapRoom(): HasRoom {
  let collectAbove = SHARE * getHeapStatistics().heap_size_limit;
  return () => {
    const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
    if (used <= collectAbove) return true;
    collectGarbage();
    const held = getHeapStatistics().used_heap_size;
    collectAbove = Math.max(SHARE * limit, held) + 0.05 * limit;
    return held <= SHARE * limit;
  };
}

/** Megabytes that this process may fill. */
export function heapMegabytes(): number {
  return Math.round(getHeapStatistics().heap_size_limit / 1024 ** 2);
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}
