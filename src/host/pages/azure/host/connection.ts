import { channelManager, type Channel } from 'extension-channel';
import type { ShownContribution } from '../../../azure/pages/start';
import { rest } from '../../api/rest';
import { start } from '../api/start';
import { noteCall, noted } from './call-notes';
import { handshakeReply, type InitOptions } from './handshake';
import type { Place } from './place';
import { hostApiFor } from './host-apis';
import { currentTheme } from './theme';
import { onColorMode } from '../../shell/session';
import { wordsOf } from './words';

/** What the owner of a frame is told, and what it tells. */
export interface FrameEvents {
  /** What the page gets as its configuration, besides what the platform itself adds. */
  readonly configuration?: unknown;
  place(): Place;
  /** The page can be used. */
  onLoaded(): void;
  /** The page says that it cannot start. */
  onFailed(message: string): void;
  onResize(size: { readonly width?: number; readonly height?: number }): void;
}

/** The line to one extension page in its frame. */
export interface Connection {
  /** An object that the page registered: by the contribution's `registeredObjectId` or `serviceName`, its full id, or its short id, whichever is found first. */
  remote<Remote>(contextData?: unknown): Promise<Remote | undefined>;
  close(): void;
}

const patience = [0, 50, 150, 300, 500, 1_000];

/** Connects a frame before its page is loaded, and answers the page until closed. */
export function connect(frame: HTMLIFrameElement, contribution: ShownContribution, events: FrameEvents): Connection {
  const target = frame.contentWindow;
  if (target === null) throw new Error('The frame is not part of a page.');
  const channel = carryNulls(channelManager.addChannel(target, start.contentOrigin));
  const registry = channel.getObjectRegistry();
  const cleanUps: (() => void)[] = [];
  const { extensionId } = contribution;
  let wantsTheme = false;
  let loaded: () => void = () => {};
  const isLoaded = new Promise<void>((resolve) => (loaded = resolve));

  function hostCall<Reply>(
    name: string,
    params: readonly unknown[],
    run: () => Reply | Promise<Reply>,
  ): Promise<Reply> {
    return noted(`azure host ${name}`, params, run);
  }
  function markLoaded(): void {
    loaded();
    events.onLoaded();
  }

  registry.register('DevOps.HostControl', {
    initialHandshake: (options: InitOptions = {}) =>
      hostCall('initialHandshake', [options], () => {
        wantsTheme = options.applyTheme !== false;
        if (options.loaded !== false) setTimeout(markLoaded);
        return handshakeReply(contribution, events.place(), events.configuration, options);
      }),
    notifyLoadSucceeded: () => hostCall('notifyLoadSucceeded', [], markLoaded),
    notifyLoadFailed: (error: unknown) => hostCall('notifyLoadFailed', [error], () => events.onFailed(wordsOf(error))),
    getAccessToken: () => hostCall('getAccessToken', [], () => rest('POST', '/host/azure/token', { extensionId })),
    getAppToken: () => hostCall('getAppToken', [], () => rest('POST', '/host/azure/app-token', { extensionId })),
    resize: (width?: number, height?: number) =>
      hostCall('resize', [width, height], () => events.onResize({ width, height })),
  });
  registry.register('DevOps.ServiceManager', {
    getService: (id: string) =>
      hostApiFor(id, { contribution, place: events.place, onGone: (cleanUp) => void cleanUps.push(cleanUp) }),
  });
  // The SDK before version 3 loads the product's own scripts from its host: they are not to be had here.
  registry.register('VSS.HostControl', {
    initialHandshake: () => {
      const message =
        'It is made with the legacy VSS.SDK, which loads scripts of the product itself; the local host has none.';
      noteCall({
        what: 'azure host VSS.HostControl.initialHandshake',
        status: 501,
        milliseconds: 0,
        requestBytes: 0,
        responseBytes: 0,
        note: message,
      });
      events.onFailed(message);
      throw new Error(message);
    },
  });
  cleanUps.push(
    onColorMode(() => {
      if (wantsTheme)
        channel
          .invokeRemoteMethod('dispatchEvent', 'DevOps.SdkClient', [
            'themeChanged',
            { detail: { data: currentTheme() } },
          ])
          .catch(() => {});
    }),
  );

  return {
    async remote<Remote>(contextData?: unknown) {
      await isLoaded;
      const { registeredObjectId, serviceName } = contribution.properties;
      const ids = [registeredObjectId, serviceName, contribution.id, contribution.shortId].filter(
        (id): id is string => typeof id === 'string' && id !== '',
      );
      for (const wait of patience) {
        // Pages often register right after they said that they are ready.
        await new Promise((resolve) => setTimeout(resolve, wait));
        for (const id of new Set(ids)) {
          const found = await channel.getRemoteObjectProxy<Remote>(id, contextData).catch(() => undefined);
          if (found) return found;
        }
      }
      return undefined;
    },
    close() {
      for (const cleanUp of cleanUps) cleanUp();
      channelManager.removeChannel(channel);
    },
  };
}

/**
 * The package's channel drops null, which the product's own host writes: Microsoft's guide to widgets parses the `data`
 * of one that nobody has configured as JSON, which null is and undefined is not.
 * https://learn.microsoft.com/azure/devops/extend/develop/add-dashboard-widget, checked 2026-11-22.
 */
function carryNulls(channel: Channel): Channel {
  const write = channel._customSerializeObject.bind(channel);
  channel._customSerializeObject = (value, ...more) => (value === null ? null : write(value, ...more));
  return channel;
}
