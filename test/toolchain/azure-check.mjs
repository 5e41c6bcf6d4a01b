/**
 * Packs the extension with Microsoft's own tool and demands what our packer wrote: the same files and the same manifests.
 * Then breaks copies of it: Microsoft's tool or our check must refuse each. Prints a line per check and, last, `N passed, N failed`.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './project.mjs';
import { scratchFolder } from './scratch.mjs';

const { unzipSync, strFromU8 } = createRequire(join(root, 'package.json'))('fflate');
const { writePackage } = await import(join(root, 'dist/tools/package-azure.mjs'));
const tfx = createRequire(import.meta.url).resolve('tfx-cli/_build/tfx-cli.js');
const counts = { passed: 0, failed: 0 };

async function check(name, body) {
  try {
    const note = await body();
    counts.passed += 1;
    console.log(`  ok    ${name}${note === undefined ? '' : ` (${note})`}`);
  } catch (error) {
    counts.failed += 1;
    console.log(`  FAIL  ${name}\n        ${String(error.message).split('\n').join('\n        ')}`);
  }
}

/** A folder with the extension as it is built, its manifest altered in place by `change`. */
function copyOfExtension(change = () => {}) {
  const folder = scratchFolder();
  for (const path of ['static/azure/dist', 'static/azure/icon.png', 'static/azure/overview.md'])
    cpSync(join(root, path), join(folder, path), { recursive: true });
  const manifest = JSON.parse(readFileSync(join(root, 'vss-extension.json'), 'utf8'));
  change(manifest);
  writeFileSync(join(folder, 'vss-extension.json'), JSON.stringify(manifest));
  return folder;
}

/** What Microsoft's tool makes of a folder: the package, or its complaint. */
function packWithTfx(folder) {
  const out = scratchFolder();
  const words = [
    tfx,
    'extension',
    'create',
    '--root',
    folder,
    '--manifests',
    'vss-extension.json',
    '--output-path',
    join(out, 'packed.vsix'),
    '--no-color',
  ];
  return new Promise((done) => {
    execFile(
      process.execPath,
      words,
      { env: { ...process.env, TFX_CACHE: scratchFolder() } },
      (error, stdout, stderr) => {
        done(error ? { complaint: `${stdout}\n${stderr}` } : { files: opened(join(out, 'packed.vsix')) });
      },
    );
  });
}

/** What our packer makes of it. */
function packWithOurs(folder) {
  const out = scratchFolder();
  const complaints = [];
  const isPacked = writePackage(
    folder,
    out,
    () => {},
    (line) => complaints.push(line),
  );
  return isPacked ? { files: opened(join(out, readdirSync(out)[0])) } : { complaint: complaints.join('\n') };
}

function opened(path) {
  const entries = Object.entries(unzipSync(new Uint8Array(readFileSync(path))));
  return Object.fromEntries(entries.filter(([name]) => !name.endsWith('/')));
}

/** Lines in no order: Microsoft's tool lists files as the disk does. */
function lines(bytes) {
  return strFromU8(bytes).split(/\r?\n/).sort();
}

async function comparePackages() {
  console.log("Microsoft's packer");
  const folder = copyOfExtension();
  const [theirs, ours] = [await packWithTfx(folder), packWithOurs(folder)];
  assert.equal(theirs.complaint, undefined);
  assert.equal(ours.complaint, undefined);
  const own = ['[Content_Types].xml', 'extension.vsixmanifest', 'extension.vsomanifest'];
  await check('packs the same files', () => {
    assert.deepEqual(Object.keys(ours.files).sort(), Object.keys(theirs.files).sort());
    for (const name of Object.keys(ours.files))
      if (!own.includes(name)) assert.deepEqual(ours.files[name], theirs.files[name], name);
    return `${Object.keys(ours.files).length} files`;
  });
  await check('tells Azure DevOps the same', () =>
    assert.equal(strFromU8(ours.files['extension.vsomanifest']), strFromU8(theirs.files['extension.vsomanifest'])),
  );
  await check('tells the gallery the same', () =>
    assert.deepEqual(lines(ours.files['extension.vsixmanifest']), lines(theirs.files['extension.vsixmanifest'])),
  );
  await check('names the same content types', () =>
    assert.deepEqual(lines(ours.files['[Content_Types].xml']), lines(theirs.files['[Content_Types].xml'])),
  );
  await check('made nothing else of the package that npm start installs', () => {
    const shipped = readdirSync(join(root, 'dist/azure')).filter((name) => name.endsWith('.vsix'));
    assert.equal(shipped.length, 1);
    assert.deepEqual(opened(join(root, 'dist/azure', shipped[0])), ours.files);
  });
}

const mutations = [
  ['an id with a space', (manifest) => (manifest.id = 'way bill')],
  ['no version', (manifest) => delete manifest.version],
  ['a version that is no number', (manifest) => (manifest.version = 'next')],
  ['no publisher', (manifest) => delete manifest.publisher],
  ['no category', (manifest) => (manifest.categories = [])],
  ['a category that does not exist', (manifest) => (manifest.categories = ['Boards'])],
  ['a description of 201 characters', (manifest) => (manifest.description = 'x'.repeat(201))],
  ['no contribution', (manifest) => (manifest.contributions = [])],
  ['two contributions of one id', (manifest) => (manifest.contributions[1].id = manifest.contributions[0].id)],
  [
    'a contribution type that does not exist',
    (manifest) => (manifest.contributions[0].type = 'ms.vss-work-web.work-item-form-section'),
  ],
  [
    'a target that does not show the type',
    (manifest) => (manifest.contributions[0].targets = ['ms.vss-work-web.work-hub-group']),
  ],
  ['a page that is not in the package', (manifest) => (manifest.contributions[0].properties.uri = 'dist/group.html')],
  ['a scope that does not exist', (manifest) => manifest.scopes.push('vso.everything')],
  ['an icon that is not there', (manifest) => (manifest.icons.default = 'static/azure/logo.png')],
  ['a folder that is not there', (manifest) => (manifest.files[0].path = 'static/azure/build')],
  ['a key that nothing reads', (manifest) => (manifest.contributions[0].properties.heigth = 10)],
];

async function refuseMutations() {
  console.log('Broken extensions');
  let left = 0;
  for (const [what, change] of mutations) {
    await check(`refused: ${what}`, async () => {
      const folder = copyOfExtension(change);
      const [theirs, ours] = [await packWithTfx(folder), packWithOurs(folder)];
      assert.ok(ours.complaint, 'our check let it pass');
      if (!theirs.complaint) left += 1;
      return theirs.complaint ? 'by both' : 'by ours alone';
    });
  }
  await check('leave work for a check of our own', () =>
    assert.ok(left > 0, "Microsoft's tool refuses them all by now: ours can go"),
  );
}

await comparePackages();
await refuseMutations();
console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed > 0 ? 1 : 0;
