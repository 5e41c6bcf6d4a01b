/**
 * node lint.cjs APP: runs Forge's own linters as `forge lint` does, without an account, and prints
 * `[{level, file, line, message}]`. LOCAL_*_SWAGGER name the API descriptions that its permission linter reads.
 */
const { lint } = require('@forge/lint');
const { ConfigFile, FileSystemReader, FileSystemWriter } = require('@forge/cli-shared');

process.chdir(process.argv[2]);

const crashes = [];
const logger = {
  // A linter that crashes says so here only, and then finds nothing: that must not pass for a clean run.
  info: (text) =>
    /failed/i.test(text) && crashes.push({ level: 'error', file: '', line: 0, message: `A linter crashed: ${text}` }),
  debug() {},
  trace() {},
  warn: console.error,
  error: console.error,
};
// Feature flags live on Atlassian's servers: all off, no module deprecated.
const flags = new Proxy({}, { get: (_, name) => async () => (String(name).startsWith('getDeprecated') ? [] : false) });

async function main() {
  const reader = new FileSystemReader();
  const files = (await reader.recursiveReadDir('./src', ['node_modules'])).filter((file) => /\.[jt]sx?$/.test(file));
  let manifest;
  try {
    manifest = await new ConfigFile(reader, new FileSystemWriter()).readConfig();
  } catch (error) {
    // As in the CLI: what cannot be read is not linted.
    return print([{ level: 'error', file: 'manifest.yml', line: 0, message: error.message }]);
  }
  const problems = [];
  const results = await lint(files, manifest, 'development', logger, flags, { linter: { mode: 'client-side' } });
  for (const { errors, warnings } of results) {
    problems.push(...errors.map(({ file, line, message }) => ({ level: 'error', file, line, message })));
    problems.push(...warnings.map(({ file, line, message }) => ({ level: 'warning', file, line, message })));
  }
  print([...problems, ...crashes]);
}

function print(problems) {
  console.log(JSON.stringify(problems));
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
