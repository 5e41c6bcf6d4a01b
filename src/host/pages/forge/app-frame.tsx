import { iframeResizer } from 'iframe-resizer';
import { useEffect, useRef, useState } from 'react';
import { start } from '../api/start';
import { openChannel, type Channel } from '../frame/channel';
import { onColorMode, themeAttributes } from '../shell/session';
import { Notice } from '../parts/notice';
import type { FrameView } from './operation';
import { operate, type CallNote } from './operations';
import { obstacleTo } from './obstacle';
import { openFrame, type FrameRequest, type FrameSession } from './opened-frame';
import { Undrawn } from './undrawn';

/** Heights of the manifest's `viewportSize`, by eye: no page that was read gives them. Without one, the frame is as high as its content. */
const viewportHeights: Readonly<Record<string, number>> = {
  small: 150,
  medium: 350,
  large: 520,
  xlarge: 700,
  max: 1000,
};

interface Props {
  readonly view: FrameView;
  readonly modal?: FrameRequest['modal'];
  /** `content`: as high as the app's page; `page`: that, but at least the rest of the window; `fill`: all of its box; `none`: runs unseen. */
  readonly height: 'content' | 'page' | 'fill' | 'none';
  /** Receives a question to ask before the frame is closed. */
  readonly closeGuard?: { current?: () => unknown };
}

/**
 * What the platform lets an app's frame do: no pop-ups, no way around the page. Apps open other pages with `router`.
 * Source: developer.atlassian.com/platform/forge/custom-ui/iframe, checked 2026-11-22.
 */
const frameRights = {
  sandbox: 'allow-downloads allow-forms allow-modals allow-pointer-lock allow-same-origin allow-scripts',
  allow: 'camera; clipboard-write; display-capture; fullscreen; microphone',
};

/** The types of iframe-resizer leave this function out. */
interface Resizable {
  readonly iFrameResizer?: { removeListeners(): void };
}

/** An app's page in its frame, with the bridge to it; in words, why there is none, where the local host cannot draw it. */
export function AppFrame(props: Props) {
  const obstacle = obstacleTo(props.view);
  return obstacle === undefined ? (
    <DrawnFrame {...props} />
  ) : (
    <Undrawn view={props.view} obstacle={obstacle} isUnseen={props.height === 'none'} />
  );
}

function DrawnFrame({ view, modal, height, closeGuard }: Props) {
  const element = useRef<HTMLIFrameElement>(null);
  const [problem, setProblem] = useState<string>();
  const latest = useRef(view);
  latest.current = view;
  const address = start.app.resources[view.resource];
  const size = view.module.viewportSize;
  const fixed = height === 'content' && typeof size === 'string' ? viewportHeights[size] : undefined;

  useEffect(() => {
    const frame = element.current;
    if (frame === null || address === undefined) return;
    const request = {
      moduleKey: view.module.key,
      part: view.part,
      place: { ...view.place, location: location.href },
      modal,
    };
    const session = openFrame(request);
    session.opened().catch((error: Error) => setProblem(error.message));
    const bridge = connect(frame, session, () => latest.current, closeGuard);
    frame.src = address;
    const resizers =
      height === 'fill' || height === 'none' || fixed !== undefined
        ? []
        : iframeResizer(
            {
              checkOrigin: [start.contentOrigin],
              heightCalculationMethod: 'bodyOffset',
              minHeight: height === 'page' ? minimumHeight(frame) : 0,
              log: false,
            },
            frame,
          );
    return () => {
      const told = bridge.close();
      // `close` would take the element, which React owns, out of the page; the listeners go with this function.
      for (const resizer of resizers) (resizer as unknown as Resizable).iFrameResizer?.removeListeners();
      told
        .then(() => session.opened())
        .then(
          ({ frameId }) =>
            void navigator.sendBeacon(`/host/frames/${frameId}/close`, new Blob(['{}'], { type: 'application/json' })),
        )
        .catch(() => {});
    };
    // A frame belongs to one module in one place; callers give another `key` for another place.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  if (height === 'none')
    return <iframe ref={element} {...frameRights} hidden title={view.module.key} data-module={view.module.key} />;
  if (problem !== undefined)
    return (
      <Notice tone="error" title={view.module.title}>
        {problem}
      </Notice>
    );
  return (
    <iframe
      ref={element}
      {...frameRights}
      className={`app-frame app-frame--${height}`}
      title={view.module.title}
      data-module={view.module.key}
      style={fixed ? { height: fixed } : undefined}
    />
  );
}

/** Answers the frame's bridge calls until closed. */
function connect(
  frame: HTMLIFrameElement,
  session: FrameSession,
  view: () => FrameView,
  closeGuard: Props['closeGuard'],
) {
  const cleanUps: (() => void)[] = [];
  const notes: CallNote[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isThemed = false;

  function note(entry: CallNote): void {
    notes.push(entry);
    timer ??= setTimeout(() => void tell(), 500);
  }

  async function tell(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    if (notes.length > 0) await session.post('notes', notes.splice(0)).catch(() => {});
  }

  const channel: Channel = openChannel(
    {
      post: (message) => frame.contentWindow?.postMessage(message, start.contentOrigin),
      isSender: (event) => event.source === frame.contentWindow && event.origin === start.contentOrigin,
    },
    (name, [payload]) =>
      operate(
        name,
        payload,
        {
          view: view(),
          session,
          onGone: (cleanUp) => void cleanUps.push(cleanUp),
          enableTheming() {
            isThemed = true;
            sendTheme();
          },
          setCloseGuard(guard) {
            if (closeGuard) closeGuard.current = guard;
          },
        },
        note,
      ),
  );

  function sendTheme(): void {
    if (isThemed) channel.call('theme', themeAttributes()).catch(() => {});
  }

  cleanUps.push(onColorMode(sendTheme));
  return {
    /** Resolves once what is still to be noted has arrived: the server forgets a closed frame. */
    close(): Promise<void> {
      for (const cleanUp of cleanUps) cleanUp();
      channel.close();
      return tell();
    },
  };
}

function minimumHeight(frame: HTMLElement): number {
  return Math.max(320, window.innerHeight - frame.getBoundingClientRect().top - window.scrollY - 8);
}
