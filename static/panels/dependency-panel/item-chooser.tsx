import { useEffect, useState } from 'react';
import type { Issue } from '#core/issue';
import { Button } from '../../kit/button';
import { Field } from '../../kit/field';
import { enDependencyChange } from '../words/en-dependency-change';
import { useWords } from '../words/use-words';
import { createItemSearch } from './item-search';
import type { PanelParts } from './panel-parts';

interface ItemChooserProps {
  readonly parts: PanelParts;
  readonly chosen: Issue | undefined;
  onChoose(issue: Issue | undefined): void;
}

type Found =
  | { readonly kind: 'nothing-asked' | 'searching' | 'failed' }
  | { readonly kind: 'found'; readonly issues: readonly Issue[] };

/** Milliseconds after the last letter: a search for each would ask for what nobody means. */
const pause = 250;

/** Chooses another item by its key or by words of its summary. */
export function ItemChooser({ parts, chosen, onChoose }: ItemChooserProps) {
  const words = useWords(enDependencyChange, parts.host);
  const [text, setText] = useState('');
  const found = useFound(parts, text);
  if (chosen)
    return (
      <div className="dependency-panel__chosen">
        <span dir="auto">{words.say('otherChosen', { key: chosen.key, summary: chosen.summary })}</span>
        <Button appearance="link" isCompact onClick={() => onChoose(undefined)}>
          {words.say('chooseAnother')}
        </Button>
      </div>
    );
  return (
    <div className="dependency-panel__chooser">
      <Field label={words.say('other')} help={words.say('otherHelp')}>
        {(control) => (
          <input
            {...control}
            className="ui-input"
            type="search"
            dir="auto"
            // Whoever pressed “add” goes on here.
            autoFocus
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <div role="status" className="dependency-panel__subtle">
        {found.kind === 'searching' && words.say('searching')}
        {found.kind === 'failed' && words.say('searchFailed')}
        {found.kind === 'found' && found.issues.length === 0 && words.say('noneFound')}
      </div>
      {found.kind === 'found' && found.issues.length > 0 && (
        <ul className="dependency-panel__found" aria-label={words.say('other')}>
          {found.issues.map((issue) => (
            <li key={issue.id}>
              <button type="button" onClick={() => onChoose(issue)}>
                <span className="dependency-panel__key">{issue.key}</span> <span dir="auto">{issue.summary}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** What fits the text, a moment after the last letter. */
function useFound({ host, around }: PanelParts, text: string): Found {
  const [found, setFound] = useState<Found>({ kind: 'nothing-asked' });
  const [search] = useState(() => createItemSearch(host, around.own, around.setup.fields));
  useEffect(() => {
    if (text.trim() === '') {
      setFound({ kind: 'nothing-asked' });
      return;
    }
    let isLate = false;
    const timer = setTimeout(() => {
      setFound({ kind: 'searching' });
      void search(text).then((read) => {
        if (!isLate) setFound(read.kind === 'done' ? { kind: 'found', issues: read.value } : { kind: 'failed' });
      });
    }, pause);
    return () => {
      isLate = true;
      clearTimeout(timer);
    };
  }, [text, search]);
  return found;
}
