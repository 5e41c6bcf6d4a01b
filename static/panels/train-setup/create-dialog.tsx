import { useState } from 'react';
import { Button } from '../../kit/button';
import { Dialog } from '../../kit/dialog';
import { Message } from '../../kit/message';
import type { IterationOutcome } from '#app/ports/schedule';
import type { Pi } from '#core/train/train';
import type { Reading } from '../base/ask';
import type { TrainSetupWords } from '../words/en-train-setup';
import type { MissingIteration } from './missing-iterations';
import { failureText, periodText, type SetupContext } from './setup-context';

interface CreateDialogProps {
  readonly context: SetupContext;
  readonly pi: Pi;
  readonly missing: readonly MissingIteration[];
  onClose(): void;
}

interface Line {
  readonly missing: MissingIteration;
  readonly name: string;
  readonly isChosen: boolean;
  readonly outcome?: IterationOutcome;
}

/** Every iteration that would be made, before it is; then what became of each. */
export function CreateDialog({ context, pi, missing, onClose }: CreateDialogProps) {
  const { words, book } = context;
  // What is made leaves the list of what is missing: the dialog goes on with what it began with.
  const [lines, setLines] = useState<readonly Line[]>(() =>
    missing.map((each) => ({ missing: each, name: each.draft.name, isChosen: true })),
  );
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Exclude<Reading<unknown>, { readonly kind: 'done' | 'stopped' }>>();
  const open = lines.filter(({ isChosen, name, outcome }) => isChosen && name.trim() !== '' && !isMade(outcome));

  async function create() {
    setBusy(true);
    setFailure(undefined);
    const drafts = open.map(({ missing: each, name }) => ({ ...each, draft: { ...each.draft, name: name.trim() } }));
    const read = await book.create(pi.id, drafts);
    setBusy(false);
    if (read.kind === 'done')
      setLines((all) =>
        all.map((line) => {
          const at = open.indexOf(line);
          const outcome = at < 0 ? undefined : read.value[at];
          return outcome ? { ...line, outcome } : line;
        }),
      );
    else if (read.kind !== 'stopped') setFailure(read);
  }

  return (
    <Dialog
      title={words.say('createTitle')}
      closeLabel={words.say('close')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.say(open.length > 0 ? 'cancel' : 'close')}</Button>
          {open.length > 0 && (
            <Button appearance="primary" isBusy={isBusy} onClick={() => void create()}>
              {words.say('create', { count: open.length })}
            </Button>
          )}
        </>
      }
    >
      <p>{words.say('createText')}</p>
      {failure && <Message tone="danger">{words.say('createFailed', { why: failureText(failure, words) })}</Message>}
      <div className="train-setup__scroll">
        <Lines context={context} lines={lines} isBusy={isBusy} onChange={setLines} />
      </div>
    </Dialog>
  );
}

interface LinesProps {
  readonly context: SetupContext;
  readonly lines: readonly Line[];
  readonly isBusy: boolean;
  onChange(lines: readonly Line[]): void;
}

function Lines({ context, lines, isBusy, onChange }: LinesProps) {
  const { words, host } = context;
  const { nestIterations } = host.tracker.schedule.can;
  const set = (line: Line, next: Partial<Line>) =>
    onChange(lines.map((each) => (each === line ? { ...each, ...next } : each)));
  return (
    <table className="train-setup__versions train-setup__wide">
      <thead>
        <tr>
          <th scope="col">{words.say('team')}</th>
          <th scope="col">{words.say('createName')}</th>
          <th scope="col">{words.say('createWhen')}</th>
          {nestIterations && <th scope="col">{words.say('createBelow')}</th>}
          <th scope="col">{words.say('createOutcome')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => {
          const { draft, teamId, slot } = line.missing;
          const team = teamName(context, teamId);
          const isFixed = isBusy || isMade(line.outcome);
          return (
            <tr key={`${teamId} ${slot}`}>
              <td>
                <label className="train-setup__check">
                  <input
                    type="checkbox"
                    aria-label={words.say('createInclude', { name: line.name, team })}
                    disabled={isFixed}
                    checked={line.isChosen}
                    onChange={(event) => set(line, { isChosen: event.target.checked })}
                  />
                  <bdi>{team}</bdi>
                </label>
              </td>
              <td>
                <input
                  className="ui-input train-setup__new-name"
                  dir="auto"
                  maxLength={200}
                  aria-label={words.say('createName')}
                  disabled={isFixed}
                  value={line.name}
                  onChange={(event) => set(line, { name: event.target.value })}
                />
              </td>
              <td>{periodText(draft, context)}</td>
              {nestIterations && <td dir="auto">{draft.below?.join(' / ') ?? ''}</td>}
              <td className="train-setup__outcome">{line.outcome && outcomeText(line.outcome, words)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function teamName({ state }: SetupContext, teamId: MissingIteration['teamId']): string {
  return state.draft.train.teams.find(({ id }) => id === teamId)?.name ?? teamId;
}

function isMade(outcome: IterationOutcome | undefined): boolean {
  return outcome !== undefined && outcome.kind !== 'refused';
}

const refusals = {
  hidden: 'refusedHidden',
  forbidden: 'refusedForbidden',
  unreachable: 'refusedUnreachable',
  invalid: 'refusedInvalid',
  'no-iterations': 'refusedNoIterations',
  'not-kept': 'refusedNoIterations',
} as const;

function outcomeText(outcome: IterationOutcome, words: TrainSetupWords): string {
  if (outcome.kind !== 'refused') return words.say(outcome.kind);
  // What the tracker says of a right names its own codes: what that means is enough.
  const isOwn = outcome.code === 'forbidden' || outcome.reason === undefined;
  return words.say('refused', { why: isOwn ? words.say(refusals[outcome.code]) : outcome.reason });
}
