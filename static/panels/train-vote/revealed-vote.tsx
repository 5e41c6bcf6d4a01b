import { useState } from 'react';
import { needsTalk, shownAverage, trainConfidence, type Confidence } from '#core/train/confidence';
import type { Train } from '#core/train/train';
import { countedVotes, type Voice } from '#core/train/vote-round';
import { Button } from '../../kit/button';
import { Dialog } from '../../kit/dialog';
import { Disclosure } from '../../kit/disclosure';
import { Message } from '../../kit/message';
import { Lozenge } from '../../kit/pill';
import { useStore } from '../base/store';
import { UnsignedAnswers } from '../signing/doubt-notice';
import { useNames } from '../train/use-names';
import type { TrainVoteWords } from '../words/en-train-vote';
import { TeamTable } from './team-table';
import { VerdictMark } from './verdict-mark';
import { confidenceText, teamName } from './texts';
import type { VoteContext } from './vote-context';

/** After the reveal: the verdict, whom to talk with first, and each team's votes. */
export function RevealedVote({ context }: { readonly context: VoteContext }) {
  const { host, words, view, session } = context;
  const { row } = useStore(session.states);
  const name = useNames(
    host,
    view.voices.map(({ by }) => by),
  );
  const nameOf = ({ by }: Voice): string => name(by) ?? words.say('someone');
  const votes = countedVotes(view.voices);
  const { train, teams } = trainConfidence(votes);
  const open = view.voices.filter(({ answer, doubt }) => answer && doubt !== 'broken');
  const worried = [...open.filter(({ answer }) => needsTalk(answer!))].sort(byConfidence);
  const people = { words, train: row.train, nameOf };
  return (
    <>
      <Verdict words={words} of={train} />
      <Doubts {...{ context, nameOf }} />
      {train.voters > 0 && worried.length === 0 && <p>{words.say('noTalk')}</p>}
      {worried.length > 0 && <Talk {...people} voices={worried} />}
      {train.voters > 0 && <TeamTable {...{ words, train, teams }} of={row.train} />}
      {open.length > 0 && (
        <Disclosure summary={words.say('all', { count: open.length })}>
          <ul className="train-vote__all">
            {open.map((voice) => (
              <li key={voice.by}>
                {whoFor(voice, people)}{' '}
                <span className="train-vote__subtle">{confidenceText(voice.answer!.confidence, words)}</span>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {view.can.plan && <Again context={context} />}
    </>
  );
}

interface PeopleProps {
  readonly words: TrainVoteWords;
  readonly train: Pick<Train, 'teams'>;
  nameOf(voice: Voice): string;
}

/** Whose vote it is, and for which team. */
function whoFor(voice: Voice, { words, train, nameOf }: PeopleProps): string {
  return words.say('talkOf', { person: nameOf(voice), team: teamName(train, voice.answer!.teamId, words) });
}

/** Those who show 1 or 2, the least confident first, with what would have to change. */
function Talk({ voices, ...people }: PeopleProps & { readonly voices: readonly Voice[] }) {
  const { words } = people;
  return (
    <section className="train-vote__talk" aria-label={words.say('talk')}>
      <h3>{words.say('talk')}</h3>
      <ul>
        {voices.map((voice) => (
          <li key={voice.by}>
            <p>
              <strong>{whoFor(voice, people)}</strong>{' '}
              <Lozenge tone="warning">{confidenceText(voice.answer!.confidence, words)}</Lozenge>
            </p>
            {voice.answer!.note !== undefined && (
              <p className="train-vote__note" dir="auto">
                {voice.answer!.note}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function byConfidence(one: Voice, other: Voice): number {
  return one.answer!.confidence - other.answer!.confidence;
}

function Verdict({ words, of }: { readonly words: TrainVoteWords; readonly of: Confidence }) {
  const average = shownAverage(of);
  if (average === undefined) return <p>{words.say('nothingCounts')}</p>;
  return (
    <div className="train-vote__verdict">
      <p className="train-vote__figure">
        <strong>{words.say('average', { average })}</strong> <VerdictMark words={words} isAccepted={of.isAccepted} />
      </p>
      <p className="train-vote__subtle">{words.say('basis', { count: of.voters })}</p>
    </div>
  );
}

/** Votes that do not count, and why. */
function Doubts({ context, nameOf }: { readonly context: VoteContext; nameOf(voice: Voice): string }) {
  const { host, words, view } = context;
  const named = (voices: readonly Voice[]) => ({ count: voices.length, names: words.formats.list(voices.map(nameOf)) });
  const sealed = view.voices.filter(({ answer }) => answer === undefined);
  const broken = view.voices.filter(({ doubt }) => doubt === 'broken');
  const unsigned = view.voices.filter(({ answer, doubt }) => answer && doubt === 'unsigned');
  return (
    <>
      {sealed.length > 0 && <p className="train-vote__subtle">{words.say('sealed', named(sealed))}</p>}
      {broken.length > 0 && <Message tone="warning">{words.say('broken', named(broken))}</Message>}
      {unsigned.length > 0 && <UnsignedAnswers host={host} names={unsigned.map(nameOf)} />}
    </>
  );
}

/** A new round, after a question: the votes that are shown go with it. */
function Again({ context: { words, book, state } }: { readonly context: VoteContext }) {
  const [isAsking, setAsking] = useState(false);
  const close = (): void => setAsking(false);
  return (
    <div className="train-vote__actions">
      <Button isBusy={state.doing === 'restart'} onClick={() => setAsking(true)}>
        {words.say('again')}
      </Button>
      {isAsking && (
        <Dialog
          title={words.say('againTitle')}
          closeLabel={words.say('cancel')}
          onClose={close}
          actions={
            <>
              <Button onClick={close}>{words.say('cancel')}</Button>
              <Button
                appearance="primary"
                onClick={() => {
                  close();
                  void book.restart();
                }}
              >
                {words.say('againNow')}
              </Button>
            </>
          }
        >
          <p>{words.say('againText')}</p>
        </Dialog>
      )}
    </div>
  );
}
