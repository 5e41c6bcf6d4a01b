import * as z from 'zod';

const path = z.string().min(1).refine(isInside, 'has to be a path inside the project, with forward slashes');
const id = z.string().regex(/^[A-Za-z0-9_-]+$/, 'may hold letters, digits, _ and - only');

/** Cells of a dashboard. */
const span = z.number().int().min(1, 'has to be above zero');

const contributionSchema = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9_.-]+$/, 'may hold letters, digits, _, . and - only'),
  type: z.string(),
  description: z.string().optional(),
  targets: z.array(z.string()),
  properties: z.strictObject({
    name: z.string().min(1).optional(),
    uri: z.string().min(1).optional(),
    title: z.string().optional(),
    order: z.number().optional(),
    height: z.number().positive('has to be above zero').optional(),
    icon: z.union([z.string(), z.strictObject({ light: z.string(), dark: z.string() })]).optional(),
    registeredObjectId: z.string().optional(),
    // Of widgets. Source: learn.microsoft.com/azure/devops/extend/develop/add-dashboard-widget (2026-11-28).
    description: z.string().min(1).optional(),
    catalogIconUrl: path.optional(),
    isNameConfigurable: z.boolean().optional(),
    supportedSizes: z
      .array(z.strictObject({ columnSpan: span, rowSpan: span }))
      .min(1)
      .optional(),
    supportedScopes: z.array(z.literal('project_team')).min(1).optional(),
  }),
});

const manifestSchema = z.strictObject({
  manifestVersion: z.literal(1, 'has to be 1'),
  id,
  publisher: id,
  version: z.string().regex(/^\d{1,9}(\.\d{1,9}){1,3}$/, 'has to be two to four numbers with dots between them'),
  name: z.string().min(1, 'must not be empty'),
  description: z.string().max(200, 'may be 200 characters long'),
  categories: z.array(z.string()).min(1, 'needs at least one entry'),
  tags: z.array(z.string().regex(/^[^,;]+$/, 'must not hold commas or semicolons')).optional(),
  targets: z
    .array(z.strictObject({ id: z.string(), version: z.string().optional() }))
    .min(1, 'needs at least one entry'),
  galleryFlags: z.array(z.string()).optional(),
  icons: z.strictObject({ default: path }),
  content: z.strictObject({ details: z.strictObject({ path }) }),
  scopes: z.array(z.string()),
  files: z
    .array(z.strictObject({ path, addressable: z.boolean().optional(), packagePath: path.optional() }))
    .min(1, 'needs at least one entry'),
  contributions: z.array(contributionSchema).min(1, 'needs at least one entry'),
});

/** What Waybill uses of vss-extension.json; a key that is not here is refused. */
export type Manifest = z.infer<typeof manifestSchema>;
/** One place in Azure DevOps that the extension fills. */
export type Contribution = Manifest['contributions'][number];

/** Reads a manifest's text. Every problem is a sentence that names the place. */
export function readManifest(text: string): { readonly manifest: Manifest } | { readonly problems: readonly string[] } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { problems: [`The manifest is not JSON: ${(error as Error).message}`] };
  }
  const parsed = manifestSchema.safeParse(json);
  return parsed.success ? { manifest: parsed.data } : { problems: parsed.error.issues.map(sentence) };
}

function sentence(issue: z.core.$ZodIssue): string {
  const place = issue.path.join('.') || 'the manifest';
  if (issue.code === 'unrecognized_keys') return `${place}: unknown key ${issue.keys.join(', ')}.`;
  return `${place}: ${issue.message}.`;
}

function isInside(value: string): boolean {
  return (
    !value.startsWith('/') && !value.includes('\\') && !/^[a-z]+:/i.test(value) && !value.split('/').includes('..')
  );
}
