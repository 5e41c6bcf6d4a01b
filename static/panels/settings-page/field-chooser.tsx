import { noField } from '#app/fields/find-fields';
import type { TrackerField } from '#app/ports/fields';
import { Field } from '../../kit/field';
import type { SettingsPageWords } from '../words/en-settings-page';

interface FieldChooserProps {
  readonly use: string;
  /** A field that is written may be none. */
  readonly mayBeNone: boolean;
  readonly label: string;
  /** Absent while they are read. */
  readonly fields: readonly TrackerField[] | undefined;
  readonly chosen: string | undefined;
  readonly words: SettingsPageWords;
  onChoose(id: string | undefined): void;
}

/** Chooses the tracker's field for one use; a factor or a result may be kept in none. */
export function FieldChooser({ use, mayBeNone, label, fields, chosen, words, onChoose }: FieldChooserProps) {
  const fitting = fields?.filter(({ fits }) => fits.includes(use)) ?? [];
  const detected = fields?.filter((field) => field.detected?.includes(use)).map(({ name }) => name) ?? [];
  const isGone = chosen !== undefined && !(mayBeNone && chosen === noField) && !fitting.some(({ id }) => id === chosen);
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
          {mayBeNone && <option value={noField}>{words.say('noField')}</option>}
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
