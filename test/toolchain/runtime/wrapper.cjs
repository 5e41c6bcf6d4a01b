/**
 * Stands in for the runtime wrapper that Atlassian adds from its CDN. It gives a bundled function the two globals
 * that the @forge packages read, and hands every platform call to `platform` instead of to a network.
 */
const { AsyncLocalStorage } = require('node:async_hooks');
const path = require('node:path');

const invocation = new AsyncLocalStorage();
const silent = {
  counter: () => ({ incr() {}, decr() {} }),
  timing: () => ({ measure: () => ({ stop() {} }), set() {} }),
  gauge: () => ({ set() {} }),
};

Object.defineProperty(globalThis, '__forge_runtime__', { get: () => invocation.getStore(), configurable: true });
globalThis.__forge_fetch__ = async (meta, target, init = {}) =>
  invocation.getStore().platform(meta, String(target), init);

exports.main = async ({ handler, event, accountId, platform }) => {
  const [, module, name] = /^(.*)\.([^.]+)$/.exec(handler);
  const appContext = {
    appId: 'app',
    appVersion: '1.0.0',
    environmentId: 'environment',
    environmentType: 'DEVELOPMENT',
    invocationId: 'invocation',
    installationId: 'installation',
  };
  const runtime = {
    appContext,
    contextAri: 'ari:cloud:jira::site/local',
    aaid: accountId,
    metrics: silent,
    lambdaContext: { getRemainingTimeInMillis: () => 25_000 },
    allowedEgress: [],
    proxy: {},
    tracing: {},
    platform,
  };
  return invocation.run(runtime, () =>
    require(path.join(__dirname, `${module}.cjs`))[name](event, {
      principal: accountId ? { accountId } : undefined,
      installContext: runtime.contextAri,
    }),
  );
};
