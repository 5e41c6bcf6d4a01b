import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { fileURLToPath } from 'node:url';
import docstring from './docstring.cjs';
import fileName from './file-name.cjs';
import rooms from './rooms.cjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const waybill = { rules: { rooms: rooms.rule, docstring: docstring.rule, 'file-name': fileName.rule } };
const code = ['src/**/*.{ts,tsx}', 'static/**/*.{ts,tsx}'];
const pages = ['static/**/*.{ts,tsx}', 'src/host/pages/**/*.{ts,tsx}'];

const defaultExport = { selector: 'ExportDefaultDeclaration', message: 'Export by name.' };
const reExport = [
  { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that holds it.' },
  { selector: 'ExportNamedDeclaration[source]', message: 'No barrels: import from the file that holds it.' },
];
const vagueName = {
  selector:
    ':matches(ClassDeclaration, FunctionDeclaration, TSInterfaceDeclaration, TSTypeAliasDeclaration)[id.name=/(Service|Manager|Utils?|Helpers?)$/]',
  message: 'Name it for what it holds or does.',
};
const interfacePrefix = {
  selector: 'TSInterfaceDeclaration[id.name=/^I[A-Z][a-z]/]',
  message: 'No I before an interface.',
};
const rawHtml = [
  { selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]', message: 'Text from a tracker is never markup.' },
  {
    selector: 'AssignmentExpression[left.property.name=/^(innerHTML|outerHTML)$/]',
    message: 'Text from a tracker is never markup.',
  },
  {
    selector: 'CallExpression[callee.property.name="insertAdjacentHTML"]',
    message: 'Text from a tracker is never markup.',
  },
];
const clock = [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'A rule is given the time (Clock).' },
  {
    selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
    message: 'A rule is given the time (Clock).',
  },
  {
    selector: 'CallExpression[callee.object.name="Math"][callee.property.name="random"]',
    message: 'A rule gives the same answer twice.',
  },
];
const everywhere = [defaultExport, vagueName, interfacePrefix, ...rawHtml];

export default defineConfig(
  globalIgnores(['**/dist/**', '**/node_modules/**', 'test/toolchain/**', '.waybill/**']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommended],
    plugins: { waybill },
    languageOptions: { parserOptions: { project: 'test/tsconfig.json', tsconfigRootDir: root } },
    rules: {
      // These three look at types: a promise that nobody waits for, one where a value belongs, a kind that is not handled.
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'waybill/file-name': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      eqeqeq: ['error', 'always'],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
    },
  },
  {
    files: code,
    rules: {
      'waybill/rooms': 'error',
      'waybill/docstring': 'error',
      'max-lines': ['error', { max: 350 }],
      'no-restricted-syntax': ['error', ...everywhere, ...reExport],
    },
  },
  // Rules, adapters and commands say what they do with every kind: what is added later has no default to vanish in.
  {
    files: ['src/{core,planner,app,jira,azure,tools}/**/*.ts'],
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: false }],
    },
  },
  // A host's index.ts is the one place where re-exports say something: what the host is made of.
  { files: ['src/{jira,azure}/index.ts'], rules: { 'no-restricted-syntax': ['error', ...everywhere] } },
  {
    files: ['src/core/**/*.ts', 'src/planner/**/*.ts', 'src/app/**/*.ts'],
    rules: { 'no-console': 'error', 'no-restricted-syntax': ['error', ...everywhere, ...reExport, ...clock] },
  },
  {
    files: pages,
    plugins: { 'react-hooks': reactHooks },
    rules: { 'no-console': 'error', 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  // A function fits on a screen, and what takes more than five things takes one object.
  {
    files: ['static/{kit,panels}/**/*.{ts,tsx}'],
    rules: { 'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ['static/**/*.{ts,tsx}', 'src/{app,core,jira,azure}/**/*.ts'],
    rules: { 'max-params': ['error', 5] },
  },
  // Tables: one entry a line, and nothing to split by.
  {
    files: ['src/host/azure/fill/process-types.ts', 'src/host/jira/jql/subjects.ts'],
    rules: { 'max-lines': 'off' },
  },
  // Vite asks for a default export.
  {
    files: ['**/vite.config.ts'],
    rules: { 'no-restricted-syntax': 'off', 'waybill/docstring': 'off', 'waybill/rooms': 'off' },
  },
  {
    files: ['test/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'CallExpression[callee.property.name=/^toMatch(Inline)?Snapshot$/]',
          message: 'Say what is expected; no snapshots.',
        },
        {
          selector:
            'CallExpression[callee.object.name="jest"][callee.property.name=/^(mock|doMock|unstable_mockModule)$/]',
          message: 'No mocks of modules: use the emulator.',
        },
        {
          selector: 'MemberExpression[object.name=/^(it|test|describe)$/][property.name="only"]',
          message: 'Every test runs.',
        },
      ],
    },
  },
);
