import { lazy, Suspense, type ComponentType } from 'react';

const notices = () => import('./panel-notices');
const changes = () => import('./change-notices');
const graph = () => import('./layered-graph');

/** Parts of the panel whose code comes when they are first shown: one line each. Where it does not come, the panel's boundary says so. */
export const LazyParts = {
  Graph: soon(async () => (await graph()).LayeredGraph),
  Reading: soon(async () => (await notices()).ReadingNotices),
  Troubles: soon(async () => (await notices()).Troubles),
  NotCounted: soon(async () => (await notices()).NotCounted),
  Add: soon(async () => (await import('./add-link')).AddLink),
  Change: soon(async () => (await import('./change-dialog')).ChangeDialog),
  Last: soon(async () => (await changes()).LastChangeNotice),
  Agreed: soon(async () => (await import('./agreed')).Agreed),
  Check: soon(async () => (await changes()).CheckNotice),
} as const;

/** Asks for the code that almost every item needs, while its links are read. */
export function prefetchParts(): void {
  for (const load of [graph, notices]) load().catch(() => undefined);
}

function soon<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const Part = lazy(async () => ({ default: (await load()) as ComponentType<object> }));
  return function Soon(props: Props) {
    return (
      <Suspense fallback={null}>
        <Part {...props} />
      </Suspense>
    );
  };
}
