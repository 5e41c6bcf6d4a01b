import { zipSync, strToU8 } from 'fflate';
import { createAccessTokens } from '#host/azure/extensions/access-tokens';
import { extensionContent, extensionPath } from '#host/azure/extensions/content';
import { readPackage, readPackageFiles, type InstalledExtension } from '#host/azure/extensions/installed-extension';
import { packExtension, type Written } from './extension-host/package';

function install(written: Written): InstalledExtension {
  const answer = readPackage(packExtension(written));
  if (answer.kind === 'problem') throw new Error(answer.message);
  return answer.extension;
}

function refusal(bytes: Uint8Array): string {
  const answer = readPackage(bytes);
  return answer.kind === 'problem' ? answer.message : 'installed';
}

describe('a packed extension', () => {
  it('is known by the publisher, id and version of its package; ids and relative targets are written out', () => {
    const extension = install({
      scopes: ['vso.work'],
      contributions: [{ id: 'lamp', type: 'ms.vss-web.hub', targets: ['.tower', 'ms.vss-work-web.work-hub-group'] }],
    });
    expect(extension).toMatchObject({
      id: 'harbour.lighthouse',
      version: '1.2.3',
      grant: { publisherId: 'harbour', extensionId: 'lighthouse', name: 'Lighthouse & Foghorn', scopes: ['vso.work'] },
      contributions: [
        {
          id: 'harbour.lighthouse.lamp',
          shortId: 'lamp',
          targets: ['harbour.lighthouse.tower', 'ms.vss-work-web.work-hub-group'],
        },
      ],
    });
  });

  it('serves the files that it calls addressable, with its own content types, to every origin and without cookies', async () => {
    const extension = install({ files: { 'dist/page.html': '<p>lamp</p>', 'odd.dat': 'odd' } });
    const content = extensionContent([extension]);
    const ask = (path: string) => Promise.resolve(content.request(extensionPath(extension) + path));
    const page = await ask('dist/page.html');
    expect([
      page.status,
      page.headers.get('content-type'),
      page.headers.get('access-control-allow-origin'),
      page.headers.get('set-cookie'),
      await page.text(),
    ]).toEqual([200, 'text/html; charset=utf-8', '*', null, '<p>lamp</p>']);
    expect((await ask('odd.dat')).headers.get('content-type')).toBe('application/x-odd');
    expect((await ask('extension.vsixmanifest')).status).toBe(404);
    expect((await ask('../../../etc/passwd')).status).toBe(404);
  });

  it.each([
    [
      'a PNG picture',
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a),
      'It is a PNG picture. A packed extension is a .vsix file, as tfx extension create makes it.',
    ],
    ['an empty file', new Uint8Array(), 'It is empty.'],
    [
      'any other zip archive',
      zipSync({ 'a.txt': strToU8('a') }),
      'It is a zip archive, but no packed extension: it holds no extension.vsixmanifest.',
    ],
    [
      'an extension of another product',
      packExtension({ parts: { 'extension.vsomanifest': undefined } }),
      'It is no extension of Azure DevOps: it holds no extension.vsomanifest. It is made for Microsoft.VisualStudio.Services.',
    ],
    [
      'a file that leads outside',
      zipSync({ '../outside.js': strToU8('') }),
      'It holds a file with a path that leads outside: "../outside.js".',
    ],
  ])('%s is refused in a sentence', (_name, bytes, message) => {
    expect(refusal(bytes)).toBe(message);
  });

  it('a package that is cut off, or whose manifest is no JSON or no manifest, is refused, too', () => {
    const whole = packExtension({ files: { 'page.html': 'x'.repeat(5_000) } });
    expect(refusal(whole.slice(0, whole.length / 2))).toMatch(/^It is cut off or damaged/);
    expect(refusal(packExtension({ parts: { 'extension.vsomanifest': '{' } }))).toMatch(
      /^Its extension.vsomanifest is no JSON/,
    );
    expect(refusal(packExtension({ parts: { 'extension.vsomanifest': '{"contributions":[{"type":1}]}' } }))).toMatch(
      /contributions\[0\].id/,
    );
  });

  it('that would fill the memory is refused before it is unpacked', () => {
    const bytes = zipSync({ 'bomb.bin': new Uint8Array(1_000) });
    const directory = Buffer.from(bytes).indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    // The directory of the archive is what says how large a file becomes.
    new DataView(bytes.buffer, bytes.byteOffset).setUint32(directory + 24, 300 * 1024 * 1024, true);
    expect(refusal(bytes)).toBe('Unpacked it would be larger than 250 MB.');
  });

  it('a missing file is named', () => {
    expect(readPackageFiles(['/nowhere/lamp.vsix'])).toMatchObject({
      kind: 'problem',
      message: expect.stringContaining('/nowhere/lamp.vsix') as string,
    });
  });
});

describe('an access token', () => {
  const grant = { publisherId: 'harbour', extensionId: 'lighthouse', name: 'Lighthouse', scopes: ['vso.work'] };

  it('says who and which extension for an hour, then that it has expired', () => {
    let now = new Date('2026-11-22T12:00:00Z');
    const tokens = createAccessTokens(() => now);
    const { token } = tokens.issue('mia', grant);
    expect(tokens.read(token)).toEqual({ kind: 'ok', personId: 'mia', extension: grant });
    now = new Date('2026-11-22T13:00:01Z');
    expect(tokens.read(token)).toEqual({ kind: 'expired' });
  });

  it('is worth nothing when it was changed, made elsewhere, or is for the extension’s own server', () => {
    const tokens = createAccessTokens(() => new Date('2026-11-22T12:00:00Z'));
    const { token } = tokens.issue('mia', grant);
    const [head, , sign] = token.split('.');
    const forged = Buffer.from(JSON.stringify({ nameid: 'ada', exp: 9e9 })).toString('base64url');
    const elsewhere = createAccessTokens(() => new Date('2026-11-22T12:00:00Z')).issue('mia', grant).token;
    for (const bad of [`${head}.${forged}.${sign}`, elsewhere, 'nonsense', tokens.issueForApp('mia', grant).token])
      expect(tokens.read(bad)).toEqual({ kind: 'unknown' });
  });
});
