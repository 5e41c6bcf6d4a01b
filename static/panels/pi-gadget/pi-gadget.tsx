import './pi-gadget.css';
import type { ReactElement } from 'react';
import { Button, IconButton } from '../../kit/button';
import { RefreshIcon } from '../../kit/icons';
import { Message } from '../../kit/message';
import { Skeleton } from '../../kit/skeleton';
import type { Gadget } from '../base/module';
import { useStore } from '../base/store';
import type { Host } from '../host';
import { createLastPlace } from '../pi-board/last-place';
import { DoubtNotice } from '../signing/doubt-notice';
import { enPiGadget, type PiGadgetWords } from '../words/en-pi-gadget';
import { useWords } from '../words/use-words';
import { AtRiskSection } from './at-risk-section';
import { readChoices } from './choices';
import { failureText } from './failure-text';
import { GadgetBook, type GadgetState } from './gadget-book';
import { LoadSection, SlotSection } from './load-section';
import { PredictabilitySection } from './predictability-section';
import type { PiSight } from './read-gadget';
import { trainLoad } from './slot-loads';

/** Begins to read the PI that a gadget is set up to show, and shows it. */
export function openPiGadget(host: Host, { setting }: Gadget): ReactElement {
  const book = new GadgetBook(host, setting);
  void book.load();
  return <PiGadget host={host} book={book} setting={setting} />;
}

interface PiGadgetProps {
  readonly host: Host;
  readonly book: GadgetBook;
  readonly setting: Gadget['setting'];
}

/** Load, predictability and what is at risk of one PI; or why they are not there. */
function PiGadget({ host, book, setting }: PiGadgetProps) {
  const words = useWords(enPiGadget, host);
  const state = useStore(book.states);
  const { title: named, choices } = useStore(setting);
  const title = named ?? readChoices(choices)?.title;
  const retry = <Button onClick={() => void book.load()}>{words.say('retry')}</Button>;
  if (state.kind === 'here') return <Here {...{ host, words, book, title, state, retry }} />;
  return (
    <main className="pi-gadget">
      {title !== undefined && <h2 dir="auto">{title}</h2>}
      {state.kind === 'loading' && <Skeleton lines={[60, 100, 100, 40, 90, 90]} label={words.say('loading')} />}
      {state.kind === 'failed' && (
        <Message tone="danger" title={words.say('failedTitle')} actions={retry}>
          {failureText(state.problem, words)}
        </Message>
      )}
      {state.kind !== 'loading' && state.kind !== 'failed' && <NothingToShow {...{ host, words, state }} />}
    </main>
  );
}

interface NothingProps {
  readonly host: Host;
  readonly words: PiGadgetWords;
  readonly state: Extract<GadgetState, { readonly kind: 'unset' | 'gone' | 'no-pi' }>;
}

/** What is missing, and where it can be chosen or made. */
function NothingToShow({ host, words, state }: NothingProps) {
  switch (state.kind) {
    case 'unset':
      return (
        <Message tone="info" title={words.say('unsetTitle')}>
          {words.say('unsetText')}
        </Message>
      );
    case 'gone':
      return (
        <Message tone="warning" title={words.say('goneTitle')}>
          {words.say('goneText')}
        </Message>
      );
    case 'no-pi': {
      const { train, isChosen } = state;
      return (
        <Message
          tone={isChosen ? 'warning' : 'info'}
          title={isChosen ? words.say('noChosenPiTitle', { train }) : words.say('noPiTitle', { train })}
          actions={!isChosen && <Button onClick={() => host.openPage('pi-board')}>{words.say('openBoard')}</Button>}
        >
          {words.say(isChosen ? 'noChosenPiText' : 'noPiText')}
        </Message>
      );
    }
  }
}

interface HereProps {
  readonly host: Host;
  readonly words: PiGadgetWords;
  readonly book: GadgetBook;
  readonly title: string | undefined;
  readonly state: Extract<GadgetState, { readonly kind: 'here' }>;
  readonly retry: ReactElement;
}

function Here({ host, words, book, title, state: { sight, again }, retry }: HereProps) {
  const { row, pi, board, objectives, at } = sight;
  const names = { train: row.train.name, pi: pi.name };
  const period = words.formats.period(pi.slots[0]?.start ?? at, pi.slots.at(-1)?.end ?? at);
  const load = trainLoad(board, pi, at);
  const openBoard = (): void => {
    // The board opens where its viewer was last: here.
    createLastPlace(host.drafts).keep({ train: row.id, pi: pi.id });
    host.openPage('pi-board');
  };
  return (
    <main className="pi-gadget" aria-busy={again?.kind === 'loading' || undefined}>
      <header className="pi-gadget__head">
        <h2 dir="auto">{title ?? words.say('title', names)}</h2>
        <IconButton
          isCompact
          icon={<RefreshIcon />}
          label={words.say('refresh')}
          isBusy={again?.kind === 'loading'}
          onClick={() => void book.load()}
        />
        <p className="pi-gadget__subtle" dir="auto">
          {title === undefined ? period : words.say('period', { ...names, period })}
        </p>
      </header>
      {again?.kind === 'failed' && (
        <Message tone="warning" actions={retry}>
          {words.say('againFailed', { why: failureText(again.problem, words) })}
        </Message>
      )}
      {sight.plan.doubt && <DoubtNotice host={host} doubt={sight.plan.doubt} />}
      <div className="pi-gadget__parts">
        <LoadSection words={words} load={load} />
        <PredictabilitySection words={words} objectives={objectives} />
        <AtRiskSection {...{ host, words, sight, onBoard: openBoard }} />
        <SlotSection words={words} load={load} />
      </div>
      <footer className="pi-gadget__foot">
        <Remarks words={words} sight={sight} />
        <span className="pi-gadget__subtle">{words.say('asOf', { moment: words.formats.moment(at) })}</span>
        <Button appearance="link" onClick={openBoard}>
          {words.say('openBoard')}
        </Button>
      </footer>
    </main>
  );
}

/** What the figures leave out, counted. */
function Remarks({ words, sight }: { readonly words: PiGadgetWords; readonly sight: PiSight }) {
  const { hiddenLinks, unreadablePlaces } = sight.load;
  const remarks = [
    unreadablePlaces.length > 0 && words.say('unreadablePlaces', { count: unreadablePlaces.length }),
    sight.plan.unreadable.length > 0 && words.say('unreadablePlan'),
    hiddenLinks > 0 && words.say('hiddenLinks', { count: hiddenLinks }),
  ].filter((text) => text !== false);
  if (remarks.length === 0) return null;
  return (
    <ul className="pi-gadget__remarks">
      {remarks.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}
