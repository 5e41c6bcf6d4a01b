import { useState } from 'react';
import { Button } from '../../kit/button';
import { Disclosure } from '../../kit/disclosure';
import { Field, FieldError } from '../../kit/field';
import { PlusIcon } from '../../kit/icons';
import { RemoveDialog } from '../../kit/remove-dialog';
import { drawnId } from '#core/drawn-id';
import type { PiId } from '#core/train/ids';
import type { Pi } from '#core/train/train';
import { CreateDialog } from './create-dialog';
import { Milestones } from './milestones';
import { missingIn } from './missing-iterations';
import { firstSlot, nextPi, nextSlot } from './next-pi';
import { PiNotices } from './pi-notices';
import { PiTable } from './pi-table';
import { periodText, type SetupContext } from './setup-context';
import { most } from './setup-draft';

/** The train's PIs, the newest first and open. */
export function PiSection({ context }: { readonly context: SetupContext }) {
  const { words, state, book, canSetUp, lacks, zone, now } = context;
  const { pis, piLabel, teams } = state.draft.train;
  const sorted = [...pis].sort((one, other) => (startOf(one) < startOf(other) ? 1 : -1));

  function add() {
    const iterations = state.places.value?.iterations ?? [];
    const id = drawnId() as PiId;
    const proposed = nextPi({ id, teams, iterations, pis, label: piLabel, now, zone });
    const slots = [firstSlot(words.say('newSlot', { number: 1 }), now, zone)];
    const empty: Pi = { id, name: piLabel, slots, iterations: {}, milestones: [] };
    book.editTrain(({ pis: all }) => ({ pis: [...all, proposed ?? empty] }));
  }

  return (
    <section className="train-setup__section" aria-labelledby="train-setup-pis">
      <div className="train-setup__line">
        <h3 id="train-setup-pis">{words.say('pis', { label: piLabel })}</h3>
        {canSetUp && (
          <Button icon={<PlusIcon />} isDisabled={pis.length >= most.pis} onClick={add}>
            {words.say(pis.length > 0 ? 'addNext' : 'addPi', { label: piLabel })}
          </Button>
        )}
        {zone !== context.host.viewer.timeZone && (
          <span className="train-setup__hint">{words.say('timeZone', { zone })}</span>
        )}
      </div>
      {pis.length === 0 && <p>{words.say('needPi', { label: piLabel })}</p>}
      {pis.length >= most.pis && <p className="train-setup__hint">{words.say('manyPis', { most: most.pis })}</p>}
      {sorted.map((pi, index) => (
        <Disclosure
          key={pi.id}
          isOpenAtFirst={index === 0 || lacks.some((lack) => 'piId' in lack && lack.piId === pi.id)}
          summary={<span className="train-setup__pi-name">{summaryText(pi, context)}</span>}
        >
          <PiEditor context={context} pi={pi} />
        </Disclosure>
      ))}
    </section>
  );
}

/** A PI in one line. */
export function summaryText(pi: Pi, context: Pick<SetupContext, 'words' | 'zone'>): string {
  const [first, last] = [pi.slots[0], pi.slots.at(-1)];
  const period = first && last ? periodText({ start: first.start, end: last.end }, context) : '';
  return context.words.say('piSummary', { count: pi.slots.length, pi: pi.name, period });
}

interface PiEditorProps {
  readonly context: SetupContext;
  readonly pi: Pi;
}

function PiEditor({ context, pi }: PiEditorProps) {
  const { words, book, canSetUp, lacks, zone } = context;
  const own = lacks.filter((lack) => 'piId' in lack && lack.piId === pi.id);
  const isLacking = (what: string) => own.some((lack) => lack.what === what);
  return (
    <div className="train-setup__pi">
      <div className="train-setup__short">
        <Field label={words.say('piName')} error={isLacking('pi-name') ? words.say('needPiName') : undefined}>
          {(control) => (
            <input
              {...control}
              className="ui-input"
              dir="auto"
              maxLength={200}
              disabled={!canSetUp}
              value={pi.name}
              onChange={(event) => book.editPi(pi.id, (before) => ({ ...before, name: event.target.value }))}
            />
          )}
        </Field>
      </div>
      <PiTable context={context} pi={pi} />
      {isLacking('no-slot') && <FieldError id={`${pi.id}-no-slot`}>{words.say('noSlot')}</FieldError>}
      {isLacking('many-slots') && (
        <FieldError id={`${pi.id}-many`}>{words.say('manySlots', { most: most.slots })}</FieldError>
      )}
      {canSetUp && (
        <div className="train-setup__line">
          <Button
            icon={<PlusIcon />}
            isDisabled={pi.slots.length >= most.slots}
            onClick={() =>
              book.editPi(pi.id, (before) => ({
                ...before,
                slots: [
                  ...before.slots,
                  nextSlot(before, zone) ?? firstSlot(words.say('newSlot', { number: 1 }), context.now, zone),
                ],
              }))
            }
          >
            {words.say('addSlot')}
          </Button>
          <CreateMissing context={context} pi={pi} />
          <RemovePi context={context} pi={pi} />
        </div>
      )}
      <PiNotices context={context} pi={pi} />
      <Milestones context={context} pi={pi} />
    </div>
  );
}

function CreateMissing({ context, pi }: PiEditorProps) {
  const { words, state, host } = context;
  const [isOpen, setOpen] = useState(false);
  const { can } = host.tracker.schedule;
  const found = state.places.value;
  // Boards without iterations of their own cannot be given any.
  const cannot = new Set(found?.unreadableTeams.map(({ place }) => place));
  const teams = state.draft.train.teams.filter(({ id }) => !cannot.has(id));
  const missing =
    can.createIterations && found
      ? missingIn({ pi, teams, iterations: found.iterations, canNest: can.nestIterations })
      : [];
  if (missing.length === 0 && !isOpen) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.say('createMissing', { count: missing.length })}</Button>
      {isOpen && <CreateDialog {...{ context, pi, missing }} onClose={() => setOpen(false)} />}
    </>
  );
}

function RemovePi({ context: { words, book, state }, pi }: PiEditorProps) {
  const [isAsking, setAsking] = useState(false);
  const isStored = state.saved?.train.pis.some(({ id }) => id === pi.id) ?? false;
  const remove = () => book.editTrain(({ pis }) => ({ pis: pis.filter(({ id }) => id !== pi.id) }));
  return (
    <>
      <Button appearance="subtle" onClick={() => (isStored ? setAsking(true) : remove())}>
        {words.say('removePi', { pi: pi.name })}
      </Button>
      {isAsking && (
        <RemoveDialog
          title={words.say('removePiQuestion', { pi: pi.name })}
          cancelLabel={words.say('cancel')}
          removeLabel={words.say('removePi', { pi: pi.name })}
          onCancel={() => setAsking(false)}
          onRemove={remove}
        >
          {words.say('removePiText')}
        </RemoveDialog>
      )}
    </>
  );
}

function startOf({ slots }: Pi): string {
  return slots[0]?.start ?? '';
}
