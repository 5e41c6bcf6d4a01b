import { useState } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { Glyph } from '../parts/icon';
import type { Fields } from './use-fields';

/** Which fields are columns, the app's among them. */
export function ColumnChooser({
  columns,
  fields,
  choose,
}: {
  readonly columns: readonly string[];
  readonly fields: Fields;
  choose(columns: string[]): void;
}) {
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const listed = [...fields.values()]
    .filter((field) => field.name.toLowerCase().includes(wanted))
    .sort((one, other) => one.name.localeCompare(other.name));
  return (
    <DialogTrigger>
      <Button className="button">
        <Glyph name="column" /> Columns
      </Button>
      <Popover className="popover" placement="bottom end">
        <Dialog className="columns" aria-label="Columns">
          <input
            className="field"
            type="search"
            aria-label="Find a field"
            placeholder="Find a field"
            autoFocus
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <ul className="columns__list">
            {listed.map((field) => (
              <li key={field.id}>
                <label>
                  <input
                    type="checkbox"
                    checked={columns.includes(field.id)}
                    onChange={(event) =>
                      choose(event.target.checked ? [...columns, field.id] : columns.filter((id) => id !== field.id))
                    }
                  />
                  <bdi>{field.name}</bdi>
                </label>
              </li>
            ))}
          </ul>
          {listed.length === 0 && <p className="subtle">No field has that in its name.</p>}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
