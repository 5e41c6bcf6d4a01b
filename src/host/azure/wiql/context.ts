import type { AzurePerson, Organization, Project, Team } from '#host/azure/seams';
import { BadQuery, type Span } from '#host/azure/wiql/bad-query';
import type { Calendar } from '#host/azure/wiql/moments';

/** Whose query it is, where it was asked, and how dates are compared. */
export interface WiqlContext {
  readonly text: string;
  readonly organization: Organization;
  readonly person: AzurePerson;
  /** What `@project` stands for. */
  readonly project?: Project;
  /** Whose `@currentIteration` it is; the project's default team where the address names none. */
  readonly team?: Team;
  /** False: dates are whole days of the caller's calendar. */
  readonly isTimePrecise: boolean;
  readonly calendar: Calendar;
}

/** Refuses a part of the query. */
export function refuse({ text }: WiqlContext, sentence: string, span: Span): never {
  throw new BadQuery(sentence, text, span);
}
