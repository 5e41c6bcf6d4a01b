import type { IssueId } from '#core/issue';
import { Button } from '../../kit/button';
import { Message } from '../../kit/message';
import { enDependencyNotices } from '../words/en-dependency-notices';
import { useWords } from '../words/use-words';
import type { PanelParts } from './panel-parts';
import { circleText, failureText, itemText, phraseOf } from './panel-text';
import { troublesOf, type Trouble } from './troubles';

/** Why the panel says less than it should, or is of before. */
export function ReadingNotices({ parts }: { readonly parts: PanelParts }) {
  const { around, book, host } = parts;
  const words = useWords(enDependencyNotices, host);
  const { staleFailure, planFailure, facts } = around;
  const retry = <Button onClick={() => void book.load()}>{words.say('retry')}</Button>;
  return (
    <>
      {staleFailure && (
        <Message tone="warning" title={words.say('staleTitle')} actions={retry}>
          {failureText(staleFailure, parts.words)}
        </Message>
      )}
      {planFailure && (
        <Message tone="warning" title={words.say('planFailedTitle')} actions={retry}>
          {failureText(planFailure, parts.words)}
        </Message>
      )}
      {!planFailure && !facts.around && (
        <Message
          tone="info"
          actions={
            <Button appearance="link" onClick={() => host.openPage('pi-board')}>
              {words.say('openBoard')}
            </Button>
          }
        >
          {words.say('noTrain')}
        </Message>
      )}
    </>
  );
}

/** Circles, deadlocks in the hierarchy and links that say the same twice. */
export function Troubles({ parts }: { readonly parts: PanelParts }) {
  const { around } = parts;
  return troublesOf(around.own.id, around.standings).map((trouble) => (
    <TroubleNotice key={keyOf(trouble)} parts={parts} trouble={trouble} />
  ));
}

function TroubleNotice({ parts, trouble }: { readonly parts: PanelParts; readonly trouble: Trouble }) {
  const { around, host } = parts;
  const words = useWords(enDependencyNotices, host);
  const { graph, types } = around.facts;
  const text = (id: IssueId): string => itemText(id, graph, parts.words);
  switch (trouble.kind) {
    case 'circle':
      return (
        <Message tone="warning" title={words.say('circleTitle')}>
          {words.say('circleText', { items: circleText(trouble.items, graph) })}
        </Message>
      );
    case 'hierarchy':
      return (
        <Message tone="warning" title={words.say('hierarchyTitle')}>
          {words.say('hierarchyText', { part: text(trouble.part), parent: text(trouble.parent) })}
        </Message>
      );
    case 'double': {
      const { from, to, links } = trouble.bond;
      const phrases = words.formats.list(links.map(({ typeId }) => phraseOf(typeId, types)));
      return (
        <Message tone="info" title={words.say('doubleTitle')}>
          {words.say('doubleText', { giver: text(from), needer: text(to), phrases })}
        </Message>
      );
    }
  }
}

function keyOf(trouble: Trouble): string {
  return trouble.kind === 'circle' ? trouble.items.join() : `${trouble.kind}|${trouble.bond.from}|${trouble.bond.to}`;
}

/** Links of other kinds that are named one by one. */
const mostOthers = 20;

/** What is not among the dependencies: links of other kinds, and links that the viewer may not see. */
export function NotCounted({ parts: { host, around } }: { readonly parts: PanelParts }) {
  const words = useWords(enDependencyNotices, host);
  const { hidden, others, facts, own } = around;
  const { issues } = facts.graph;
  return (
    <>
      {hidden > 0 && <p className="dependency-panel__subtle">{words.say('hidden', { count: hidden })}</p>}
      {others.length > 0 && (
        <details className="dependency-panel__fold">
          <summary>{words.say('others', { count: others.length })}</summary>
          <p className="dependency-panel__subtle">{words.say('othersHelp')}</p>
          <ul className="dependency-panel__others">
            {others.slice(0, mostOthers).map(({ linkId, typeId, from, to }) => {
              const type = facts.types.find(({ id }) => id === typeId);
              const phrase = (from === own.id ? type?.phrases.giver : type?.phrases.needer) ?? typeId;
              const other = issues.get(from === own.id ? to : from);
              return (
                <li key={linkId} dir="auto">
                  {words.say('otherLine', { phrase, key: other?.key ?? '', summary: other?.summary ?? '' })}
                </li>
              );
            })}
          </ul>
          {others.length > mostOthers && <p>{words.say('otherRest', { count: others.length - mostOthers })}</p>}
        </details>
      )}
    </>
  );
}
