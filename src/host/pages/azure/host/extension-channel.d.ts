/** The part of azure-devops-extension-sdk that both ends of a frame speak; Vite finds it behind this name. */
declare module 'extension-channel' {
  interface Channel {
    invokeRemoteMethod<Reply>(
      methodName: string,
      instanceId: string,
      params?: unknown[],
      instanceContext?: unknown,
      settings?: { readonly includeUnderscoreProperties: boolean },
    ): Promise<Reply>;
    getRemoteObjectProxy<Remote>(instanceId: string, contextData?: unknown): Promise<Remote>;
    /** How a value goes over the line; undefined for what cannot. */
    _customSerializeObject(value: unknown, ...more: readonly unknown[]): unknown;
    getObjectRegistry(): { register(instanceId: string, instance: object): void; unregister(instanceId: string): void };
  }
  /** All lines of this page. */
  export const channelManager: {
    addChannel(window: Window, targetOrigin?: string): Channel;
    removeChannel(channel: Channel): void;
  };
}
