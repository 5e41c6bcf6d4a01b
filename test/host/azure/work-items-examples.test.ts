import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readPatch } from '#host/azure/item/patch';
import { checkAnswer, hasContracts } from './contract';

/** Microsoft's own examples of requests and answers, where they lie beside the project. */
const folder = resolve(__dirname, '../../../../shared/data/rest/ado-httpExamples-wit');
const files = existsSync(folder) ? readdirSync(folder) : [];
const example = (file: string) =>
  JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
    parameters: { body?: unknown };
    responses: Record<string, { body?: unknown }>;
  };
const cases = (pattern: RegExp) => files.filter((file) => pattern.test(file));
const when = (list: readonly string[]) => (list.length > 0 && hasContracts ? it : it.skip);

describe("Microsoft's examples of changes", () => {
  const changes = cases(/^workItems__(PATCH|POST)/);
  when(changes)('are all understood', () => {
    for (const file of changes) expect(readPatch(example(file).parameters.body).length).toBeGreaterThan(0);
  });
});

describe("Microsoft's examples of answers", () => {
  const answers = cases(/^(workItems__GET|classificationNodes__GET|workItemTypeStates|updates__GET|revisions__GET)/);
  when(answers)('hold to the description by which answers are checked here', () => {
    const paths: readonly (readonly [RegExp, string])[] = [
      [/^workItems__GET__wit_WorkItems_ids/, 'p/_apis/wit/workItems'],
      [/^workItems__GET/, 'p/_apis/wit/workItems/1'],
      [/^classificationNodes__GET__wit_classificationNodes_From/, 'p/_apis/wit/classificationNodes'],
      [/^classificationNodes__GET/, 'p/_apis/wit/classificationNodes/areas/x'],
      [/^workItemTypeStates/, 'p/_apis/wit/workItemTypes/Bug/states'],
      // Its list of updates has an object for a name.
      [/^updates__GET__work_item_update/, '_apis/wit/workItems/1/updates/1'],
      [/^revisions__GET__list/, '_apis/wit/workItems/1/revisions'],
    ];
    const checked = answers.filter((file) => {
      const path = paths.find(([pattern]) => pattern.test(file))?.[1];
      if (path !== undefined) checkAnswer('GET', path, 200, example(file).responses['200']?.body);
      return path !== undefined;
    });
    expect(checked.length).toBeGreaterThan(10);
  });

  when(answers)('are told from wrong ones', () => {
    expect(() => checkAnswer('GET', '_apis/wit/workItems/1', 200, { id: 'one' })).toThrow(/id must be integer/);
  });
});
