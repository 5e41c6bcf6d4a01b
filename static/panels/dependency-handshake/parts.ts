import type { DependencyEnds } from '#core/dependency/handshake';
import type { Host } from '../host';
import type { HandshakeWords } from '../words/en-handshake';
import type { HandshakeBook, PairState } from './handshake-book';
import type { NamedItem, NamedIteration } from './texts';

/** What every part of one dependency's section is given. */
export interface HandshakeParts {
  readonly host: Host;
  readonly words: HandshakeWords;
  readonly book: HandshakeBook;
  readonly ends: DependencyEnds;
  readonly giver: NamedItem;
  readonly needer: NamedItem;
  /** In which it can be wanted or promised, in their order. */
  readonly iterations: readonly NamedIteration[];
  readonly pair: PairState;
  /** What a form was opened by may have left: the section takes the focus. */
  onDone(): void;
}
