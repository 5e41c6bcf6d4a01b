/** Runs work on every item, at most `limit` at once; answers in the order of the items. The first failure stops the rest. */
export async function inParallel<Item, Value>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<Value>,
): Promise<Value[]> {
  const answers = new Array<Value>(items.length);
  const entries = items.entries();
  let isStopped = false;
  const worker = async (): Promise<void> => {
    for (const [index, item] of entries) {
      if (isStopped) return;
      try {
        answers[index] = await work(item);
      } catch (error) {
        isStopped = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  return answers;
}
