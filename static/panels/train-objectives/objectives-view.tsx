import './objectives.css';
import { useEffect, useMemo, useState } from 'react';
import type { ObjectiveRow } from '#app/objective/calls';
import type { IssueId } from '#core/issue';
import type { PlanItem } from '#core/train/plan-item';
import { trainPredictability, type Predictability } from '#core/train/predictability';
import type { TrainTeam } from '#core/train/train';
import { Button } from '../../kit/button';
import { Message } from '../../kit/message';
import { Skeleton } from '../../kit/skeleton';
import { useStore } from '../base/store';
import type { Host } from '../host';
import type { BoardSession } from '../train/board-session';
import { VoteSection } from '../train-vote/vote-section';
import { enTrainObjectives, type TrainObjectivesWords } from '../words/en-train-objectives';
import { useWords } from '../words/use-words';
import { canBegin, ObjectiveBook, type ObjectiveState, type ObjectiveTyping } from './objective-book';
import { groupsOf, isIn, isSoFar } from './objective-groups';
import { ObjectiveForm } from './objective-form';
import { ObjectiveTable } from './objective-table';
import { problemText } from './problem-text';

interface ObjectivesViewProps {
  readonly host: Host;
  readonly session: BoardSession;
}

/** What each team sets out to reach in the PI, how business owners rate it, and the predictability that follows. */
export function ObjectivesView({ host, session }: ObjectivesViewProps) {
  const words = useWords(enTrainObjectives, host);
  const [book] = useState(() => {
    const { row, pi } = session.states.get();
    const ref = { projectId: row.projectId, trainId: row.id, piId: pi.id };
    return new ObjectiveBook(host, ref, () => session.states.get().items);
  });
  useEffect(() => void book.load(), [book]);
  const state = useStore(book.states);
  const { list } = state;
  return (
    <section className="objectives">
      {list.kind === 'loading' && <Skeleton lines={[40, 100, 100, 100]} label={words.say('loading')} />}
      {list.kind === 'failed' && (
        <Message
          tone="danger"
          title={words.say('failedTitle')}
          actions={<Button onClick={() => void book.load()}>{words.say('retry')}</Button>}
        >
          {problemText(list.failure, words)}
        </Message>
      )}
      {list.kind === 'here' && <Here {...{ host, session, words, book, state, list }} />}
      <VoteSection host={host} session={session} />
    </section>
  );
}

interface HereProps extends ObjectivesViewProps {
  readonly words: TrainObjectivesWords;
  readonly book: ObjectiveBook;
  readonly state: ObjectiveState;
  readonly list: Extract<ObjectiveState['list'], { readonly kind: 'here' }>;
}

function Here({ host, session, words, book, state, list }: HereProps) {
  const { row, items } = useStore(session.states);
  const known = useMemo(() => new Map(items.map((item) => [item.id, item])), [items]);
  const { train, teams } = useMemo(() => trainPredictability(list.rows.map(({ objective }) => objective)), [list.rows]);
  const { typing } = state;
  return (
    <>
      {list.rows.length > 0 && <Figure words={words} of={train} />}
      {!list.canPlan && <Message tone="info">{words.say('readOnly')}</Message>}
      {list.unreadable > 0 && <Message tone="warning">{words.say('unreadable', { count: list.unreadable })}</Message>}
      {list.rows.length === 0 && (
        <Message tone="info" title={words.say('none')}>
          {words.say('noneHelp')}
        </Message>
      )}
      {groupsOf(row.train, list.rows, typing?.draft.teamId).map(({ team, rows }) => (
        <Group
          key={team?.id ?? 'left'}
          {...{ host, words, book, state, rows, items: known, canPlan: list.canPlan, isTyping: !canBegin(state) }}
          team={team}
          figure={team && teams.get(team.id)}
          typing={typing && isIn(row.train, typing.draft.teamId, team) ? typing : undefined}
        />
      ))}
    </>
  );
}

interface GroupProps extends Pick<HereProps, 'host' | 'words' | 'book' | 'state'> {
  /** Absent: of teams that have left the train. */
  readonly team: TrainTeam | undefined;
  readonly rows: readonly ObjectiveRow[];
  readonly items: ReadonlyMap<IssueId, PlanItem>;
  readonly figure: Predictability | undefined;
  readonly canPlan: boolean;
  readonly isTyping: boolean;
  /** What is being typed of this group. */
  readonly typing: ObjectiveTyping | undefined;
}

/** Objectives of one team, or of those that have left the train. */
function Group({ host, words, book, state, team, rows, items, figure, canPlan, isTyping, typing }: GroupProps) {
  const name = team?.name ?? words.say('leftTeams');
  return (
    <section className="objectives__team" aria-label={name}>
      <header className="objectives__head">
        <h2 dir="auto">{name}</h2>
        {figure && <Figure words={words} of={figure} isSmall />}
        {!team && <span className="objectives__subtle">{words.say('leftTeamsHelp')}</span>}
        {team && canPlan && (
          <Button
            isCompact
            aria-label={words.say('addFor', { team: name })}
            isDisabled={isTyping}
            title={isTyping ? words.say('finishFirst') : undefined}
            onClick={() => book.begin(team.id)}
          >
            {words.say('add')}
          </Button>
        )}
      </header>
      {typing && <ObjectiveForm {...{ words, book, typing }} />}
      {rows.length > 0 && (
        <div className="objectives__scroll">
          <ObjectiveTable {...{ host, words, book, rows, items, canPlan, isTyping, state }} />
        </div>
      )}
    </section>
  );
}

/** The percentage, and in words what it is made of. */
function Figure({
  words,
  of,
  isSmall = false,
}: {
  readonly words: TrainObjectivesWords;
  readonly of: Predictability;
  readonly isSmall?: boolean;
}) {
  const { percent, actual, plannedCommitted, withoutActual } = of;
  const why =
    percent === undefined
      ? words.say(plannedCommitted === 0 ? 'nothingPlanned' : 'notYet')
      : words.say('predictabilityWhy', { actual, planned: plannedCommitted });
  const said = percent === undefined ? '–' : words.formats.percent(percent / 100);
  const text = words.say(isSoFar(of) ? 'predictabilitySoFar' : 'predictabilityOf', { percent: said });
  if (isSmall)
    return (
      <span className="objectives__subtle" title={why}>
        {text}
      </span>
    );
  return (
    <p className="objectives__figure">
      <strong>{text}</strong> <span className="objectives__subtle">{why}</span>{' '}
      {withoutActual > 0 && percent !== undefined && (
        <span className="objectives__subtle">{words.say('withoutActual', { count: withoutActual })}</span>
      )}
    </p>
  );
}
