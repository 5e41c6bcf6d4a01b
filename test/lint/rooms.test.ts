import { Linter } from 'eslint';
import { parser } from 'typescript-eslint';
import { refusal, rule } from './rooms.cjs';

const forbidden: [file: string, specifier: string][] = [
  ['src/core/score.ts', '#app/ports/issues'],
  ['src/core/score.ts', '../app/ports'],
  ['src/core/score.ts', 'zod/mini'],
  ['src/core/score.ts', 'node:crypto'],
  ['src/core/train/plan.ts', '#planner/problem'],
  ['src/planner/bound.ts', 'react'],
  ['src/planner/bound.ts', '#core/issue'],
  ['src/app/handlers.ts', '#jira/tracker'],
  ['src/app/handlers.ts', '@forge/kvs'],
  ['src/app/handlers.ts', 'fs'],
  ['src/jira/tracker.ts', '#host/jira/world'],
  ['src/jira/tracker.ts', '../host/jira/world'],
  ['src/jira/tracker.ts', '../azure/tracker'],
  ['src/jira/tracker.ts', 'react'],
  ['src/jira/tracker.ts', 'azure-devops-extension-sdk'],
  ['src/azure/tracker.ts', '#jira/tracker'],
  ['src/azure/tracker.ts', '@forge/bridge'],
  ['src/host/jira/rest.ts', '#jira/tracker'],
  ['src/host/jira/rest.ts', '../../jira/tracker'],
  ['src/host/azure/rest.ts', '../../azure/tracker'],
  ['src/host/server/main.ts', '#app/calls'],
  ['src/host/server/main.ts', '../../../static/kit/button'],
  ['static/kit/button.tsx', '../panels/score/panel'],
  ['static/kit/button.tsx', '@forge/bridge'],
  ['static/kit/button.tsx', 'zod/mini'],
  ['static/panels/planning/planner.ts', '#planner/search/planning'],
  ['static/panels/planning/planner.ts', 'highs'],
  ['static/panels/score/panel.tsx', '../../jira/host'],
  ['static/panels/score/panel.tsx', '../../../src/app/handlers'],
  ['static/panels/score/panel.tsx', '../../../src/jira/tracker'],
  ['static/panels/score/panel.tsx', '@forge/bridge'],
  ['static/panels/score/panel.tsx', 'lodash'],
  ['static/jira/main.tsx', '../azure/host'],
  ['static/jira/main.tsx', '../../src/host/server/seams'],
  ['static/jira/main.tsx', '#azure/tracker'],
];

const allowed: [file: string, specifier: string][] = [
  ['src/core/score.ts', '#core/result'],
  ['src/planner/bound.ts', './instance'],
  ['src/app/handlers.ts', '#core/score'],
  ['src/app/handlers.ts', './ports'],
  ['src/app/contract.ts', 'zod/mini'],
  ['src/jira/tracker.ts', '#app/ports/issues'],
  ['src/jira/tracker.ts', './request'],
  ['src/jira/index.ts', '@forge/resolver'],
  ['src/azure/tracker.ts', 'azure-devops-extension-sdk'],
  ['src/host/server/main.ts', '#core/result'],
  ['src/host/server/main.ts', 'hono'],
  ['src/host/server/main.ts', 'node:http'],
  ['src/host/jira/rest.ts', '../seams'],
  ['static/kit/button.tsx', 'react-aria-components'],
  ['static/panels/score/panel.tsx', '#core/score'],
  ['static/panels/score/panel.tsx', '#app/value/calls'],
  ['static/panels/score/panel.tsx', '#app/calls'],
  ['static/panels/score/panel.tsx', '../../kit/button'],
  ['static/panels/score/panel.tsx', './panel.css'],
  ['static/panels/planning/planner-worker.ts', '#planner/search/planning'],
  ['static/panels/planning/bound-worker.ts', 'highs'],
  ['static/jira/main.tsx', '../panels/score/panel'],
  ['static/jira/main.tsx', '#jira/tracker'],
  ['static/jira/main.tsx', '@forge/bridge'],
];

describe('the import table', () => {
  it.each(forbidden)('does not let %s import %s', (file, specifier) => {
    expect(refusal(file, specifier)).toMatch(/may not import/);
  });

  it.each(allowed)('lets %s import %s', (file, specifier) => {
    expect(refusal(file, specifier)).toBeUndefined();
  });

  it('is not fooled by a folder whose name begins like a room', () => {
    expect(refusal('src/core/score.ts', '../core-extras/thing')).toBe('src/core may not import src/core-extras/thing.');
  });
});

describe('the types of the planner', () => {
  it.each(['src/core/train/plan.ts', 'static/panels/planning/planner.ts'])('may be named in %s', (file) => {
    expect(refusal(file, '#planner/problem', true)).toBeUndefined();
    expect(refusal(file, '#planner/problem')).toMatch(/may not import more than types of src\/planner\/problem/);
  });

  it.each([
    ["import type { Plan } from '#planner/problem';", 0],
    ["import { type Plan, type Team } from '#planner/problem';", 0],
    ["type Plan = import('#planner/problem').Plan;", 0],
    ["import { type Plan, compile } from '#planner/problem';", 1],
    ["import '#planner/problem';", 1],
  ])('are told from its code in %s', (code, count) => {
    expect(told(code, '/repository/src/core/train/plan.ts')).toHaveLength(count);
  });
});

describe('a forbidden import in a file', () => {
  const ways = [
    "import { x } from '#jira/tracker';",
    "import type { X } from '#jira/tracker';",
    "import '#jira/tracker';",
    "export { x } from '#jira/tracker';",
    "export * from '#jira/tracker';",
    "const x = await import('#jira/tracker');",
    "type X = import('#jira/tracker').X;",
    "const x = require('#jira/tracker');",
  ];

  it.each(ways)('is reported when written as %s', (code) => {
    expect(told(code, '/repository/src/host/jira/rest.ts')).toEqual([
      'src/host may not import src/jira/tracker. See the import table in README.md.',
    ]);
  });
});

/** What the rule says of a file with this code. */
function told(code: string, file: string): readonly string[] {
  const linter = new Linter({ configType: 'flat', cwd: '/repository' });
  const messages = linter.verify(
    code,
    {
      files: ['**/*.ts'],
      languageOptions: { parser },
      plugins: { waybill: { rules: { rooms: rule } } },
      rules: { 'waybill/rooms': 'error' },
    },
    file,
  );
  return messages.map(({ message }) => message);
}
