import { useEffect, useRef } from 'react';
import { Button } from '../../kit/button';
import { isFocusLost } from '../../kit/focus';
import type { DecisionWords } from '../words/en-decision';
import type { DecisionBook } from './decision-book';

interface LogButtonProps {
  readonly words: DecisionWords;
  readonly book: DecisionBook;
  readonly appearance?: 'primary' | 'default';
}

/** Opens an empty form. Shown while there is none: takes the focus that a form leaves behind when it closes. */
export function LogButton({ words, book, appearance = 'default' }: LogButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isFocusLost()) button.current?.focus();
  }, []);
  return (
    <Button ref={button} appearance={appearance} onClick={() => book.begin()}>
      {words.say('log')}
    </Button>
  );
}
