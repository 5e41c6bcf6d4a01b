import '../value-panel/value-panel.css';
import type { IsoDateTime } from '#core/result';
import { Skeleton } from '../../kit/skeleton';
import type { PanelIssue } from '../base/module';
import type { Host } from '../host';
import { HeadlineLine } from '../value-panel/headline-line';
import { startPanel, type Panel } from '../value-panel/panel';
import { TroubleMessage } from '../value-panel/trouble-message';
import { usePanel } from '../value-panel/use-panel';
import { enValuePanel } from '../words/en-value-panel';
import { useWords } from '../words/use-words';

interface ValueContextProps {
  readonly host: Host;
  readonly panel: Panel;
}

/** Opens the compact form of an issue's panel. */
export function openValueContext(host: Host, issue: PanelIssue) {
  return <ValueContext host={host} panel={startPanel(host, issue)} />;
}

/** The value panel's first line and its chips, for the sidebar. */
function ValueContext({ host, panel }: ValueContextProps) {
  const words = useWords(enValuePanel, host);
  const state = usePanel(host, panel);
  const { score, trouble } = state;
  return (
    <main className="value-panel value-panel--compact">
      {trouble && (
        <TroubleMessage
          trouble={trouble}
          model={state.score?.model}
          words={words}
          panel={panel}
          isBusy={state.doing !== undefined}
        />
      )}
      {score && (
        <HeadlineLine {...{ host, panel, state, score, words }} now={new Date().toISOString() as IsoDateTime} />
      )}
      {!score && !trouble && <Skeleton lines={[70, 45]} label={words.say('loading')} />}
    </main>
  );
}
