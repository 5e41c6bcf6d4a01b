import type { FieldUse, TrackerField } from '#app/ports';
import { Field } from '../../kit/field';
import type { enSettingsPage } from '../words/en-settings-page';
import type { Words } from '../words/words';

interface FieldChooserProps {
  readonly use: FieldUse;
  readonly label: string;
  /** Absent while they are read. */
  readonly fields: readonly TrackerField[] | undefined;
  readonly chosen: string | undefined;
  readonly words: Words<typeof enSettingsPage>;
  onChoose(id: string | undefined): void;
}

/** Chooses the tracker's field for one use; a factor or a result may be kept in none. */
export function FieldChooser({ use, label, fields, chosen, words, onChoose }: FieldChooserProps) {
  const fitting = fields?.filter(({ fits }) => fits.includes(use)) ?? [];
  const detected = fields?.filter((field) => field.detected?.includes(use)).map(({ name }) => name) ?? [];
  const mayBeNone = use !== 'points' && use !== 'team' && use !== 'client';
  const isGone = chosen !== undefined && !(mayBeNone && chosen === 'none') && !fitting.some(({ id }) => id === chosen);
  return (
    <Field label={label}>
      {(control) => (
        <select
          {...control}
          className="ui-input"
          value={chosen ?? ''}
          onChange={(event) => onChoose(event.target.value || undefined)}
        >
          <option value="">
            {detected.length > 0
              ? words.say('automatic', { field: words.formats.list(detected) })
              : words.say(fields ? 'automaticNone' : 'automaticShort')}
          </option>
          {mayBeNone && <option value="none">{words.say('noField')}</option>}
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
}
