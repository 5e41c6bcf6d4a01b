import { useState } from 'react';
import { Button } from '../../kit/button';
import { Dialog } from '../../kit/dialog';
import { HiddenIcon } from '../../kit/icons';
import { useStore } from '../base/store';
import { VoteForm } from './vote-form';
import { confidenceText, teamName } from './texts';
import { isFew, peopleOf } from './turnout';
import type { VoteContext } from './vote-context';

/** The blind phase: how many have voted, the viewer's own vote, and the reveal. */
export function OpenVote({ context }: { readonly context: VoteContext }) {
  const { words, view, state } = context;
  const isChoosing = state.draft !== undefined || view.mine?.answer === undefined;
  return (
    <>
      <Turnout context={context} />
      {view.can.vote ? (
        isChoosing ? (
          <VoteForm context={context} />
        ) : (
          <OwnVote context={context} />
        )
      ) : (
        <p className="train-vote__subtle">{words.say('readOnly')}</p>
      )}
      {view.can.plan ? (
        <Reveal context={context} />
      ) : (
        <p className="train-vote__subtle">{words.say('waitsForReveal')}</p>
      )}
    </>
  );
}

function useTurnout({ session, view }: VoteContext) {
  const { row, capacity } = useStore(session.states);
  const { teams } = row.train;
  const said = peopleOf(teams, capacity);
  // More than the teams say they are: then what they say is no measure.
  const people = said !== undefined && view.voters <= said ? said : undefined;
  return { people, isFew: isFew(view.voters, people, teams.length) };
}

/** Others are a number, and nothing else. */
function Turnout({ context }: { readonly context: VoteContext }) {
  const { words, view } = context;
  const { people } = useTurnout(context);
  const count = view.voters;
  return (
    <div className="train-vote__turnout">
      <p role="status">
        <strong>
          {count === 0
            ? words.say('nobody')
            : people === undefined
              ? words.say('voted', { count })
              : words.say('votedOf', { count, people })}
        </strong>
      </p>
      <p className="train-vote__blind">
        <HiddenIcon />
        <span>{words.say('blind')}</span>
      </p>
    </div>
  );
}

function OwnVote({ context }: { readonly context: VoteContext }) {
  const { words, view, book, session } = context;
  const { row } = useStore(session.states);
  const { answer } = view.mine!;
  if (!answer) return null;
  return (
    <div className="train-vote__own">
      <p>
        {words.say('yours', {
          confidence: confidenceText(answer.confidence, words),
          team: teamName(row.train, answer.teamId, words),
        })}
      </p>
      {answer.note !== undefined && (
        <p className="train-vote__note" dir="auto">
          {answer.note}
        </p>
      )}
      <Button onClick={() => book.choose({})}>{words.say('change')}</Button>
    </div>
  );
}

/** Ends the blind phase; asked again while few have voted. */
function Reveal({ context }: { readonly context: VoteContext }) {
  const { words, view, book, state } = context;
  const turnout = useTurnout(context);
  const [isAsking, setAsking] = useState(false);
  const close = (): void => setAsking(false);
  return (
    <div className="train-vote__actions">
      <Button
        isDisabled={view.voters === 0}
        isBusy={state.doing === 'reveal'}
        onClick={() => (turnout.isFew ? setAsking(true) : void book.reveal())}
      >
        {words.say('reveal')}
      </Button>
      {isAsking && (
        <Dialog
          title={words.say('revealTitle')}
          closeLabel={words.say('cancel')}
          onClose={close}
          actions={
            <>
              <Button onClick={close}>{words.say('cancel')}</Button>
              <Button
                appearance="primary"
                onClick={() => {
                  close();
                  void book.reveal();
                }}
              >
                {words.say('revealNow')}
              </Button>
            </>
          }
        >
          <p>{words.say('revealFew', { count: view.voters })}</p>
        </Dialog>
      )}
    </div>
  );
}
