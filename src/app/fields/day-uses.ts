import type { FieldUse } from '#app/ports/fields';

/**
 * The day on which work is to begin: Microsoft's field, and that of Jira's own plans.
 * Sources: Azure Boards, work item field index; Jira, "Target start" (both 2026-11-28).
 */
export const startDay: FieldUse = {
  use: 'start-day',
  kind: 'day',
  types: ['Microsoft.VSTS.Scheduling.StartDate', 'jpo-custom-field-baseline-start'],
  names: /^((target|planned)[ _-]?)?start([ _-]?(date|day))?$/i,
};

/** The day by which work is to be done; see {@link startDay}. */
export const endDay: FieldUse = {
  use: 'end-day',
  kind: 'day',
  types: ['duedate', 'Microsoft.VSTS.Scheduling.TargetDate', 'jpo-custom-field-baseline-end'],
  names: /^((target|planned)[ _-]?)?(end|due|finish)([ _-]?(date|day))?$/i,
};

/** The days that a commitment can write. */
export const dayUses: readonly FieldUse[] = [startDay, endDay];
