/** A change of an issue, by whoever made it. */
export interface IssueChange {
  readonly issueId: string;
  readonly issueKey: string;
  readonly projectId: string;
  readonly changeType: 'updated' | 'commented';
  readonly atlassianId?: string;
}

const issueListeners = new Set<(change: IssueChange) => void>();
const itemListeners = new Set<(ids: readonly number[]) => void>();
const channelListeners = new Map<string, (payload: unknown) => void>();
const early = new Map<string, unknown[]>();
let opening: Promise<string> | undefined;

/** The page's line to the host, opened when first needed; answers its id. */
export function streamId(): Promise<string> {
  opening ??= new Promise((resolve, reject) => {
    const source = new EventSource('/host/stream');
    source.addEventListener(
      'ready',
      (event: MessageEvent<string>) => resolve((JSON.parse(event.data) as { stream: string }).stream),
      { once: true },
    );
    source.addEventListener('issue', (event: MessageEvent<string>) => tellIssue(JSON.parse(event.data) as IssueChange));
    source.addEventListener('items', (event: MessageEvent<string>) =>
      tellItems(JSON.parse(event.data) as readonly number[]),
    );
    source.addEventListener('channel', (event: MessageEvent<string>) =>
      tellChannel(JSON.parse(event.data) as { subscription: string; payload: unknown }),
    );
    source.addEventListener('error', () => {
      if (source.readyState !== EventSource.CLOSED) return;
      opening = undefined;
      reject(new Error('The host cannot be reached.'));
    });
    // Browsers allow six connections to a host: a page that only waits gives its own back.
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden || channelListeners.size > 0) return;
      source.close();
      opening = undefined;
      document.addEventListener(
        'visibilitychange',
        () => issueListeners.size + itemListeners.size > 0 && void reopen(),
        { once: true },
      );
    });
  });
  return opening;
}

/** Calls the listener for each changed issue that the person may see; answers how to stop. */
export function onIssueChange(listener: (change: IssueChange) => void): () => void {
  issueListeners.add(listener);
  streamId().catch(() => {});
  return () => void issueListeners.delete(listener);
}

/**
 * Calls the listener with the ids of changed work items that the person may see; with none after a pause of the
 * line, when anything may have changed. Answers how to stop.
 */
export function onItemChange(listener: (ids: readonly number[]) => void): () => void {
  itemListeners.add(listener);
  streamId().catch(() => {});
  return () => void itemListeners.delete(listener);
}

/** Calls the listener for messages of a channel subscription, those included that came before it was known. */
export function onChannelMessage(subscription: string, listener: (payload: unknown) => void): () => void {
  channelListeners.set(subscription, listener);
  for (const payload of early.get(subscription) ?? []) listener(payload);
  early.delete(subscription);
  return () => void channelListeners.delete(subscription);
}

function tellIssue(change: IssueChange): void {
  for (const listener of [...issueListeners]) listener(change);
}

function tellItems(ids: readonly number[]): void {
  for (const listener of [...itemListeners]) listener(ids);
}

async function reopen(): Promise<void> {
  await streamId().catch(() => {});
  tellItems([]);
}

function tellChannel({ subscription, payload }: { subscription: string; payload: unknown }): void {
  const listener = channelListeners.get(subscription);
  if (listener) listener(payload);
  else early.set(subscription, [...(early.get(subscription) ?? []), payload]);
}
