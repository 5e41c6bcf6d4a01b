import { useEffect, useState } from 'react';
import type { IssueId } from '#core/issue';
import { useStore } from '../base/store';
import type { Host } from '../host';
import type { Panel } from './panel';
import type { PanelState } from './panel-state';

/** The state of a panel, which reads again when the viewer comes back or another panel saved something. */
export function usePanel(host: Host, panel: Panel): PanelState {
  const state = useStore(panel.states);
  useEffect(() => {
    void panel.start();
    const onReturn = () => document.visibilityState === 'visible' && void panel.refresh();
    document.addEventListener('visibilitychange', onReturn);
    const stop = host.onIssueChange?.(() => void panel.readAgain());
    return () => {
      document.removeEventListener('visibilitychange', onReturn);
      stop?.();
    };
  }, [host, panel]);
  useSiblings(panel, panel.issue.id, state);
  return state;
}

/** Panel and compact form of one issue stand on the same page in frames of their own: one tells the other. */
function useSiblings(panel: Panel, issueId: IssueId, { done }: PanelState): void {
  const [channel] = useState(() =>
    typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('waybill-score'),
  );
  useEffect(() => {
    if (!channel) return undefined;
    const onMessage = ({ data }: MessageEvent) => data === issueId && void panel.refresh(true);
    channel.addEventListener('message', onMessage);
    return () => channel.removeEventListener('message', onMessage);
  }, [channel, issueId, panel]);
  useEffect(() => {
    if (done) channel?.postMessage(issueId);
  }, [channel, issueId, done]);
}
