import { Message } from '../../kit/message';
import type { Host } from '../host';
import { enPiBoard } from '../words/en-pi-board';
import { useWords } from '../words/use-words';

/** Stands where a part of the page will be. */
export function MissingPart({ host }: { readonly host: Host }) {
  return <Message tone="info">{useWords(enPiBoard, host).say('partMissing')}</Message>;
}
