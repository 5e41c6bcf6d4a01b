type Listener = (issueKey: string) => void;

const listeners = new Set<Listener>();

/** Word that an issue should be read again. */
export const issueChanges = {
  announce(issueKey: string): void {
    for (const listener of [...listeners]) listener(issueKey);
  },
  /** Answers how to stop listening. */
  listen(listener: Listener): () => void {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
};
