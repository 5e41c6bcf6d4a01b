import { Disclosure } from '../../kit/disclosure';
import { HistoryLines } from './deferred-parts';
import type { ValuePanelContext } from './panel-context';

/** Who did what, newest first; read when it is first unfolded. */
export function History({ context }: { readonly context: ValuePanelContext }) {
  const { words, panel, state } = context;
  return (
    <Disclosure summary={words.say('history')} onFirstOpen={() => void panel.readHistory()} key={context.score.version}>
      <HistoryLines context={context} history={state.history} />
    </Disclosure>
  );
}
