import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readManifest } from '#host/forge/manifest';
import { oldPackages } from '#host/forge/old-packages';

let directory = '';
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'waybill-app-'))));
afterEach(() => rmSync(directory, { recursive: true, force: true }));

function hasPackage(name: string, version: string): void {
  const folder = join(directory, 'node_modules', name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version }));
}

describe('a manifest that lacks what every app needs', () => {
  it('is told what to add', () => {
    writeFileSync(join(directory, 'manifest.yml'), 'app:\n  name: Bare\nmodules: {}\n');
    expect(readManifest(directory)).toEqual({
      kind: 'problem',
      messages: [
        'manifest.yml: app.id: add an id under app: `id: ari:cloud:ecosystem::app/UUID`; `forge register` writes it, and here any UUID will do',
        'manifest.yml: app.runtime: add a runtime under app: `runtime:` and, below it, `name: nodejs22.x`',
      ],
    });
  });
});

describe('packages of an app', () => {
  it('are named when they are too old for the host', () => {
    hasPackage('@forge/api', '4.3.1');
    hasPackage('@forge/events', '1.0.2');
    expect(oldPackages(directory)).toEqual([
      '@forge/api 4.3.1: its storage speaks an older protocol; use @forge/kvs; version 5 or later runs here.',
      '@forge/events 1.0.2: its queues speak an older protocol; version 2 or later runs here.',
    ]);
  });

  it('are not named when they are new enough, or not there', () => {
    hasPackage('@forge/api', '5.0.0');
    expect(oldPackages(directory)).toEqual([]);
  });
});
