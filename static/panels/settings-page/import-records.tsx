import { useEffect, useRef, useState, type Ref } from 'react';
import { Button } from '../../kit/button';
import { Dialog } from '../../kit/dialog';
import { UploadIcon } from '../../kit/icons';
import { Message } from '../../kit/message';
import type { ExportFile } from '#app/transfer/export-file';
import type { Host } from '../host';
import type { SettingsPageWords } from '../words/en-settings-page';
import { fileProblemText } from './file-problem';
import { readImportFile, type ImportFile } from './import-file';
import { ImportResult } from './import-result';
import { importRecords, type ImportEnd, type ImportProgress } from './transfer';

/** Where an import stands, from the choice of a file to the list of what was left out. */
export type ImportState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading'; readonly name: string }
  | { readonly kind: 'unreadable'; readonly name: string; readonly problem: Exclude<ImportFile, { kind: 'ok' }> }
  | { readonly kind: 'preview'; readonly name: string; readonly file: ExportFile }
  | {
      readonly kind: 'running';
      readonly file: ExportFile;
      readonly replace: boolean;
      readonly progress: ImportProgress | undefined;
    }
  | {
      readonly kind: 'ended';
      readonly file: ExportFile;
      readonly replace: boolean;
      readonly progress: ImportProgress;
      readonly end: ImportEnd['end'];
    };

/** Takes a file in: looked at first, then sent part by part, with progress and a way to stop. */
export function ImportRecords({ host, words }: { readonly host: Host; readonly words: SettingsPageWords }) {
  const [state, setState] = useState<ImportState>({ kind: 'idle' });
  const running = useRef<AbortController>(undefined);
  const picker = useRef<HTMLInputElement>(null);
  useEffect(() => () => running.current?.abort(), []);

  async function choose(chosen: File) {
    setState({ kind: 'reading', name: chosen.name });
    const read = await readImportFile(chosen);
    setState(
      read.kind === 'ok'
        ? { kind: 'preview', name: chosen.name, file: read.file }
        : { kind: 'unreadable', name: chosen.name, problem: read },
    );
  }

  async function run(file: ExportFile, replace: boolean, from?: ImportProgress) {
    const controller = new AbortController();
    running.current = controller;
    setState({ kind: 'running', file, replace, progress: from });
    const { progress, end } = await importRecords(
      host,
      { file, replace, from },
      (now) => setState({ kind: 'running', file, replace, progress: now }),
      controller.signal,
    );
    setState({ kind: 'ended', file, replace, progress, end });
  }

  const isBusy = state.kind === 'reading' || state.kind === 'running';
  return (
    <div className="settings-page__transfer">
      <div className="settings-page__actions">
        <Button icon={<UploadIcon />} isBusy={isBusy} onClick={() => picker.current?.click()}>
          {words.say('import')}
        </Button>
        <FilePicker ref={picker} label={words.say('chooseFile')} onChoose={(file) => void choose(file)} />
        <Progress state={state} words={words} onStop={() => running.current?.abort()} />
      </div>
      {state.kind === 'unreadable' && (
        <Message tone="danger">{fileProblemText(state.name, state.problem, words)}</Message>
      )}
      {state.kind === 'preview' && (
        <Preview
          name={state.name}
          file={state.file}
          words={words}
          onClose={() => setState({ kind: 'idle' })}
          onStart={(replace) => void run(state.file, replace)}
        />
      )}
      {state.kind === 'ended' && (
        <ImportResult
          progress={state.progress}
          end={state.end}
          words={words}
          onGoOn={() => void run(state.file, state.replace, state.progress)}
        />
      )}
    </div>
  );
}

function FilePicker({
  ref,
  label,
  onChoose,
}: {
  readonly ref: Ref<HTMLInputElement>;
  readonly label: string;
  onChoose(file: File): void;
}) {
  return (
    <input
      ref={ref}
      type="file"
      hidden
      accept=".json,application/json"
      aria-label={label}
      onChange={(event) => {
        const chosen = event.target.files?.[0];
        // The same file can be chosen again after it was mended.
        event.target.value = '';
        if (chosen) onChoose(chosen);
      }}
    />
  );
}

/** How far reading and sending are, with a way to stop. */
function Progress({
  state,
  words,
  onStop,
}: {
  readonly state: ImportState;
  readonly words: SettingsPageWords;
  onStop(): void;
}) {
  return (
    <>
      {state.kind === 'reading' && <span role="status">{words.say('reading', { file: state.name })}</span>}
      {state.kind === 'running' && state.progress && (
        <span className="settings-page__progress" role="status">
          <progress aria-label={words.say('import')} max={state.progress.total} value={state.progress.done} />
          <span className="ui-numeric">
            {words.say('importing', { done: state.progress.done, total: state.progress.total })}
          </span>
        </span>
      )}
      {state.kind === 'running' && (
        <Button appearance="link" onClick={onStop}>
          {words.say('stop')}
        </Button>
      )}
    </>
  );
}

interface PreviewProps {
  readonly name: string;
  readonly file: ExportFile;
  readonly words: SettingsPageWords;
  onClose(): void;
  onStart(replace: boolean): void;
}

function Preview({ name, file, words, onClose, onStart }: PreviewProps) {
  const [replace, setReplace] = useState(false);
  const of = (kind: string): number => file.records.filter((record) => record.kind === kind).length;
  const counts = { settings: of('settings'), scores: of('score'), decisions: of('decision') };
  const others = file.records.length - counts.settings - counts.scores - counts.decisions;
  const choices = [
    { value: false, label: 'keepNewer', help: 'keepNewerHelp' },
    { value: true, label: 'replace', help: 'replaceHelp' },
  ] as const;
  return (
    <Dialog
      title={words.say('previewTitle', { file: name })}
      closeLabel={words.say('cancel')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.say('cancel')}</Button>
          <Button appearance="primary" onClick={() => onStart(replace)}>
            {words.say('startImport')}
          </Button>
        </>
      }
    >
      <p>
        {words.say('previewFrom', { date: words.formats.moment(file.exported) })}{' '}
        {words.say('previewCounts', { ...counts, lines: file.lines.length })}{' '}
        {others > 0 && words.say('previewOthers', { count: others })}
      </p>
      {choices.map(({ value, label, help }) => (
        <label key={label} className="settings-page__radio">
          <input
            type="radio"
            name="settings-page-replace"
            checked={replace === value}
            onChange={() => setReplace(value)}
          />
          <span>
            {words.say(label)}
            <span className="settings-page__hint settings-page__line">{words.say(help)}</span>
          </span>
        </label>
      ))}
    </Dialog>
  );
}
