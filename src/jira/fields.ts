import type { JiraField } from '#jira/wire';

/** Ids of the fields that answer Waybill's questions, likeliest first: the first that holds something is read. */
export interface FieldIds {
  readonly points: readonly string[];
  readonly team: readonly string[];
  readonly client: readonly string[];
}

/** What a field could be used for. */
export type Use = keyof FieldIds;

interface Clue {
  /** Ends of the addresses of field types. */
  readonly types: readonly RegExp[];
  readonly name: RegExp;
  readonly fits: (field: JiraField) => boolean;
}

/** Field types: https://support.atlassian.com/jira-cloud-administration/docs/custom-fields-types-in-company-managed-projects/ (2026-11-22). */
const clues: Readonly<Record<Use, Clue>> = {
  points: {
    types: [/:jsw-story-points$/],
    name: /^(story[ -]?points?|story point estimate|points?|estimate|size)$/i,
    fits: ({ schema }) => schema?.type === 'number' && !isAppField(schema.custom),
  },
  team: {
    types: [/:rm-teams-custom-field-team$/, /:atlassian-team$/],
    name: /^(team|teams|scrum team|agile team|squad|delivery team)$/i,
    fits: ({ schema }) => schema?.type === 'team' || isChoice(schema),
  },
  client: {
    types: [],
    name: /^(clients?|customers?|client names?|customer names?|accounts?)$/i,
    fits: ({ schema }) => isChoice(schema),
  },
};

/** The uses that a field's type allows, for a chooser; its name does not matter there. */
export function usesOf(field: JiraField): readonly Use[] {
  if (field.schema?.custom === undefined) return [];
  return (Object.keys(clues) as Use[]).filter((use) => isOfType(field, clues[use]) || clues[use].fits(field));
}

/** Finds points, team and client by field type, then by name. Ids from the settings override what is found. */
export function detectFields(fields: readonly JiraField[], chosen: { readonly [Name in Use]?: string }): FieldIds {
  const find = (use: Use): readonly string[] => {
    const override = chosen[use];
    if (override !== undefined) return [override];
    const clue = clues[use];
    const typed = fields.filter((field) => isOfType(field, clue));
    const named = fields.filter(
      (field) => !typed.includes(field) && clue.name.test(field.name.trim()) && clue.fits(field),
    );
    return [...typed, ...named].map(({ id }) => id);
  };
  return { points: find('points'), team: find('team'), client: find('client') };
}

function isOfType({ schema }: JiraField, { types }: Clue): boolean {
  return types.some((type) => type.test(schema?.custom ?? ''));
}

function isChoice(schema: JiraField['schema']): boolean {
  const item = schema?.type === 'array' ? schema.items : schema?.type;
  return item !== undefined && ['string', 'option', 'option-with-child'].includes(item) && !isAppField(schema?.custom);
}

/** Fields that apps declare, ours among them, are not the estimate. */
function isAppField(custom: string | undefined): boolean {
  return custom?.startsWith('ari:cloud:ecosystem::') ?? false;
}
