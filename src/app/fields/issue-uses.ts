import type { FieldUse } from '#app/ports/fields';

/**
 * The estimate. Types: Jira's own estimate and those of Microsoft's processes.
 * Sources: https://support.atlassian.com/jira-cloud-administration/docs/custom-fields-types-in-company-managed-projects/
 * and Azure Boards, work item field index (both 2026-11-22).
 */
export const points: FieldUse = {
  use: 'points',
  kind: 'number',
  types: [
    'jsw-story-points',
    'Microsoft.VSTS.Scheduling.StoryPoints',
    'Microsoft.VSTS.Scheduling.Effort',
    'Microsoft.VSTS.Scheduling.Size',
  ],
  names: /^(story[ _-]?points?|story point estimate|points?|estimate|size)$/i,
  isZeroEmpty: true,
};

/** The team that does the work. */
export const team: FieldUse = {
  use: 'team',
  kind: 'team',
  types: ['rm-teams-custom-field-team', 'atlassian-team'],
  names: /^((delivery|scrum|agile)\s*)?(team|squad)s?$/i,
};

/** Whom the work is for. */
export const client: FieldUse = {
  use: 'client',
  kind: 'choice',
  names: /^(client|customer|account)s?([ _-]*names?)?$/i,
};

/** What every issue is read with, in the order in which a chooser shows the uses. */
export const issueUses: readonly FieldUse[] = [points, team, client];
