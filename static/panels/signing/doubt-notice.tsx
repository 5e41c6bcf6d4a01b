import type { Doubt } from '#core/doubt';
import { Message } from '../../kit/message';
import type { Host } from '../host';
import { enSigning } from '../words/en-signing';
import { useWords } from '../words/use-words';

interface DoubtProps {
  readonly host: Pick<Host, 'viewer' | 'drafts'>;
  readonly doubt: Doubt;
}

/** Why what is shown is not relied on, and what that means. */
export function DoubtNotice({ host, doubt }: DoubtProps) {
  const words = useWords(enSigning, host);
  const titles = { unsigned: 'unsignedTitle', unverified: 'unverifiedTitle', unchecked: 'uncheckedTitle' } as const;
  const texts = { unsigned: 'unsignedText', unverified: 'unverifiedText', unchecked: 'uncheckedText' } as const;
  return (
    <Message tone={doubt === 'unverified' ? 'warning' : 'info'} title={words.say(titles[doubt])}>
      {words.say(texts[doubt])}
    </Message>
  );
}

/** The same in two words, behind a line of history. */
export function DoubtMark({ host, doubt }: DoubtProps) {
  const words = useWords(enSigning, host);
  const marks = { unsigned: 'unsigned', unverified: 'unverified', unchecked: 'unchecked' } as const;
  return <> ({words.say(marks[doubt])})</>;
}

/** How many values of a list are not relied on, and some of them by their keys. */
export function DoubtfulRows({ host, keys }: { readonly host: DoubtProps['host']; readonly keys: readonly string[] }) {
  const words = useWords(enSigning, host);
  const named = words.formats.list(keys.slice(0, 5));
  return <Message tone="warning">{words.say('doubtfulRows', { count: keys.length, keys: named })}</Message>;
}

/** Whose answers nobody signed. */
export function UnsignedAnswers({
  host,
  names,
}: {
  readonly host: DoubtProps['host'];
  readonly names: readonly string[];
}) {
  const words = useWords(enSigning, host);
  return (
    <Message tone="warning">
      {words.say('unsignedAnswers', { count: names.length, names: words.formats.list(names) })}
    </Message>
  );
}
