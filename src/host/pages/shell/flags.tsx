import { Glyph } from '../parts/icon';
import { closeFlag, flags } from './flag-store';

/** Messages in the corner; read out as they come. */
export function Flags() {
  const shown = flags.use();
  return (
    <section className="flags" aria-live="polite" aria-label="Notifications">
      {shown.map((flag) => (
        <article
          key={flag.id}
          className={`flag flag--${flag.appearance ?? flag.type ?? 'info'}${flag.appearance ? ' flag--bold' : ''}`}
          data-flag={flag.id}
        >
          <span className="flag__sign" aria-hidden="true" />
          <div className="flag__text">
            {flag.title && <h2 dir="auto">{flag.title}</h2>}
            {flag.description && <p dir="auto">{flag.description}</p>}
            {flag.actions && flag.actions.length > 0 && (
              <p className="flag__actions">
                {flag.actions.map((action) => (
                  <button key={action.text} className="link-button" onClick={() => void action.onClick()}>
                    {action.text}
                  </button>
                ))}
              </p>
            )}
          </div>
          <button className="icon-button" aria-label="Dismiss" onClick={() => closeFlag(flag.id)}>
            <Glyph name="close" size={12} />
          </button>
        </article>
      ))}
    </section>
  );
}
