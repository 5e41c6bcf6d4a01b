import type { ReactNode } from 'react';
import type { LinkEnds } from '#app/ports/links';
import type { Neighbour } from '#core/dependency/neighbourhood';
import type { IssueId } from '#core/issue';
import { Button } from '../../kit/button';
import { MoreIcon } from '../../kit/icons';
import { Menu, type MenuItem } from '../../kit/menu';
import { Lozenge } from '../../kit/pill';
import type { Tone } from '../../kit/tone';
import type { LinkChange } from './change-links';
import { neighbourSections } from './neighbour-sections';
import type { PanelParts } from './panel-parts';
import { iterationText, phraseOf, slackText, stateMarks } from './panel-text';
import type { BondState } from './standing';

/** How many more a press shows behind an item. */
export const mostBehind = 10;

/** Tones of states; the mark and the word say the same. */
export const stateTones: Readonly<Record<BondState, Tone>> = {
  ok: 'neutral',
  'at-risk': 'warning',
  conflict: 'danger',
  done: 'success',
  open: 'neutral',
  unknown: 'neutral',
  reading: 'neutral',
};

interface RowProps {
  readonly parts: PanelParts;
  readonly neighbour: Neighbour<LinkEnds>;
}

/** One neighbour: how its dependency stands, where it is planned and whose it is, and what is open behind it. */
export function NeighbourRow({ parts, neighbour }: RowProps) {
  const { words, around, host } = parts;
  const { id, bond, isRepeated, level } = neighbour;
  const issue = around.facts.graph.issues.get(id);
  const standing = around.standings.of(bond);
  const slack = slackText(standing, words);
  if (!issue) return <li className="dependency-panel__row">{words.say('unread')}</li>;
  return (
    <li className={`dependency-panel__row dependency-panel__row--${standing.state}`}>
      <div className="dependency-panel__line">
        <span className="dependency-panel__mark" aria-hidden="true">
          {stateMarks[standing.state]}
        </span>
        <ItemLink parts={parts} id={id} />
        <span className="dependency-panel__state">
          <Lozenge tone={stateTones[standing.state]}>{words.say(`state-${standing.state}`)}</Lozenge>
          {slack !== undefined && <span className="dependency-panel__slack">{slack}</span>}
        </span>
        {level === 1 && (
          <Menu
            label={words.say('actions', { key: issue.key })}
            icon={<MoreIcon />}
            isCompact
            items={actionsOf(parts, neighbour)}
          />
        )}
      </div>
      {isRepeated ? (
        <p className="dependency-panel__subtle">{words.say('repeated')}</p>
      ) : (
        <>
          <Details parts={parts} neighbour={neighbour} />
          {level === 1 &&
            neighbourSections.map((Section, index) => (
              <Section key={index} host={host} around={around} neighbour={neighbour} />
            ))}
          <Behind parts={parts} neighbour={neighbour} />
        </>
      )}
    </li>
  );
}

/** Key and summary of an item, as a link to it. */
export function ItemLink({ parts: { host, around }, id }: { readonly parts: PanelParts; readonly id: IssueId }) {
  const issue = around.facts.graph.issues.get(id);
  if (!issue) return null;
  const { key, summary } = issue;
  return (
    <a
      className="dependency-panel__item"
      href={host.issueUrl(key)}
      onClick={(event) => {
        event.preventDefault();
        host.openIssue(key, event.ctrlKey || event.metaKey);
      }}
    >
      <span className="dependency-panel__key">{key}</span> <span dir="auto">{summary}</span>
    </a>
  );
}

function Details({ parts: { words, around }, neighbour: { id, bond } }: RowProps) {
  const issue = around.facts.graph.issues.get(id)!;
  const { teams, ...where } = around.standings.whereIs(id);
  const { neededBy } = around.standings.of(bond);
  const facts: readonly (readonly [string, ReactNode])[] = [
    [words.say('factTeam'), teams.length > 0 ? words.formats.list(teams) : words.say('noTeam')],
    [words.say('factIteration'), iterationText({ teams, ...where }, words)],
    [words.say('factOwner'), issue.assignee?.name ?? words.say('nobody')],
    ...(neededBy === undefined ? [] : [[words.say('factNeededBy'), words.formats.day(neededBy)] as const]),
    [words.say('factStatus'), issue.status.name],
  ];
  return (
    <dl className="dependency-panel__facts">
      {facts.map(([name, value]) => (
        <div key={name as string}>
          <dt>{name}</dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Behind({ parts, neighbour }: RowProps) {
  const { words, around, book } = parts;
  const { id, side, level, next, more = 0 } = neighbour;
  const key = around.facts.graph.issues.get(id)!.key;
  if (next.length === 0 && more === 0) return null;
  const count = Math.min(more, mostBehind);
  return (
    <>
      {next.length > 0 && (
        <ul
          className="dependency-panel__behind"
          aria-label={words.say(side === 'givers' ? 'behindGivers' : 'behindNeeders', { key })}
        >
          {next.map((one) => (
            <NeighbourRow key={`${one.bond.from}|${one.bond.to}`} parts={parts} neighbour={one} />
          ))}
        </ul>
      )}
      {more > 0 && (
        <Button appearance="link" isCompact onClick={() => void book.showMore(side, id, level, count)}>
          {words.say('moreBehind', { count, key })}
        </Button>
      )}
    </>
  );
}

function actionsOf({ words, around, onChange }: PanelParts, { bond }: Neighbour<LinkEnds>): readonly MenuItem[] {
  const { issues } = around.facts.graph;
  const key = (id: LinkEnds['from']): string => issues.get(id)?.key ?? '';
  return bond.links.flatMap(({ linkId, from, to, typeId }): MenuItem[] => {
    const change = (kind: LinkChange['kind']) => () => onChange({ kind, link: { from, to, typeId } });
    return [
      {
        id: `reverse-${linkId}`,
        label: words.say('reverse', { giver: key(to), needer: key(from) }),
        onChoose: change('reverse'),
      },
      {
        id: `remove-${linkId}`,
        label: words.say('remove', { phrase: phraseOf(typeId, around.facts.types) }),
        onChoose: change('remove'),
      },
    ];
  });
}
