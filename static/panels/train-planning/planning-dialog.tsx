import './planning-dialog.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import { whatIfOf, type WhatIf } from '#core/train/what-if';
import { Button } from '../../kit/button';
import { Dialog } from '../../kit/dialog';
import { Message } from '../../kit/message';
import { useStore } from '../base/store';
import type { Host } from '../host';
import type { BoardSession, BoardState } from '../train/board-session';
import { KeepForm } from '../train-scenarios/keep-form';
import { KeptScenarios } from '../train-scenarios/kept-scenarios';
import { ScenarioBook } from '../train-scenarios/scenario-book';
import type { ScenarioContext } from '../train-scenarios/scenario-context';
import { enTrainPlanning, type TrainPlanningWords } from '../words/en-train-planning';
import { enTrainScenarios } from '../words/en-train-scenarios';
import { useWords } from '../words/use-words';
import { Likely } from './likely';
import { PlanningBasis } from './planning-basis';
import { PlanningPreview } from './planning-preview';
import { PlanningRun, planningWorkers } from './planning-run';
import type { Found, PlanningState, PlanningWish, Search } from './planning-state';
import { Scenarios } from './scenarios';
import { whatIfText } from './what-if-text';

interface PlanningDialogProps {
  readonly host: Host;
  readonly session: BoardSession;
  onClose(): void;
}

/** Seconds of search that people choose from. */
const choices = [2, 5, 15] as const;

/** Asks the planner for a proposal, shows what it would change and why, and puts it onto the board if it is wanted. */
export function PlanningDialog({ host, session, onClose }: PlanningDialogProps) {
  const words = useWords(enTrainPlanning, host);
  const [run] = useState(() => new PlanningRun(host, session, planningWorkers()));
  useEffect(() => () => run.close(), [run]);
  const state = useStore(run.states);
  const board = useStore(session.states);
  const basis = useMemo(() => run.problem(), [run]);
  const [wish, setWish] = useState<PlanningWish>({ seconds: choices[0], isCalm: false });
  const sight = useRef<HTMLDivElement>(null);
  const scenarios = useScenarios({ host, run, board, words, onOpened: () => sight.current?.focus() });
  const { search, found, shown } = state;
  const seen = found.find(({ id }) => id === shown);
  const plan = (whatIf: WhatIf): void => void run.plan(whatIf, wish);
  const canSearch =
    basis.assumptions.parts > 0 && basis.problem.teams.some(({ capacity }) => capacity.some((p) => p > 0));
  return (
    <Dialog
      title={words.say('title')}
      closeLabel={words.say('close')}
      onClose={onClose}
      actions={
        <Actions {...{ words, run, seen, canSearch, onClose }} state={state} canTake={board.canPlan} onPlan={plan} />
      }
    >
      <div className="planning-dialog">
        {!seen && <p>{words.say('intro')}</p>}
        {!canSearch && (
          <Message tone="warning">{words.say(basis.assumptions.parts === 0 ? 'nothingToPlan' : 'noCapacity')}</Message>
        )}
        <PlanningBasis words={words} basis={seen?.problem ?? basis} isOpen={!seen} />
        <Wishes words={words} wish={wish} onChange={setWish} />
        {search && <Progress words={words} search={search} />}
        {state.trouble === 'none-found' && <Message tone="warning">{words.say('noneFound')}</Message>}
        {state.trouble === 'failed' && <Message tone="danger">{words.say('failed')}</Message>}
        <div ref={sight} tabIndex={-1}>
          {found.length > 0 && (
            <Scenarios
              {...{ words, state }}
              train={board.row.train}
              items={board.items}
              slots={board.pi.slots.length}
              onTry={plan}
              onChoose={(id) => run.choose(id)}
            />
          )}
        </div>
        {seen && <Seen {...{ host, words, run, state, board, scenarios }} found={seen} />}
        <KeptScenarios context={scenarios} />
      </div>
    </Dialog>
  );
}

interface SeenProps extends Pick<PlanningDialogProps, 'host'> {
  readonly words: TrainPlanningWords;
  readonly run: PlanningRun;
  readonly state: PlanningState;
  readonly board: BoardState;
  readonly scenarios: ScenarioContext;
  readonly found: Found;
}

