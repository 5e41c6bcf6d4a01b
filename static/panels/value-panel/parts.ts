import { DoubtNotice as Doubt } from '../signing/doubt-notice';
import { AgreeForm as Agree } from './agree-form';
import { BallotForm as Ballot } from './ballot-form';
import { Comparison as Compared } from './comparison';
import { ConflictChoice as Conflict } from './conflict-choice';
import { HistoryLines as Lines } from './history-lines';

/** See agree-form. */
export const AgreeForm = Agree;
/** See ballot-form. */
export const BallotForm = Ballot;
/** See conflict-choice. */
export const ConflictChoice = Conflict;
/** See comparison. */
export const Comparison = Compared;
/** See doubt-notice. */
export const DoubtNotice = Doubt;
/** See history-lines. */
export const HistoryLines = Lines;
