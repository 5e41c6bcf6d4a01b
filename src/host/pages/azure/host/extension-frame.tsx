import { useEffect, useRef, useState } from 'react';
import type { ShownContribution } from '../../../azure/pages/start';
import { MessageBar } from '../parts/message-bar';
import { connect, type Connection } from './connection';
import { extensionOf, nameOf, pageOf } from './contributions';
import type { Place } from './place';

interface Props {
  readonly contribution: ShownContribution;
  readonly place: Place;
  readonly configuration?: unknown;
  /** `content`: as high as the page asks for; `fill`: all of its box; `none`: runs unseen. */
  readonly height: 'content' | 'fill' | 'none';
  readonly minimumHeight?: number;
  /** The line to the page, as soon as there is one. */
  onConnected?(connection: Connection): void;
  onFailed?(message: string): void;
  /** The width that the page asks for; only dialogs take it. */
  onWidth?(width: number): void;
}

type State = { readonly kind: 'loading' | 'slow' | 'shown' } | { readonly kind: 'failed'; readonly message: string };

const patienceMilliseconds = 10_000;

/** An extension's page in its frame; in words, why there is none, where it cannot be shown. */
export function ExtensionFrame(props: Props) {
  const page = pageOf(props.contribution);
  if (page.kind === 'ok') return <DrawnFrame {...props} uri={page.uri} />;
  return props.height === 'none' ? null : (
    <MessageBar tone="warning">{`${nameOf(props.contribution)} cannot be shown. ${page.why}`}</MessageBar>
  );
}

function DrawnFrame({
  contribution,
  place,
  configuration,
  height,
  minimumHeight = 0,
  uri,
  onConnected,
  onFailed,
  onWidth,
}: Props & { readonly uri: string }) {
  const element = useRef<HTMLIFrameElement>(null);
  const [state, setState] = useState<State>({ kind: 'loading' });
  const [wanted, setWanted] = useState<number>();
  const latest = useRef(place);
  latest.current = place;

  useEffect(() => {
    const frame = element.current;
    if (frame === null) return;
    const slow = setTimeout(
      () => setState((before) => (before.kind === 'loading' ? { kind: 'slow' } : before)),
      patienceMilliseconds,
    );
    const connection = connect(frame, contribution, {
      configuration,
      place: () => latest.current,
      onLoaded: () => setState({ kind: 'shown' }),
      onFailed(message) {
        setState({ kind: 'failed', message });
        onFailed?.(message);
      },
      onResize({ width: askedWidth, height: asked }) {
        if (asked !== undefined) setWanted(asked);
        if (askedWidth !== undefined) onWidth?.(askedWidth);
      },
    });
    frame.src = uri;
    onConnected?.(connection);
    return () => {
      clearTimeout(slow);
      connection.close();
    };
    // A frame belongs to one contribution in one place; callers give another `key` for another.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  const name = nameOf(contribution);
  const attributes = {
    ref: element,
    title: name,
    'data-contribution': contribution.id,
    sandbox:
      'allow-downloads allow-forms allow-modals allow-popups allow-popups-to-escape-sandbox allow-same-origin allow-scripts',
    allow: 'clipboard-read; clipboard-write',
  };
  if (height === 'none') return <iframe {...attributes} hidden />;
  const size =
    height === 'content' ? { blockSize: Math.max(wanted ?? initialHeight(contribution), minimumHeight) } : undefined;
  return (
    <div className={`extension extension--${height}`} aria-busy={state.kind === 'loading'}>
      {state.kind === 'failed' && (
        <MessageBar tone="error">{`${extensionOf(contribution).name} could not be loaded. ${state.message}`}</MessageBar>
      )}
      {state.kind === 'slow' && (
        <MessageBar tone="warning">{`${extensionOf(contribution).name} is taking longer than expected to load.`}</MessageBar>
      )}
      {state.kind === 'loading' && (
        <span className="extension__progress" role="progressbar" aria-label={`${name} is loading`} />
      )}
      <iframe {...attributes} className="extension__frame" style={size} />
    </div>
  );
}

function initialHeight({ properties }: ShownContribution): number {
  const height = Number(properties['height']);
  return height > 0 ? height : 150;
}
