import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const load = createRequire(__filename);
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** The page of a board, served under the policy that both hosts ask for at least. */
export interface BoardPage {
  readonly address: string;
  close(): void;
}

/** Bundles a page of test/panels and serves it on a free port: nothing inline, no foreign source. */
export async function serveBoardPage(name = 'board-grid-page'): Promise<BoardPage> {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-board-page-'));
  const config = join(root, 'test/panels', name, 'vite.config.ts');
  execFileSync(
    process.execPath,
    [
      ...[join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn', '-c', config],
      ...['--outDir', folder, '--emptyOutDir'],
    ],
    { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const themes: Readonly<Record<string, string>> = {
    '/theme-jira.css': `${tokens()}\n${readFileSync(join(root, 'static/jira/theme.css'), 'utf8')}`,
    '/theme-azure.css': readFileSync(join(root, 'static/azure/theme.css'), 'utf8'),
  };
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = path === '/' ? '/index.html' : path;
    response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
    response.setHeader('content-security-policy', "default-src 'none'; script-src 'self'; style-src 'self'");
    try {
      response.end(themes[file] ?? readFileSync(join(folder, file)));
    } catch {
      response.writeHead(404).end();
    }
  }).listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close() {
      server.closeAllConnections();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Jira's tokens, light and dark, as its pages have them. */
function tokens(): string {
  const theme = (name: string) =>
    (load(`@atlaskit/tokens/dist/cjs/artifacts/themes/atlassian-${name}`) as { default: string }).default;
  return ['light', 'dark', 'spacing', 'typography', 'shape'].map(theme).join('\n');
}