/** The plan in sight, and the name that it can be kept by. */
function Seen({ host, words, run, state, board, scenarios, found }: SeenProps) {
  const { train } = board.row;
  return (
    <>
      <PlanningPreview
        {...{ words, state, found, board }}
        likely={(names) => <Likely {...{ host, names, found, train }} outlooks={run.outlooks} />}
      />
      {!found.kept && board.canPlan && (
        <KeepForm
          key={found.id}
          context={scenarios}
          suggestion={whatIfText(found.whatIf, train, words)}
          toKeep={(name) => run.toKeep(name)}
        />
      )}
    </>
  );
}

interface ScenariosInput extends Pick<PlanningDialogProps, 'host'> {
  readonly run: PlanningRun;
  readonly board: BoardState;
  readonly words: TrainPlanningWords;
  /** What was opened stands further up. */
  onOpened(): void;
}

/** What kept scenarios are drawn with. */
function useScenarios({ host, run, board, words: planningWords, onOpened }: ScenariosInput): ScenarioContext {
  const words = useWords(enTrainScenarios, host);
  const { row, pi } = board;
  const [book] = useState(() => new ScenarioBook(host, { projectId: row.projectId, trainId: row.id, piId: pi.id }));
  const state = useStore(book.states);
  const titleOf: ScenarioContext['titleOf'] = (conditions) =>
    whatIfText(whatIfOf(conditions), row.train, planningWords);
  const open: ScenarioContext['open'] = (id, scenario) =>
    void run.open(id, scenario).then((isOpen) => isOpen && requestAnimationFrame(onOpened));
  return { host, words, book, state, board, planning: run, titleOf, open };
}

interface ActionsProps {
  readonly words: TrainPlanningWords;
  readonly run: PlanningRun;
  readonly state: PlanningState;
  readonly seen: Found | undefined;
  readonly canSearch: boolean;
  readonly canTake: boolean;
  onPlan(whatIf: WhatIf): void;
  onClose(): void;
}

function Actions({ words, run, state, seen, canSearch, canTake, onPlan, onClose }: ActionsProps) {
  const { search } = state;
  const take = (): void => {
    run.apply();
    onClose();
  };
  return (
    <>
      <Button onClick={onClose}>{words.say('cancel')}</Button>
      {search ? (
        <Button appearance="primary" onClick={() => run.enough()} isDisabled={search.value === undefined}>
          {words.say('enough')}
        </Button>
      ) : (
        <Button
          appearance={seen ? 'default' : 'primary'}
          isDisabled={!canSearch}
          onClick={() => onPlan(seen?.whatIf ?? { kind: 'as-is' })}
        >
          {words.say(seen ? 'planAgain' : 'plan')}
        </Button>
      )}
      {seen && !search && canTake && seen.proposal.changes.size > 0 && (
        <Button appearance="primary" onClick={take}>
          {words.say('apply')}
        </Button>
      )}
    </>
  );
}

function Progress({ words, search }: { readonly words: TrainPlanningWords; readonly search: Search }) {
  return (
    <div className="planning-dialog__progress" role="status">
      <progress aria-label={words.say('searching')} max={1} value={search.share} />
      <span className="ui-numeric">
        {search.value === undefined
          ? words.say('searching')
          : words.say('bestSoFar', { value: words.formats.number(search.value) })}
      </span>
    </div>
  );
}

interface WishesProps {
  readonly words: TrainPlanningWords;
  readonly wish: PlanningWish;
  onChange(wish: PlanningWish): void;
}

function Wishes({ words, wish, onChange }: WishesProps) {
  return (
    <div className="planning-dialog__wishes">
      <label className="planning-dialog__wish">
        {words.say('howLong')}
        <select
          className="ui-input"
          value={wish.seconds}
          onChange={(event) => onChange({ ...wish, seconds: Number(event.target.value) })}
        >
          {choices.map((count) => (
            <option key={count} value={count}>
              {words.say('seconds', { count })}
            </option>
          ))}
        </select>
      </label>
      <label className="planning-dialog__wish">
        <input
          type="checkbox"
          checked={wish.isCalm}
          onChange={(event) => onChange({ ...wish, isCalm: event.target.checked })}
        />
        <span>
          {words.say('calm')} <span className="planning-dialog__help">{words.say('calmHelp')}</span>
        </span>
      </label>
    </div>
  );
}
