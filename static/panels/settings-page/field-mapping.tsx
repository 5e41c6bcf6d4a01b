import { useEffect, useState } from 'react';
import { issueUses } from '#app/fields/issue-uses';
import type { TrackerField } from '#app/ports/fields';
import { factorUse, peopleFactors, valueUsesOf } from '#app/value/fields';
import type { ProjectId } from '#core/issue';
import type { ScoringModel } from '#core/value/model';
import { costOfDelayResult, resultOf } from '#core/value/result-names';
import type { ProjectSettings } from '#core/value/settings';
import { reading } from '../base/ask';
import type { Host } from '../host';
import type { SettingsPageWords } from '../words/en-settings-page';
import { FieldChooser } from './field-chooser';
import { withField } from './settings-draft';

interface FieldMappingProps {
  readonly host: Host;
  readonly project: { readonly id: ProjectId; readonly key: string };
  readonly model: ScoringModel | undefined;
  readonly words: SettingsPageWords;
  readonly settings: ProjectSettings;
  onChange(settings: ProjectSettings): void;
}

const roles = ['points', 'team', 'client'] as const;
const readOnly: ReadonlySet<string> = new Set(issueUses.map(({ use }) => use));

/** Which of the tracker's fields are read and written: found by themselves unless chosen here. */
export function FieldMapping({ host, project, model, words, settings, onChange }: FieldMappingProps) {
  const [fields, setFields] = useState<readonly TrackerField[]>();
  const [hasFailed, setFailed] = useState(false);
  const hasFactors = host.tracker.fields.areShared && model !== undefined;

  useEffect(() => {
    let isCurrent = true;
    void reading(host, 'reading fields', () =>
      host.tracker.fields.list([...issueUses, ...(model ? valueUsesOf(model) : [])], project.id),
    ).then((read) => {
      if (!isCurrent) return;
      if (read.kind === 'done') setFields(read.value);
      else setFailed(true);
    });
    return () => {
      isCurrent = false;
    };
  }, [host, project.id, model]);

  const chooser = (use: string, label: string) => (
    <FieldChooser
      key={use}
      use={use}
      mayBeNone={!readOnly.has(use)}
      label={label}
      fields={fields}
      chosen={settings.fields[use]}
      words={words}
      onChoose={(id) => onChange(withField(settings, use, id))}
    />
  );
  const isMissing = (use: string) =>
    settings.fields[use] === undefined && fields?.every((field) => !field.detected?.includes(use)) === true;
  const kept = hasFactors ? factorUses(model, words) : [];
  const missing = kept.filter(({ use }) => isMissing(use)).map(({ label }) => label);
  return (
    <>
      <fieldset className="settings-page__group">
        <legend>{words.say('fields')}</legend>
        <p className="settings-page__hint">{hasFailed ? words.say('fieldsFailed') : words.say('fieldsHelp')}</p>
        <div className="settings-page__fields">{roles.map((role) => chooser(role, words.say(role)))}</div>
      </fieldset>
      {hasFactors && (
        <fieldset className="settings-page__group">
          <legend>{words.say('factorFields')}</legend>
          <p className="settings-page__hint">{words.say('factorFieldsHelp')}</p>
          <div className="settings-page__fields">{kept.map(({ use, label }) => chooser(use, label))}</div>
          {missing.length > 0 && (
            <p className="settings-page__hint">
              {words.say('factorFieldsMissing', { count: missing.length, names: words.formats.list(missing) })}
            </p>
          )}
        </fieldset>
      )}
    </>
  );
}

/** What a model keeps in fields: the answers of people and the results. The estimate has its own line. */
function factorUses(
  model: ScoringModel,
  words: SettingsPageWords,
): readonly { readonly use: string; readonly label: string }[] {
  return [
    ...peopleFactors(model).map(({ id, name }) => ({ use: factorUse(id), label: name })),
    { use: resultOf(model.id), label: words.say('scoreField', { model: model.name }) },
    ...(model.costOfDelay === undefined ? [] : [{ use: costOfDelayResult, label: words.say('costOfDelayField') }]),
  ];
}
