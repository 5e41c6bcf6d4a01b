import { Lozenge } from '../../kit/pill';
import { headline } from './headline';
import type { ValuePanelContext } from './panel-context';

/** The first line with its chips; the whole of the compact form. */
export function HeadlineLine({ state, score, words, now }: ValuePanelContext) {
  const { answer, hasFigure, facts, byline, chips } = headline({ ...state, score }, words, now);
  return (
    <header className="value-headline">
      <p className="value-headline__line ui-numeric" aria-live="polite" tabIndex={-1} data-focus-home>
        <strong className={hasFigure ? 'value-headline__figure' : 'value-headline__sentence'}>{answer}</strong>
        {facts.map((fact) => (
          <span key={fact} className="value-headline__fact">
            {fact}
          </span>
        ))}
      </p>
      {byline !== undefined && <p className="value-headline__byline">{byline}</p>}
      {chips.length > 0 && (
        <ul className="value-headline__chips">
          {chips.map(({ id, text, tone }) => (
            <li key={id}>
              <Lozenge tone={tone}>{text}</Lozenge>
            </li>
          ))}
        </ul>
      )}
    </header>
  );
}
