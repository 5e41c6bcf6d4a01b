import { useEffect } from 'react';
import { Notice } from '../parts/notice';
import type { FrameView } from './operation';
import { openFrame } from './opened-frame';

/** Stands where a module's page would be that the local host cannot draw, and puts the reason into the call log as unmodelled. */
export function Undrawn({
  view,
  obstacle,
  isUnseen,
}: {
  readonly view: FrameView;
  readonly obstacle: string;
  readonly isUnseen: boolean;
}) {
  const { module, part, place } = view;
  useEffect(() => {
    const session = openFrame({ moduleKey: module.key, part, place });
    const what = { name: `draw ${module.type} ${module.key}`, status: 501, milliseconds: 0, bytes: 0, note: obstacle };
    // What cannot be opened either, for want of a session or of permission, has nothing to log.
    session.post('notes', [what]).catch(() => {});
    // One entry each time that the module comes into view.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  if (isUnseen) return null;
  return (
    <Notice tone="info" title={module.title}>
      {obstacle}
    </Notice>
  );
}
