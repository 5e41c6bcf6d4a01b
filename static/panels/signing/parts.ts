import {
  DoubtfulRows as Rows,
  DoubtMark as Mark,
  DoubtNotice as Notice,
  UnsignedAnswers as Answers,
} from './doubt-notice';
import { KeyNotices as Keys } from './key-notices';

/** See doubt-notice. */
export const DoubtNotice = Notice;
/** See doubt-notice. */
export const DoubtMark = Mark;
/** See doubt-notice. */
export const DoubtfulRows = Rows;
/** See doubt-notice. */
export const UnsignedAnswers = Answers;
/** See key-notices. */
export const KeyNotices = Keys;
