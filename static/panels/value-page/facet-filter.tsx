import { useMemo, useState } from 'react';
import '../../kit/field.css';
import { Button } from '../../kit/button';
import { Popover } from '../../kit/popover';
import { facetOptions } from './filter';
import type { Row } from './row';
import { columnName, noneLabel, useValuePage } from './page-context';
import type { Facet } from './view';

interface FacetFilterProps {
  readonly facet: Facet;
  readonly rows: readonly Row[];
  readonly chosen: readonly string[];
  readonly collator: Intl.Collator;
  onChange(chosen: readonly string[]): void;
}

/** The id of a facet's popover, for opening it from a column's menu. */
export function facetPopoverId(facet: Facet): string {
  return `value-page-filter-${facet}`;
}

/** Chooses the values of one column that the table shows. */
export function FacetFilter({ facet, rows, chosen, collator, onChange }: FacetFilterProps) {
  const context = useValuePage();
  const { words } = context;
  const name = columnName({ id: facet }, context);
  return (
    <Popover
      id={facetPopoverId(facet)}
      label={words.say('filterBy', { column: name })}
      isActive={chosen.length > 0}
      button={chosen.length > 0 ? words.say('filterCount', { column: name, count: chosen.length }) : name}
    >
      {() => (
        <FacetChoices facet={facet} name={name} rows={rows} chosen={chosen} collator={collator} onChange={onChange} />
      )}
    </Popover>
  );
}

const mostShown = 100;
const searchableFrom = 8;

function FacetChoices({ facet, name, rows, chosen, collator, onChange }: FacetFilterProps & { readonly name: string }) {
  const context = useValuePage();
  const { words } = context;
  const [text, setText] = useState('');
  // A chosen value stays in the list although nothing has it any more: it must be possible to see and clear it.
  const options = useMemo(() => {
    const found = facetOptions(rows, facet, collator);
    const gone = chosen.filter((value) => !found.some((option) => option.value === value));
    return [...gone.map((value) => ({ value, label: value, count: 0 })), ...found];
  }, [rows, facet, collator, chosen]);
  const wanted = text.trim().toLocaleLowerCase();
  const matching = options.filter(({ value, label }) => `${value} ${label}`.toLocaleLowerCase().includes(wanted));
  return (
    <div className="value-page__facet">
      {options.length >= searchableFrom && (
        <input
          className="ui-input"
          type="search"
          autoFocus
          aria-label={words.say('searchValues', { column: name })}
          placeholder={words.say('searchValues', { column: name })}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      )}
      <ul>
        {matching.slice(0, mostShown).map(({ value, label, count }) => (
          <li key={value}>
            <label className="value-page__option">
              <input
                type="checkbox"
                checked={chosen.includes(value)}
                onChange={(event) =>
                  onChange(event.target.checked ? [...chosen, value] : chosen.filter((other) => other !== value))
                }
              />
              <span dir="auto">{value === '' ? noneLabel(facet, context) : label}</span>
              <span className="value-page__option-count ui-numeric">{words.formats.number(count)}</span>
            </label>
          </li>
        ))}
      </ul>
      {matching.length === 0 && <p className="value-page__hint">{words.say('noValueFound', { text })}</p>}
      {matching.length > mostShown && (
        <p className="value-page__hint">{words.say('moreValues', { count: matching.length - mostShown })}</p>
      )}
      {chosen.length > 0 && (
        <Button appearance="link" onClick={() => onChange([])}>
          {words.say('clear')}
        </Button>
      )}
    </div>
  );
}
