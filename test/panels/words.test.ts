import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { enDecision } from '../../static/panels/words/en-decision';
import { enEveryPanel } from '../../static/panels/words/en-every-panel';
import { enSigning } from '../../static/panels/words/en-signing';
import { enPiBoard } from '../../static/panels/words/en-pi-board';
import { enSettingsPage } from '../../static/panels/words/en-settings-page';
import { enValuePage } from '../../static/panels/words/en-value-page';
import { enWorkItemForm } from '../../static/panels/words/en-work-item-form';
import { enValuePanel } from '../../static/panels/words/en-value-panel';

const root = join(__dirname, '../../static');

function codeIn(folders: readonly string[]): string {
  return folders
    .flatMap((folder) => {
      const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
      return files.filter((file) => /\.tsx?$/.test(file)).map((file) => readFileSync(join(root, folder, file), 'utf8'));
    })
    .join('\n');
}

const decisions = ['panels/decision', 'panels/decision-log', 'panels/decision-panel'];
const everywhere = [
  'panels/value-panel',
  'panels/value-context',
  'panels/value-page',
  'panels/settings-page',
  'panels/signing',
  ...decisions,
  'panels/pi-board',
];
const frame = codeIn(['azure', 'jira']) + readFileSync(join(root, 'panels/base/opening.tsx'), 'utf8');
const boundary = readFileSync(join(root, 'panels/base/error-boundary.tsx'), 'utf8');

/** Keys that no code names. */
function unused(catalogue: object, code: string): readonly string[] {
  return Object.keys(catalogue).filter((key) => !code.includes(`'${key}'`));
}

const own = (catalogue: object) =>
  Object.fromEntries(Object.entries(catalogue).filter(([key]) => !(key in enEveryPanel)));

describe('every sentence', () => {
  it.each([
    ['of the value panel', own(enValuePanel), codeIn(['panels/value-panel', 'panels/value-context'])],
    ['of the Value page', own(enValuePage), codeIn(['panels/value-page'])],
    ['of the settings page', own(enSettingsPage), codeIn(['panels/settings-page'])],
    ['of decisions', own(enDecision), codeIn([...decisions, '../src/app/decision'])],
    ['of signatures', own(enSigning), codeIn(['panels/signing'])],
    ['of the planning board', own(enPiBoard), codeIn(['panels/pi-board'])],
    ['of the form of a work item', enWorkItemForm, frame],
    ['of every panel', enEveryPanel, codeIn(everywhere) + frame + boundary],
  ])('%s is said somewhere', (_, catalogue, code) => expect(unused(catalogue, code)).toEqual([]));

  it('that two catalogues share stands in the one of every panel', () => {
    const all = [
      own(enValuePanel),
      own(enValuePage),
      own(enSettingsPage),
      own(enDecision),
      own(enSigning),
      own(enPiBoard),
    ].flatMap((catalogue) => Object.entries(catalogue).map(([key, text]) => `${key}: ${JSON.stringify(text)}`));
    expect(all.filter((line, index) => all.indexOf(line) !== index)).toEqual([]);
  });
});
