import { useEffect } from 'react';
import { Link } from '../../shell/link';
import { banner, endToast, toasts } from '../host/message-store';
import { MessageBar } from '../parts/message-bar';

/** The line that extensions can put over every page. */
export function GlobalBanner() {
  const shown = banner.use();
  if (shown === undefined) return null;
  const buttons = shown.buttons.map(({ text, href, isDisabled, run }) =>
    href ? (
      <Link key={text} className="button" href={href}>
        {text}
      </Link>
    ) : (
      <button key={text} className="button" disabled={isDisabled} onClick={run}>
        {text}
      </button>
    ),
  );
  return (
    <MessageBar
      tone={shown.tone}
      action={buttons}
      onDismiss={shown.isDismissable ? () => banner.set(() => undefined) : undefined}
    >
      {shown.parts.map((part, index) =>
        typeof part === 'string' ? (
          part
        ) : (
          <Link key={index} href={part.href}>
            {part.name}
          </Link>
        ),
      )}
    </MessageBar>
  );
}

/** Short messages at the bottom, one after the other. */
export function Toasts() {
  const [first] = toasts.use();
  useEffect(() => {
    if (first === undefined) return;
    const timer = setTimeout(() => endToast(first), first.duration > 0 ? first.duration : 5_000);
    return () => clearTimeout(timer);
  }, [first]);
  return (
    <div className="toasts" role="status" aria-live="polite">
      {first && (
        <p className="toast">
          <span dir="auto">{first.message}</span>
          {first.callToAction && (
            <button className="toast__action" onClick={() => first.onCallToActionClick?.()}>
              {first.callToAction}
            </button>
          )}
        </p>
      )}
    </div>
  );
}
