import { useState } from 'react';
import type { DependencyState, Tie } from '#core/train/board';
import type { PlanItem } from '#core/train/plan-item';
import { byTrouble } from '#core/train/team-matrix';
import { Button } from '../../../kit/button';
import { Lozenge } from '../../../kit/pill';
import type { Tone } from '../../../kit/tone';
import type { Host } from '../../host';
import { givenText, stateText, tieSentence, type TieWording } from './tie-text';

interface TieListProps {
  readonly host: Host;
  readonly ties: readonly Tie[];
  readonly wording: TieWording;
  onFocus(item: PlanItem): void;
}

const tones: Readonly<Record<DependencyState, Tone>> = {
  conflict: 'danger',
  'at-risk': 'warning',
  ok: 'neutral',
  open: 'neutral',
  done: 'success',
};

/** Lines drawn at first, and at each further press. */
const linesAtOnce = 100;

/** Dependencies as sentences, worst first. */
export function TieList({ host, ties, wording, onFocus }: TieListProps) {
  const { words } = wording;
  const [limit, setLimit] = useState(linesAtOnce);
  const sorted = [...ties].sort((one, other) => byTrouble(one.state, other.state));
  const left = sorted.length - limit;
  return (
    <>
      <ul className="ties__list">
        {sorted.slice(0, limit).map((tie) => (
          <li key={`${tie.from.id} ${tie.to.id}`} className="ties__tie">
            <Lozenge tone={tones[tie.state]}>{stateText(tie.state, words)}</Lozenge>
            <span className="ties__sentence" dir="auto">
              {tieSentence(tie, wording)} <span className="ties__given">({givenText(tie, wording)})</span>
            </span>
            <span className="ties__links">
              {[tie.from, tie.to].map((item) => (
                <ItemLink key={item.id} host={host} item={item} />
              ))}
              <Button
                isCompact
                appearance="subtle"
                aria-label={words.say('showChain', { key: tie.to.key })}
                onClick={() => onFocus(tie.to)}
              >
                {words.say('chain')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {left > 0 && (
        <Button appearance="subtle" onClick={() => setLimit(limit + linesAtOnce)}>
          {words.say('showMore', { count: Math.min(left, linesAtOnce) })}
        </Button>
      )}
    </>
  );
}

/** Opens an item in the tracker. */
export function ItemLink({ host, item }: { readonly host: Host; readonly item: PlanItem }) {
  return (
    <a
      href={host.issueUrl(item.key)}
      title={item.summary}
      onClick={(event) => {
        event.preventDefault();
        host.openIssue(item.key, event.ctrlKey || event.metaKey);
      }}
    >
      {item.key}
    </a>
  );
}
