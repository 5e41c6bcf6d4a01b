import { useEffect, useRef, useState } from 'react';
import { Button } from '../../kit/button';
import { DownloadIcon } from '../../kit/icons';
import { Message } from '../../kit/message';
import { Saved } from '../../kit/saved';
import { saveFile } from '../../kit/save-file';
import type { Host } from '../host';
import type { SettingsPageWords } from '../words/en-settings-page';
import { reasonText, type CallProblem } from './call-problem';
import { exportRecords } from './transfer';

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly records: number }
  | { readonly kind: 'done'; readonly text: string }
  | { readonly kind: 'failed'; readonly problem: CallProblem };

/** Saves everything that is stored as one file, with progress and a way to stop. */
export function ExportRecords({ host, words }: { readonly host: Host; readonly words: SettingsPageWords }) {
  const [state, setState] = useState<State>({ kind: 'idle' });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  async function run() {
    const controller = new AbortController();
    running.current = controller;
    setState({ kind: 'running', records: 0 });
    const end = await exportRecords(host, (records) => setState({ kind: 'running', records }), controller.signal);
    if (end.kind === 'cancelled') return setState({ kind: 'idle' });
    if (end.kind !== 'ok') return setState({ kind: 'failed', problem: end });
    const { file } = end;
    const name = `waybill-${file.exported.slice(0, 10)}.json`;
    saveFile(name, JSON.stringify(file, undefined, 1), 'application/json');
    setState({
      kind: 'done',
      text: words.say('exported', {
        file: name,
        records: file.records.length,
        lines: file.lines.length,
      }),
    });
  }

  return (
    <div className="settings-page__transfer">
      <div className="settings-page__actions">
        <Button icon={<DownloadIcon />} isBusy={state.kind === 'running'} onClick={() => void run()}>
          {words.say('export')}
        </Button>
        {state.kind === 'running' && (
          <>
            <span className="settings-page__hint ui-numeric" role="status">
              {words.say('exporting', { count: state.records })}
            </span>
            <Button appearance="link" onClick={() => running.current?.abort()}>
              {words.say('cancel')}
            </Button>
          </>
        )}
        {state.kind === 'done' && <Saved>{state.text}</Saved>}
      </div>
      {state.kind === 'failed' && (
        <Message tone="danger">{words.say('exportFailed', { why: reasonText(state.problem, words) })}</Message>
      )}
    </div>
  );
}
