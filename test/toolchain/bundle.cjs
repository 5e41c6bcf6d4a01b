/**
 * node bundle.cjs APP OUT: bundles the app's functions with Atlassian's own bundler, offline, and prints what it found.
 * The bundler must run under CommonJS, in a process whose working directory is the app.
 */
const { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join, resolve } = require('node:path');
const { getEntryPoints, getNodeBundler, getWrapperProvider } = require('@forge/bundler');
const { ConfigFile, FileSystemReader, FileSystemWriter } = require('@forge/cli-shared');

const [app, out] = process.argv.slice(2).map((path) => resolve(path));
const logger = { info() {}, debug() {}, trace() {}, warn: console.warn, error: console.error };

// The real loader and wrapper come from Atlassian's CDN at deploy time; runtime/ holds ours.
const runtime = mkdtempSync(join(tmpdir(), 'forge-runtime-'));
for (const part of ['loader', 'wrapper'])
  cpSync(join(__dirname, `runtime/${part}.cjs`), join(runtime, `dist/${part}.js`));
process.env.FORGE_RUNTIME_PATH = runtime;
process.on('exit', () => rmSync(runtime, { recursive: true, force: true }));
process.chdir(app);

async function main() {
  const fileSystemReader = new FileSystemReader();
  const config = new ConfigFile(fileSystemReader, new FileSystemWriter());
  const bundler = getNodeBundler(logger, getWrapperProvider({ fileSystemReader }), config);
  const result = await bundler.bundle({
    appDirectory: app,
    entryPoints: getEntryPoints(await config.getAppHandlers()),
  });
  mkdirSync(out, { recursive: true });
  cpSync(result.outputDir, out, { recursive: true });
  for (const [name, content] of result.additionalOutputs ?? []) {
    writeFileSync(join(out, name), Buffer.isBuffer(content) ? content : readFileSync(content));
  }
  console.log(JSON.stringify({ sdkImports: [...result.metadata.sdkImports] }));
}

main().catch((error) => {
  console.error(error.message ?? error);
  process.exitCode = 1;
});
