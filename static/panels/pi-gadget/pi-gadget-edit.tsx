import './pi-gadget.css';
import { useEffect, useState, type ReactElement } from 'react';
import type { TrainRow } from '#app/train/calls';
import type { PiId } from '#core/train/ids';
import { Button } from '../../kit/button';
import { Field } from '../../kit/field';
import { Message } from '../../kit/message';
import { Skeleton } from '../../kit/skeleton';
import type { Gadget, GadgetForm } from '../base/module';
import { useStore } from '../base/store';
import type { Host } from '../host';
import { TrainList, type TrainsState } from '../train/train-list';
import { enPiGadget, type PiGadgetWords } from '../words/en-pi-gadget';
import { useWords } from '../words/use-words';
import { longestTitle, readChoices, type GadgetChoices } from './choices';
import { failureText } from './failure-text';

/** Begins to read the trains, and shows what chooses one of them for a gadget. */
export function openPiGadgetEdit(host: Host, gadget: Gadget): ReactElement {
  const list = new TrainList(host);
  void list.load();
  return <PiGadgetEdit {...{ host, list, gadget }} />;
}

interface EditProps {
  readonly host: Host;
  readonly list: TrainList;
  readonly gadget: Gadget;
}

function PiGadgetEdit({ host, list, gadget }: EditProps) {
  const words = useWords(enPiGadget, host);
  const state = useStore(list.states);
  return (
    <main className="pi-gadget">
      {state.kind === 'loading' && <Skeleton lines={[30, 100, 30, 100]} label={words.say('editLoading')} />}
      {state.kind === 'failed' && (
        <Message
          tone="danger"
          title={words.say('editFailed')}
          actions={<Button onClick={() => void list.load()}>{words.say('retry')}</Button>}
        >
          {failureText(state.failure, words)}
        </Message>
      )}
      {state.kind === 'here' && state.unreadable > 0 && (
        <Message tone="warning">{words.say('unreadableTrains', { count: state.unreadable })}</Message>
      )}
      {state.kind === 'here' &&
        (state.trains.length > 0 ? (
          <ChoiceForm {...{ words, state, gadget }} />
        ) : (
          <Message
            tone="info"
            title={words.say('noTrains')}
            actions={<Button onClick={() => host.openPage('pi-board')}>{words.say('openBoard')}</Button>}
          >
            {words.say('noTrainsText')}
          </Message>
        ))}
    </main>
  );
}

interface FormProps {
  readonly words: PiGadgetWords;
  readonly state: Extract<TrainsState, { readonly kind: 'here' }>;
  readonly gadget: Gadget;
}

/** Train, PI and title. What is chosen is told at once, so that a dashboard can show what it would look like. */
function ChoiceForm({ words, state: { trains, projects }, gadget: { setting, form } }: FormProps) {
  const { title: named, choices } = useStore(setting);
  const [chosen, setChosen] = useState(() => firstChoice(readChoices(choices), trains));
  const row = trains.find(({ id }) => id === chosen?.trainId);
  useEffect(() => form?.choose(row && chosen), [form, row, chosen]);
  return (
    <form
      className="pi-gadget__form"
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <Field label={words.say('train')}>
        {(control) => (
          <select
            {...control}
            className="ui-input"
            value={row?.id ?? ''}
            onChange={({ target }) => {
              const next = trains.find(({ id }) => id === target.value);
              // A PI belongs to its train.
              if (next) setChosen({ projectId: next.projectId, trainId: next.id, title: chosen?.title });
            }}
          >
            {!row && <option value="">{words.say('chooseTrain')}</option>}
            {trains.map(({ id, projectId, train: { name } }) => (
              <option key={id} value={id}>
                {trains.filter((other) => other.train.name === name).length > 1
                  ? words.say('trainIn', { train: name, place: projects.get(projectId)?.name ?? projectId })
                  : name}
              </option>
            ))}
          </select>
        )}
      </Field>
      {row && chosen && <PiField {...{ words, row, chosen, onChange: setChosen }} />}
      {row && chosen && named === undefined && (
        <Field label={words.say('gadgetTitle')} hint={words.say('optional')} help={words.say('gadgetTitleHelp')}>
          {(control) => (
            <input
              {...control}
              className="ui-input"
              dir="auto"
              maxLength={longestTitle}
              value={chosen.title ?? ''}
              onChange={({ target }) => setChosen({ ...chosen, title: target.value || undefined })}
            />
          )}
        </Field>
      )}
      {form?.buttons && <Buttons words={words} buttons={form.buttons} canKeep={row !== undefined} />}
    </form>
  );
}

interface PiFieldProps {
  readonly words: PiGadgetWords;
  readonly row: TrainRow;
  readonly chosen: GadgetChoices;
  onChange(next: GadgetChoices): void;
}

function PiField({ words, row, chosen, onChange }: PiFieldProps) {
  return (
    <Field label={words.say('pi')}>
      {(control) => (
        <select
          {...control}
          className="ui-input"
          value={chosen.piId ?? ''}
          onChange={({ target }) => onChange({ ...chosen, piId: (target.value || undefined) as PiId | undefined })}
        >
          <option value="">{words.say('currentPi')}</option>
          {row.train.pis.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface ButtonsProps {
  readonly words: PiGadgetWords;
  readonly buttons: NonNullable<GadgetForm['buttons']>;
  readonly canKeep: boolean;
}

function Buttons({ words, buttons, canKeep }: ButtonsProps) {
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  const run = async (work: () => Promise<void>): Promise<void> => {
    setState('busy');
    await work().then(
      () => setState('idle'),
      () => setState('failed'),
    );
  };
  return (
    <>
      {state === 'failed' && <Message tone="danger">{words.say('notKept')}</Message>}
      <p className="pi-gadget__buttons">
        <Button
          appearance="primary"
          isDisabled={!canKeep}
          isBusy={state === 'busy'}
          onClick={() => void run(buttons.keep)}
        >
          {words.say('save')}
        </Button>
        {buttons.goBack && <Button onClick={() => void run(buttons.goBack!)}>{words.say('cancel')}</Button>}
      </p>
    </>
  );
}

/** What was chosen before, as far as it is still there; else the only train that there is. */
function firstChoice(kept: GadgetChoices | undefined, trains: readonly TrainRow[]): GadgetChoices | undefined {
  const row = trains.find(({ id }) => id === kept?.trainId);
  if (row && kept) {
    const hasPi = row.train.pis.some(({ id }) => id === kept.piId);
    return { ...kept, projectId: row.projectId, piId: hasPi ? kept.piId : undefined };
  }
  const [first, second] = trains;
  return first && !second ? { projectId: first.projectId, trainId: first.id, title: kept?.title } : undefined;
}
