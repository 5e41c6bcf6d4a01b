import { z } from 'zod';

const text = z.union([z.string(), z.object({ i18n: z.string() })]);

type Text = z.infer<typeof text>;
type WordsOf = (value: Text | undefined) => string | undefined;

const viewportSize = z.union([z.string(), z.object({ width: z.string(), height: z.string().optional() })]);

/** How large a module's page is shown: a name, or lengths as CSS has them. */
export type ViewportSize = z.infer<typeof viewportSize>;

const resolverSchema = z.object({ function: z.string().optional(), endpoint: z.string().optional() });

// A property of a form that is not known here costs that property only.
const moduleSchema = z.looseObject({
  key: z.string(),
  title: text.optional().catch(undefined),
  label: text.optional().catch(undefined),
  name: text.optional().catch(undefined),
  description: text.optional().catch(undefined),
  icon: z.string().optional().catch(undefined),
  resource: z.string().optional().catch(undefined),
  render: z.string().optional().catch(undefined),
  viewportSize: viewportSize.optional().catch(undefined),
  layout: z.string().optional().catch(undefined),
  resolver: resolverSchema.optional().catch(undefined),
});

const manifestSchema = z.looseObject({
  app: z.looseObject({ id: z.string(), name: z.string().optional() }),
  modules: z.record(z.string(), z.array(z.looseObject({ key: z.string() }))),
  resources: z
    .array(z.looseObject({ key: z.string(), path: z.string(), entry: z.record(z.string(), z.string()).optional() }))
    .optional(),
  permissions: z.looseObject({}).optional(),
  translations: z.looseObject({}).optional(),
});

/** What pages and the bridge read of a manifest; the rest is passed over. */
export type Manifest = z.infer<typeof manifestSchema>;

/** A page of a module that has several: its address part, and its own resource or its module's. */
export interface SubPage {
  readonly key: string;
  readonly title: string;
  readonly route: string;
  readonly icon?: string;
  readonly resource?: string;
  readonly section?: string;
  /** `displayConditions` of its section and its own, all of which have to be met. */
  readonly conditions: readonly unknown[];
}

/** A part of a module with a page of its own, such as the settings of a gadget. */
export interface ModulePart {
  readonly resource?: string;
  readonly render?: string;
  readonly resolver?: { readonly function?: string; readonly endpoint?: string };
  readonly viewportSize?: ViewportSize;
  /** A field's editor that stands in the place of its value, not in a dialog. */
  readonly isInline?: boolean;
}

/** One entry of the manifest's `modules`, in the form that pages show it. */
export interface AppModule {
  readonly type: string;
  readonly key: string;
  readonly title: string;
  readonly description?: string;
  readonly icon?: string;
  readonly resource?: string;
  /** `native`: made with UI Kit, whose renderer is the platform's own. */
  readonly render?: string;
  readonly viewportSize?: ViewportSize;
  readonly layout?: string;
  readonly resolver?: { readonly function?: string; readonly endpoint?: string };
  readonly subPages: readonly SubPage[];
  /** Resources and resolvers for parts of the module: `view`, `edit`, `create`, `config`. */
  readonly parts: Readonly<Record<string, ModulePart>>;
  /** Entries of its own menu, for actions that have several. */
  readonly actions: readonly { readonly key: string; readonly title: string; readonly viewportSize?: ViewportSize }[];
  /** The entry as written. */
  readonly raw: Readonly<Record<string, unknown>>;
}

/** Reads a manifest. Throws ZodError when it has not even the outline of one. */
export function readManifest(manifest: unknown): Manifest {
  return manifestSchema.parse(manifest);
}

/** What a key of the app's translations says to somebody. */
export type Translate = (key: string) => string;

/** All modules of an app with their type, in the manifest's order, worded for somebody. */
export function modulesOf(manifest: Manifest, translate: Translate): readonly AppModule[] {
  return Object.entries(manifest.modules).flatMap(([type, entries]) =>
    entries.map((entry) => moduleOf(type, entry, translate)),
  );
}

function moduleOf(type: string, entry: Readonly<Record<string, unknown>>, translate: Translate): AppModule {
  const known = moduleSchema.parse(entry);
  const wordsOf = (value: Text | undefined) => words(value, translate);
  const title = wordsOf(known.title) ?? wordsOf(known.label) ?? wordsOf(known.name) ?? known.key;
  return {
    type,
    key: known.key,
    title,
    description: wordsOf(known.description),
    icon: known.icon,
    resource: known.resource,
    render: known.render,
    viewportSize: known.viewportSize,
    layout: known.layout,
    resolver: known.resolver,
    subPages: subPagesOf(entry, wordsOf),
    parts: partsOf(entry),
    actions: actionsOf(entry, wordsOf),
    raw: entry,
  };
}

const pageSchema = z.looseObject({
  key: z.string(),
  title: text,
  route: z.string(),
  icon: z.string().optional(),
  resource: z.string().optional(),
});
const sectionSchema = z.looseObject({
  key: z.string().optional(),
  header: text.optional(),
  title: text.optional(),
  pages: z.array(pageSchema).optional(),
});

/** `pages`, or the pages of `sections` with their section's heading. */
function subPagesOf(entry: Readonly<Record<string, unknown>>, wordsOf: WordsOf): readonly SubPage[] {
  const pages = z.array(pageSchema).safeParse(entry['pages']);
  const sections = z.array(sectionSchema).safeParse(entry['sections']);
  const grouped = (sections.success ? sections.data : []).flatMap((section) =>
    (section.pages ?? []).map((page) => ({
      page,
      section: wordsOf(section.header) ?? wordsOf(section.title),
      conditions: [section['displayConditions'], page['displayConditions']],
    })),
  );
  const plain = (pages.success ? pages.data : []).map((page) => ({
    page,
    section: undefined,
    conditions: [page['displayConditions']],
  }));
  return [...plain, ...grouped].map(({ page, section, conditions }) => ({
    key: page.key,
    title: wordsOf(page.title) ?? page.key,
    route: page.route,
    icon: page.icon,
    resource: page.resource,
    section,
    conditions: conditions.filter((one) => one !== undefined),
  }));
}

const partSchema = z.object({
  resource: z.string().optional(),
  render: z.string().optional().catch(undefined),
  resolver: resolverSchema.optional(),
  viewportSize: viewportSize.optional().catch(undefined),
  isInline: z.boolean().optional().catch(undefined),
});

function partsOf(entry: Readonly<Record<string, unknown>>): AppModule['parts'] {
  const names = ['view', 'edit', 'create', 'config', 'contextConfig'];
  return Object.fromEntries(
    names.flatMap((name) => {
      const part = partSchema.safeParse(entry[name]);
      return part.success ? [[name, part.data]] : [];
    }),
  );
}

const actionSchema = z.looseObject({
  key: z.string(),
  title: text,
  viewportSize: viewportSize.optional().catch(undefined),
});

function actionsOf(entry: Readonly<Record<string, unknown>>, wordsOf: WordsOf): AppModule['actions'] {
  const actions = z.array(actionSchema).safeParse(entry['actions']);
  return (actions.data ?? []).map(({ key, title, viewportSize: size }) => ({
    key,
    title: wordsOf(title) ?? key,
    viewportSize: size,
  }));
}

function words(value: Text | undefined, translate: Translate): string | undefined {
  return typeof value === 'object' ? translate(value.i18n) : value;
}
