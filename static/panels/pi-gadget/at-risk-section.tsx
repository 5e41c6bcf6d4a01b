import { useId } from 'react';
import { Button } from '../../kit/button';
import type { Host } from '../host';
import type { PiGadgetWords } from '../words/en-pi-gadget';
import { atRisk, type AtRisk } from './at-risk';
import type { PiSight } from './read-gadget';
import { reasonsOf } from './risk-text';

/** Items that are named; the board has the others. */
const mostNamed = 5;

interface AtRiskProps {
  readonly host: Host;
  readonly words: PiGadgetWords;
  readonly sight: PiSight;
  onBoard(): void;
}

/** What will not come as planned, worst first, each with the reason. */
export function AtRiskSection({ host, words, sight, onBoard }: AtRiskProps) {
  const title = useId();
  const found = atRisk(sight.board);
  const more = found.length - mostNamed;
  return (
    <section className="pi-gadget__at-risk" aria-labelledby={title}>
      <h3 id={title}>{found.length > 0 ? words.say('atRiskCount', { count: found.length }) : words.say('atRisk')}</h3>
      {found.length === 0 && <p>{words.say(sight.board.counts.drawn === 0 ? 'nothingPlannedYet' : 'nothingAtRisk')}</p>}
      <ul className="pi-gadget__list">
        {found.slice(0, mostNamed).map((one) => (
          <Row key={one.item.id} {...{ host, words, sight, one }} />
        ))}
      </ul>
      {more > 0 && (
        <Button appearance="link" onClick={onBoard}>
          {words.say('moreAtRisk', { count: more })}
        </Button>
      )}
    </section>
  );
}

function Row({ host, words, sight, one }: Omit<AtRiskProps, 'onBoard'> & { readonly one: AtRisk }) {
  const { key, summary } = one.item;
  return (
    <li>
      <a
        href={host.issueUrl(key)}
        dir="auto"
        onClick={(event) => {
          event.preventDefault();
          host.openIssue(key, event.ctrlKey || event.metaKey);
        }}
      >
        {words.say('item', { key, summary })}
      </a>
      <ul className="pi-gadget__reasons">
        {reasonsOf(one, sight, words).map(({ kind, mark, text }) => (
          <li key={kind} className={`pi-gadget__reason--${kind}`}>
            <span aria-hidden="true">{mark}</span> {text}
          </li>
        ))}
      </ul>
    </li>
  );
}
