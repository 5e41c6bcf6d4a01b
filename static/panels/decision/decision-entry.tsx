import type { DecisionRow, DecisionView } from '#app/decision/calls';
import type { DecisionId } from '#core/decision/decision';
import { Button } from '../../kit/button';
import { Disclosure } from '../../kit/disclosure';
import { Message } from '../../kit/message';
import { Lozenge } from '../../kit/pill';
import { Skeleton } from '../../kit/skeleton';
import type { Host } from '../host';
import { DoubtMark, DoubtNotice } from '../signing/doubt-notice';
import type { DecisionWords } from '../words/en-decision';
import type { DecisionBook, DecisionState } from './decision-book';
import { problemText } from './problem-text';

interface DecisionEntryProps {
  readonly host: Host;
  readonly words: DecisionWords;
  readonly book: DecisionBook;
  readonly state: DecisionState;
  readonly row: DecisionRow;
  readonly canLog: boolean;
  /** By decision, for those that take each other's place. */
  readonly titles: ReadonlyMap<DecisionId, string>;
}

/** One decision: what, by whom and when in a line; why, on what and since when below it. */
export function DecisionEntry({ host, words, book, state, row, canLog, titles }: DecisionEntryProps) {
  const { decision, supersededBy } = row;
  const doubt = state.views.get(row.id)?.doubt;
  const isSuperseded = supersededBy !== undefined;
  return (
    <li className={isSuperseded ? 'decision decision--superseded' : 'decision'}>
      <Disclosure
        summary={
          <span className="decision__line">
            <span className="decision__title" dir="auto">
              {decision.title}
            </span>
            {isSuperseded && <Lozenge>{words.say('superseded')}</Lozenge>}
            <span className="decision__hint decision__decided">{decidedText(row, state, words)}</span>
          </span>
        }
        onFirstOpen={() => void book.open(row.id)}
      >
        <div className="decision__details">
          {isSuperseded && (
            <p>{words.say('supersededBy', { title: titles.get(supersededBy) ?? words.say('another') })}</p>
          )}
          {decision.supersedes !== undefined && (
            <p>{words.say('supersedes', { title: titles.get(decision.supersedes) ?? words.say('another') })}</p>
          )}
          {doubt && <DoubtNotice host={host} doubt={doubt} />}
          <Reasons {...{ words, book, state, row }} />
          <Issues host={host} words={words} row={row} state={state} />
          <History host={host} view={state.views.get(row.id)} words={words} state={state} />
          {canLog && !state.typing && (
            <div className="decision__actions">
              <Button isCompact onClick={() => void book.change(row.id)}>
                {words.say('edit')}
              </Button>
              {!isSuperseded && (
                <Button isCompact appearance="subtle" onClick={() => book.begin(row)}>
                  {words.say('replace')}
                </Button>
              )}
            </div>
          )}
        </div>
      </Disclosure>
    </li>
  );
}

/** "Decided 20 Nov 2026 by Ben Builder, Harbour Co" */
function decidedText({ decision }: DecisionRow, state: DecisionState, words: DecisionWords): string {
  const people = [
    ...decision.deciders.map((id) => state.people.get(id)?.name ?? words.say('someone')),
    ...decision.others,
  ];
  const date = words.formats.calendarDate(decision.decidedOn);
  return people.length === 0
    ? words.say('decided', { date })
    : words.say('decidedBy', { date, people: words.formats.list(people) });
}

function Reasons({ words, book, state, row }: Pick<DecisionEntryProps, 'words' | 'book' | 'state' | 'row'>) {
  const view = state.views.get(row.id);
  const problem = state.unopened.get(row.id);
  if (problem)
    return (
      <Message tone="danger" actions={<Button onClick={() => void book.open(row.id)}>{words.say('retry')}</Button>}>
        {problemText(problem, words)}
      </Message>
    );
  if (!view) return <Skeleton lines={[90, 60]} label={words.say('loading')} />;
  if (view.decision.why === '') return <p className="decision__hint">{words.say('noReason')}</p>;
  return (
    <p className="decision__why" dir="auto">
      {view.decision.why}
    </p>
  );
}

function Issues({ host, words, row, state }: Pick<DecisionEntryProps, 'host' | 'words' | 'row' | 'state'>) {
  const { issueIds } = row.decision;
  if (issueIds.length === 0 && row.hiddenIssues === 0) return null;
  return (
    <div className="decision__issues">
      <span className="decision__hint">{words.say('onIssues')}</span>
      <ul>
        {issueIds.map((id) => {
          const issue = state.issues.get(id);
          return (
            <li key={id}>
              {issue ? (
                <a
                  href={host.issueUrl(issue.key)}
                  onClick={(event) => {
                    if (event.metaKey || event.ctrlKey) return;
                    event.preventDefault();
                    host.openIssue(issue.key, false);
                  }}
                >
                  {issue.key}
                </a>
              ) : (
                id
              )}{' '}
              {issue?.summary}
            </li>
          );
        })}
        {row.hiddenIssues > 0 && (
          <li className="decision__hint">{words.say('hiddenIssues', { count: row.hiddenIssues })}</li>
        )}
      </ul>
    </div>
  );
}

function History({
  host,
  view,
  words,
  state,
}: {
  readonly host: Host;
  readonly view: DecisionView | undefined;
  readonly words: DecisionWords;
  readonly state: DecisionState;
}) {
  if (!view) return null;
  return (
    <ul className="decision__history">
      {view.history.map(({ version, at, by, action, doubt }) => (
        <li key={version} className="decision__hint">
          {words.say(action, {
            person: state.people.get(by)?.name ?? words.say('someone'),
            moment: words.formats.moment(at),
          })}
          {doubt && <DoubtMark host={host} doubt={doubt} />}
        </li>
      ))}
    </ul>
  );
}
