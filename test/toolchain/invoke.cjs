/**
 * node invoke.cjs BUNDLE HANDLER: calls the bundled resolver as Forge does and prints what it answered, as JSON.
 * The platform behind it is an empty Jira and an empty store, so that every answer is known beforehand.
 */
const { join, resolve } = require('node:path');

const [bundle, handler] = process.argv.slice(2);
const { main } = require(join(resolve(bundle), '__forge__.cjs'));
const asked = [];

function platform(meta, path) {
  asked.push(`${meta.type} ${path.split('?')[0]}`);
  const body =
    meta.type === 'kvs'
      ? { code: 'KEY_NOT_FOUND', message: 'No such key' }
      : { errorMessages: ['Issue does not exist or you do not have permission to see it.'], errors: {} };
  return Promise.resolve(
    new Response(JSON.stringify(body), { status: 404, headers: { 'content-type': 'application/json' } }),
  );
}

function call(functionKey, payload) {
  return main({
    handler,
    event: { call: { functionKey, payload }, context: { accountId: 'somebody' } },
    accountId: 'somebody',
    platform,
  });
}

async function answers() {
  return {
    unknownIssue: await call('value.read', { issueId: '10001' }),
    badRequest: await call('value.read', { issueId: '' }),
    unknownCall: await call('no.such.call', {}),
    inherited: await call('toString', {}),
    asked,
  };
}

answers().then(
  (value) => process.stdout.write(JSON.stringify(value)),
  (error) => {
    console.error(error);
    process.exitCode = 1;
  },
);
