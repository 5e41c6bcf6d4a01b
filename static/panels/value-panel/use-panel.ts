import { useEffect, useState, useSyncExternalStore } from 'react';
import type { IssueId, IssueKey } from '#core/issue';
import type { Host } from '../host';
import { Panel } from './panel';
import type { PanelState } from './panel-state';

/** A panel of this issue that reads by itself, and again when the viewer comes back or another panel saved something. */
export function usePanel(host: Host, issue: { readonly id: IssueId; readonly key: IssueKey }): { readonly panel: Panel; readonly state: PanelState } {
  const [panel] = useState(() => new Panel(host, issue));
  const state = useSyncExternalStore(panel.subscribe, panel.get);
  useEffect(() => {
    void panel.load();
    const onReturn = () => document.visibilityState === 'visible' && void panel.refresh();
    document.addEventListener('visibilitychange', onReturn);
    const stop = host.onIssueChange?.(() => void panel.readAgain());
    return () => {
      document.removeEventListener('visibilitychange', onReturn);
      stop?.();
    };
  }, [host, panel]);
  useSiblings(panel, issue.id, state);
  return { panel, state };
}

/** Panel and compact form of one issue stand on the same page in frames of their own: one tells the other. */
function useSiblings(panel: Panel, issueId: IssueId, { done }: PanelState): void {
  const [channel] = useState(() => (typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('waybill-score')));
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
