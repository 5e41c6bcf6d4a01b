import { Button } from '../../kit/button';
import { Dialog } from '../../kit/dialog';
import { factorUse } from '#app/value/fields';
import type { ScoringModel } from '#core/value/model';
import { costOfDelayResult, resultOf } from '#core/value/result-names';
import type { ProjectSettings } from '#core/value/settings';
import type { SettingsPageWords } from '../words/en-settings-page';
import { differences, fieldUseOf, settingValue, type SettingName } from './settings-draft';

interface ConflictDialogProps {
  readonly mine: ProjectSettings;
  readonly theirs: ProjectSettings;
  readonly models: readonly ScoringModel[];
  readonly words: SettingsPageWords;
  onSettle(choice: 'mine' | 'theirs' | 'later'): void;
}

/** Shows both versions of settings side by side where they differ; mine are kept until the viewer chooses. */
export function ConflictDialog({ mine, theirs, models, words, onSettle }: ConflictDialogProps) {
  return (
    <Dialog
      title={words.say('conflictTitle')}
      closeLabel={words.say('decideLater')}
      onClose={() => onSettle('later')}
      actions={
        <>
          <Button onClick={() => onSettle('theirs')}>{words.say('takeTheirs')}</Button>
          <Button appearance="primary" onClick={() => onSettle('mine')}>
            {words.say('keepMine')}
          </Button>
        </>
      }
    >
      <p>{words.say('conflictText')}</p>
      <table className="settings-page__versions">
        <thead>
          <tr>
            <th scope="col">{words.say('setting')}</th>
            <th scope="col">{words.say('mine')}</th>
            <th scope="col">{words.say('theirs')}</th>
          </tr>
        </thead>
        <tbody>
          {differences(mine, theirs).map((name) => (
            <tr key={name}>
              <th scope="row">{settingTitle(name, { models, words })}</th>
              <td dir="auto">{shownSetting(mine, name, { models, words })}</td>
              <td dir="auto">{shownSetting(theirs, name, { models, words })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}

type Names = Pick<ConflictDialogProps, 'models' | 'words'>;

function settingTitle(name: SettingName, { models, words }: Names): string {
  if (name === 'model' || name === 'expiry' || name === 'agree' || name === 'candidates') return words.say(name);
  const use = fieldUseOf(name);
  if (use === 'points' || use === 'team' || use === 'client') return words.say(use);
  if (use === costOfDelayResult) return words.say('costOfDelayField');
  const model = models.find(({ id }) => resultOf(id) === use);
  if (model) return words.say('scoreField', { model: model.name });
  return models.flatMap(({ factors }) => factors).find(({ id }) => factorUse(id) === use)?.name ?? use;
}

function shownSetting(settings: ProjectSettings, name: SettingName, { models, words }: Names): string {
  const value = settingValue(settings, name);
  switch (name) {
    case 'model':
      return models.find(({ id }) => id === value)?.name ?? String(value);
    case 'expiry':
      return typeof value === 'number' ? words.say('daysShort', { count: value }) : words.say('neverShort');
    case 'agree':
      return words.say(
        ({ editors: 'agreeEditors', permission: 'agreePermission', administrators: 'agreeAdministrators' } as const)[
          settings.agree
        ],
      );
    case 'candidates':
      return value === undefined ? words.say('noQuery') : String(value);
    default:
      return value === undefined ? words.say('automaticShort') : String(value);
  }
}
