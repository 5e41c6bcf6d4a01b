import { Button } from '../../kit/button';
import { Dialog } from '../../kit/dialog';
import type { ScoringModel } from '#core/value/model';
import type { ProjectSettings } from '#core/value/settings';
import type { enSettingsPage } from '../words/en-settings-page';
import type { Words } from '../words/words';
import { differences, isFactorUse, settingValue, type SettingName } from './settings-draft';

interface ConflictDialogProps {
  readonly mine: ProjectSettings;
  readonly theirs: ProjectSettings;
  readonly models: readonly ScoringModel[];
  readonly words: Words<typeof enSettingsPage>;
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
              <th scope="row">{settingTitle(name)}</th>
              <td dir="auto">{shownSetting(mine, name)}</td>
              <td dir="auto">{shownSetting(theirs, name)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );

  function settingTitle(name: SettingName): string {
    if (name === 'score')
      return words.say('scoreField', { model: models.find(({ id }) => id === mine.modelId)?.name ?? mine.modelId });
    if (name === 'costOfDelay') return words.say('costOfDelayField');
    if (!isFactorUse(name)) return words.say(name);
    const id = name.slice('factor:'.length);
    return models.flatMap(({ factors }) => factors).find((factor) => factor.id === id)?.name ?? id;
  }

  function shownSetting(settings: ProjectSettings, name: SettingName): string {
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
}
