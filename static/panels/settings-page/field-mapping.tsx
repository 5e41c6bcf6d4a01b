import { useEffect, useState } from 'react';
import { Field } from '../../kit/field';
import type { ProjectSettings } from '#core/settings';
import type { Host } from '../host';
import type { enSettingsPage } from '../words/en-settings-page';
import type { Words } from '../words/words';
import { withField } from './settings-draft';

interface FieldMappingProps {
  readonly host: Host;
  readonly words: Words<typeof enSettingsPage>;
  readonly settings: ProjectSettings;
  onChange(settings: ProjectSettings): void;
}

type TrackerField = Awaited<ReturnType<Host['tracker']['fields']>>[number];

const roles = ['points', 'team', 'client'] as const;

/** Which of the tracker's fields hold points, team and client: found by themselves unless chosen here. */
export function FieldMapping({ host, words, settings, onChange }: FieldMappingProps) {
  const [fields, setFields] = useState<readonly TrackerField[]>();
  const [hasFailed, setFailed] = useState(false);

  useEffect(() => {
    let isCurrent = true;
    host.tracker.fields().then(
      (found) => isCurrent && setFields(found),
      () => isCurrent && setFailed(true),
    );
    return () => {
      isCurrent = false;
    };
  }, [host]);

  return (
    <fieldset className="settings-page__group">
      <legend>{words.say('fields')}</legend>
      <p className="settings-page__hint">{hasFailed ? words.say('fieldsFailed') : words.say('fieldsHelp')}</p>
      <div className="settings-page__fields">
        {roles.map((role) => {
          const fitting = fields?.filter(({ fits }) => fits.includes(role)) ?? [];
          const detected = fields?.filter((field) => field.detected?.includes(role)).map(({ name }) => name) ?? [];
          const chosen = settings.fields[role];
          const isGone = chosen !== undefined && !fitting.some(({ id }) => id === chosen);
          return (
            <Field key={role} label={words.say(role)}>
              {(control) => (
                <select {...control} className="ui-input" value={chosen ?? ''} onChange={(event) => onChange(withField(settings, role, event.target.value || undefined))}>
                  <option value="">{detected.length > 0 ? words.say('automatic', { field: words.formats.list(detected) }) : words.say(fields ? 'automaticNone' : 'automaticShort')}</option>
                  {isGone && <option value={chosen}>{fields ? words.say('unknownField', { id: chosen }) : chosen}</option>}
                  {fitting.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {`${name} (${id})`}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          );
        })}
      </div>
    </fieldset>
  );
}
