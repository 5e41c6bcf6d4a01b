import { useEffect, useState, type ComponentType } from 'react';

/** A part of a panel whose code comes after the panel was drawn. */
export interface Deferred<Props> {
  /** Draws nothing until its code is here; where the code cannot be had, the panel's boundary says so. */
  readonly Part: ComponentType<Props>;
  /** Asks for the code beforehand, so that a press is answered at once. */
  prefetch(): void;
}

/** Leaves out of the first load what is drawn only after a press, or in some states. */
export function deferred<Props extends object>(load: () => Promise<ComponentType<Props>>): Deferred<Props> {
  let loaded: ComponentType<Props> | undefined;
  let loading: Promise<void> | undefined;
  const arrive = (): Promise<void> =>
    (loading ??= load().then(
      (part) => void (loaded = part),
      (error: unknown) => {
        loading = undefined;
        throw error;
      },
    ));
  return {
    Part: function Part(props: Props) {
      const [, setArrived] = useState(loaded !== undefined);
      useEffect(() => {
        if (loaded) return;
        arrive().then(
          () => setArrived(true),
          (error: unknown) =>
            setArrived(() => {
              throw error;
            }),
        );
      }, []);
      const Loaded = loaded;
      return Loaded ? <Loaded {...props} /> : null;
    },
    prefetch: () => void arrive().catch(() => undefined),
  };
}
