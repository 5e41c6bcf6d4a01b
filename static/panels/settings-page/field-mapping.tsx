import { useEffect, useState } from 'react';
import type { FieldUse, TrackerField } from '#app/ports';
import type { ProjectId } from '#core/issue';
import type { ScoringModel } from '#core/value/model';
import type { ProjectSettings } from '#core/value/settings';
import type { Host } from '../host';
import type { enSettingsPage } from '../words/en-settings-page';
import type { Words } from '../words/words';
import { FieldChooser } from './field-chooser';
import { chosenField, withField } from './settings-draft';

interface FieldMappingProps {
  readonly host: Host;
  readonly project: { readonly id: ProjectId; readonly key: string };
  readonly model: ScoringModel | undefined;
  readonly words: Words<typeof enSettingsPage>;
  readonly settings: ProjectSettings;
  onChange(settings: ProjectSettings): void;
}

const roles = ['points', 'team', 'client'] as const;

/** Which of the tracker's fields are read and written: found by themselves unless chosen here. */
export function FieldMapping({ host, project, model, words, settings, onChange }: FieldMappingProps) {
  const [fields, setFields] = useState<readonly TrackerField[]>();
  const [hasFailed, setFailed] = useState(false);
  const hasFactors = host.tracker.can.factorFields && model !== undefined;

  useEffect(() => {
    let isCurrent = true;
    host.tracker.fields(model && { projectId: project.id, model }).then(
      (found) => isCurrent && setFields(found),
      () => isCurrent && setFailed(true),
    );
    return () => {
      isCurrent = false;
    };
  }, [host, project.id, model]);

  const chooser = (use: FieldUse, label: string) => (
    <FieldChooser
      key={use}
      use={use}
      label={label}
      fields={fields}
      chosen={chosenField(settings, use)}
      words={words}
      onChoose={(id) => onChange(withField(settings, use, id))}
    />
  );
  const isMissing = (use: FieldUse) =>
    chosenField(settings, use) === undefined && fields?.every((field) => !field.detected?.includes(use)) === true;
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
  words: Words<typeof enSettingsPage>,
): readonly { readonly use: FieldUse; readonly label: string }[] {
  return [
    ...model.factors
      .filter(({ from }) => from === 'people')
      .map(({ id, name }) => ({ use: `factor:${id}` as const, label: name })),
    { use: 'score', label: words.say('scoreField', { model: model.name }) },
    ...(model.costOfDelay === undefined ? [] : [{ use: 'costOfDelay' as const, label: words.say('costOfDelayField') }]),
  ];
}
