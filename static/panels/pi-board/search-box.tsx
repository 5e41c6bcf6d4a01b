import { useEffect, useState, type Ref } from 'react';
import { IconButton } from '../../kit/button';
import { CrossIcon, SearchIcon } from '../../kit/icons';
import type { PiBoardWords } from '../words/en-pi-board';

interface SearchBoxProps {
  readonly words: PiBoardWords;
  readonly text: string;
  readonly ref?: Ref<HTMLInputElement>;
  onSearch(text: string): void;
}

/** After the last letter. */
const pauseMilliseconds = 200;

/** Says what is being searched for a moment after the last letter, so that typing never waits for the board. */
export function SearchBox({ words, text, ref, onSearch }: SearchBoxProps) {
  const [typed, setTyped] = useState(text);
  const [known, setKnown] = useState(text);
  if (known !== text) {
    setKnown(text);
    setTyped(text);
  }
  useEffect(() => {
    if (typed === text) return undefined;
    const timer = setTimeout(() => onSearch(typed), pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [typed, text, onSearch]);
  return (
    <div className="pi-board__search" role="search">
      <SearchIcon />
      <input
        ref={ref}
        className="ui-input"
        type="search"
        aria-label={words.say('search')}
        placeholder={words.say('search')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {typed !== '' && (
        <IconButton label={words.say('clearSearch')} icon={<CrossIcon />} isCompact onClick={() => setTyped('')} />
      )}
    </div>
  );
}
