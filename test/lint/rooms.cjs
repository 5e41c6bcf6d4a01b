const { dirname, join, relative, sep } = require('node:path');
const { builtinModules } = require('node:module');

/**
 * The import table of README.md as a lint rule: which room may import which.
 * A specifier is resolved to a room first, so that a relative path, a `#name` and a deep path are all the same.
 */

const papa = /^papaparse$/;
const react =
  /^(react|react-dom|react-aria|react-aria-components|react-stately|@react-aria|@react-stately|@internationalized|@tanstack\/react-virtual)(\/|$)/;
const drag = /^@atlaskit\/pragmatic-drag-and-drop(\/|$)/;
const zod = /^zod(\/|$)/;
const forge = /^@forge\//;
const azureSdk = /^(azure-devops-(extension-sdk|extension-api|ui|node-api))(\/|$)/;
const solver = /^highs(\/|$)/;
const any = /./;

/** What pages know of use cases: calls, what they carry, and what may go wrong. */
const calls = ['src/app/calls', 'src/app/value/forms', /^src\/app\/[^/]+\/calls$/];

/**
 * Own rooms by folder, most particular first; `rooms` lists rooms, `types` those of which only types may be named,
 * `packages` lists patterns of package names, and `workers` what files named `…-worker` may import besides.
 */
const table = [
  { room: 'src/core', rooms: ['src/core'], types: ['src/planner'], packages: [] },
  { room: 'src/planner', rooms: ['src/planner'], packages: [] },
  { room: 'src/app', rooms: ['src/core', 'src/planner', 'src/app'], packages: [zod] },
  { room: 'src/jira', rooms: ['src/core', 'src/app', 'src/jira'], packages: [forge, zod] },
  { room: 'src/azure', rooms: ['src/core', 'src/app', 'src/azure'], packages: [azureSdk, zod] },
  { room: 'src/host', rooms: ['src/core', 'src/host', 'src/world'], packages: [any], node: true },
  { room: 'src/world', rooms: ['src/core', 'src/host', 'src/world'], packages: [any], node: true },
  {
    room: 'src/tools',
    rooms: ['src/core', 'src/planner', 'src/host', 'src/world', 'src/tools'],
    packages: [any],
    node: true,
  },
  {
    room: 'static/kit',
    rooms: ['src/core', 'static/kit'],
    packages: [react],
  },
  {
    room: 'static/panels',
    rooms: [
      'src/core',
      ...calls,
      'src/app/back-off',
      'src/app/chunks',
      'src/app/ports',
      'src/app/fields',
      'src/app/value/fields',
      'src/app/transfer/export-file',
      'static/kit',
      'static/panels',
    ],
    types: ['src/planner'],
    packages: [react, zod, papa, drag],
    // A page that plans or proves in its own thread stands still meanwhile.
    workers: { rooms: ['src/planner'], packages: [solver] },
  },
  {
    room: 'static/jira',
    rooms: ['src/core', 'src/app', 'src/jira', 'static/kit', 'static/panels', 'static/jira'],
    packages: [react, zod, forge],
  },
  {
    room: 'static/azure',
    rooms: ['src/core', 'src/app', 'src/azure', 'static/kit', 'static/panels', 'static/azure'],
    packages: [react, zod, azureSdk],
  },
];

const aliases = [
  ['#core/', 'src/core/'],
  ['#app/', 'src/app/'],
  ['#jira/', 'src/jira/'],
  ['#azure/', 'src/azure/'],
  ['#planner/', 'src/planner/'],
  ['#host/', 'src/host/'],
  ['#world/', 'src/world/'],
  ['#tools/', 'src/tools/'],
];

/** True when `path` is `folder` itself or lies inside it; an extension counts as the end of a name. */
function isIn(path, folder) {
  if (folder instanceof RegExp) return folder.test(path);
  return path === folder || path.startsWith(`${folder}/`) || path.startsWith(`${folder}.`);
}

/**
 * Says why `file` may not import `specifier`, or nothing when it may. Paths are relative to the repository, with slashes.
 * `isType`: only types are imported.
 */
function refusal(file, specifier, isType = false) {
  const from = table.find(({ room }) => isIn(file, room));
  if (!from) return undefined;
  const besides = (/-worker\.tsx?$/.test(file) && from.workers) || { rooms: [], packages: [] };
  const alias = aliases.find(([prefix]) => specifier.startsWith(prefix));
  const target = alias
    ? alias[1] + specifier.slice(alias[0].length)
    : specifier.startsWith('.')
      ? join(dirname(file), specifier).split(sep).join('/')
      : undefined;
  if (target !== undefined) {
    if ([...from.rooms, ...besides.rooms].some((room) => isIn(target, room))) return undefined;
    const isNamed = (from.types ?? []).some((room) => isIn(target, room));
    if (isNamed && isType) return undefined;
    return `${from.room} may not import ${isNamed ? 'more than types of ' : ''}${target}${isNamed && from.workers ? ' outside a worker' : ''}.`;
  }
  if (specifier.startsWith('node:') || builtinModules.includes(specifier)) {
    return from.node ? undefined : `${from.room} runs without Node: it may not import ${specifier}.`;
  }
  return [...from.packages, ...besides.packages].some((pattern) => pattern.test(specifier))
    ? undefined
    : `${from.room} may not import the package ${specifier}.`;
}

/** `import { type A, type B }`; an import of nothing runs the file. */
function isOfTypes(specifiers, kind) {
  return specifiers.length > 0 && specifiers.every((specifier) => specifier[kind] === 'type');
}

/**
 * The ESLint rule. Sees static, dynamic and type imports, re-exports and `require`.
 * @type {import('eslint').Rule.RuleModule}
 */
const rule = {
  meta: { type: 'problem', schema: [], messages: { refused: '{{ why }} See the import table in README.md.' } },
  create(context) {
    const file = relative(context.cwd, context.filename).split(sep).join('/');
    function check(node, source, isType = false) {
      if (source?.type !== 'Literal' || typeof source.value !== 'string') return;
      const why = refusal(file, source.value, isType);
      if (why) context.report({ node, messageId: 'refused', data: { why } });
    }
    return {
      ImportDeclaration: (node) =>
        check(node, node.source, node.importKind === 'type' || isOfTypes(node.specifiers, 'importKind')),
      ExportNamedDeclaration: (node) =>
        check(node, node.source, node.exportKind === 'type' || isOfTypes(node.specifiers, 'exportKind')),
      ExportAllDeclaration: (node) => check(node, node.source, node.exportKind === 'type'),
      ImportExpression: (node) => check(node, node.source),
      TSImportType: (node) => check(node, node.source ?? node.argument?.literal, true),
      TSExternalModuleReference: (node) => check(node, node.expression),
      CallExpression(node) {
        if (node.callee.type === 'Identifier' && node.callee.name === 'require') check(node, node.arguments[0]);
      },
    };
  },
};

module.exports = { refusal, rule };
