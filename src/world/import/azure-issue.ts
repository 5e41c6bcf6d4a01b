import { knownField } from '#host/azure/fill/custom-fields';
import type { FoundIssue, FoundLink, FoundPerson, Remark } from '#world/import/found';
import { htmlText } from '#world/import/html-text';
import { shown } from '#world/import/json-cells';

/** What a row or an object says of one work item: texts by reference name, and by header or name where the field is not known. */
export interface FoundWorkItem {
  readonly id: number;
  readonly fields: ReadonlyMap<string, string>;
  /** Ids. */
  readonly parent?: number;
  readonly children?: readonly number[];
  readonly links?: readonly FoundLink[];
  /** Texts that are no fields of a work item. */
  readonly other?: Readonly<Record<string, string>>;
  /** Whether dates are ISO moments already; else how to read them. */
  readonly readMoment: (text: string, field: string) => string | undefined;
  readonly isHtml: boolean;
}

const COMMON = 'Microsoft.VSTS.Common.';
const SCHEDULING = 'Microsoft.VSTS.Scheduling.';
const SIZES = [`${SCHEDULING}StoryPoints`, `${SCHEDULING}Effort`, `${SCHEDULING}Size`];
/** Counted, written or repeated by the service itself. */
const NOT_KEPT =
  /^(System\.(Id|Rev|Watermark|AreaId|IterationId|NodeName|AreaLevel\d+|IterationLevel\d+|AuthorizedDate|AuthorizedAs|RevisedDate|PersonId|CommentCount|BoardColumn|BoardColumnDone|BoardLane|Parent|ExtensionMarker|IsDeleted|ChangedBy|LinkTypes|[A-Za-z]*Count)|Microsoft\.VSTS\.Common\.(ActivatedBy|ResolvedBy|ClosedBy|StateChangeDate)|WEF_.*)$/i;

const STATES: Readonly<Record<string, 'new' | 'indeterminate' | 'done'>> = {
  new: 'new',
  'to do': 'new',
  proposed: 'new',
  approved: 'new',
  open: 'new',
  design: 'new',
  ready: 'indeterminate',
  requested: 'new',
  active: 'indeterminate',
  committed: 'indeterminate',
  doing: 'indeterminate',
  'in progress': 'indeterminate',
  resolved: 'indeterminate',
  closed: 'done',
  done: 'done',
  removed: 'done',
  completed: 'done',
  inactive: 'done',
};

/** Stands for a work item's key until all files are read: keys are made of the projects' names, which must differ from each other. */
export function idKey(id: number): string {
  return `#${id}`;
}

/** Makes an issue of a work item; keys are still ids. What cannot be read costs only itself. */
export function issueOfWorkItem(item: FoundWorkItem, remark: Remark): FoundIssue {
  const { id, fields } = item;
  const text = (name: string) => fields.get(name);
  const moment = (name: string) => {
    const value = text(name);
    const read = value === undefined ? undefined : item.readMoment(value, name);
    if (value !== undefined && read === undefined)
      remark('cell', `${shown(value)} is no date that can be read.`, shortName(name));
    return read;
  };
  const title = text('System.Title');
  if (title === undefined) remark('cell', 'The title is missing; the ID stands in for it.', 'Title');
  const type = text('System.WorkItemType') ?? 'Issue';
  const state = text('System.State') ?? 'New';
  const area = pathOf(text('System.AreaPath')),
    iteration = pathOf(text('System.IterationPath'));
  const project = text('System.TeamProject') ?? area[0] ?? iteration[0] ?? 'Azure DevOps';
  const { tags, labels, clients } = tagsOf(text('System.Tags'));
  const size = sizeOf(type, fields, remark);
  const html = (name: string) => (item.isHtml ? htmlText(text(name) ?? '') : text(name));
  const repro = html('Microsoft.VSTS.TCM.ReproSteps');
  const description = html('System.Description') ?? repro;
  const due = moment(`${SCHEDULING}DueDate`) ?? moment(`${SCHEDULING}TargetDate`);
  const changed = moment('System.ChangedDate');
  const history = html('System.History');
  const used = new Set([
    'System.Title',
    'System.WorkItemType',
    'System.State',
    'System.AreaPath',
    'System.IterationPath',
    'System.TeamProject',
    'System.Tags',
    'System.Description',
    'System.ChangedDate',
    'System.CreatedDate',
    'System.CreatedBy',
    'System.AssignedTo',
    'System.History',
    `${COMMON}Priority`,
    `${COMMON}ClosedDate`,
    ...(size === undefined ? [] : [size.name]),
    ...(description === repro ? ['Microsoft.VSTS.TCM.ReproSteps'] : []),
    ...(text(`${SCHEDULING}DueDate`) === undefined ? [`${SCHEDULING}TargetDate`] : [`${SCHEDULING}DueDate`]),
  ]);
  return {
    key: idKey(id),
    project: { key: idKey(0), name: project, origin: 'azure' },
    summary: title ?? String(id),
    description,
    type: { name: type },
    status: { name: state, category: STATES[state.toLowerCase()] },
    priority: text(`${COMMON}Priority`),
    created: moment('System.CreatedDate'),
    updated: changed,
    resolved: moment(`${COMMON}ClosedDate`),
    due: due?.slice(0, 10),
    assignee: identityOf(text('System.AssignedTo')),
    reporter: identityOf(text('System.CreatedBy')),
    labels,
    clients,
    components: [],
    fixVersions: [],
    affectsVersions: [],
    parent: item.parent === undefined ? undefined : { key: idKey(item.parent) },
    childKeys: (item.children ?? []).map(idKey),
    points: size?.value,
    team: area.length > 1 ? area.slice(1).join('\\') : undefined,
    sprints: iteration.length > 1 ? [{ name: iteration.slice(1).join('\\') }] : [],
    links: item.links ?? [],
    comments:
      history === undefined
        ? []
        : [{ at: changed ?? '1970-01-01T00:00:00.000Z', author: identityOf(text('System.ChangedBy')), text: history }],
    history: [],
    other: { ...otherOf(item, used), ...(tags !== undefined && { Tags: tags }), ...item.other },
  };
}

/** `Ada Byron <ada@example.com>`, an address alone, or a name alone. */
export function identityOf(text: string | undefined): FoundPerson | undefined {
  if (text === undefined) return undefined;
  const [, name, id] = /^(.*?)\s*<([^<>]+)>$/s.exec(text) ?? [];
  if (id !== undefined) return { id: id.trim(), name: name?.trim() === '' ? undefined : name?.trim() };
  return /^[^\s@]+@[^\s@]+$/.test(text) ? { id: text } : { name: text };
}

/** The name by which a field is kept and shown: the service's own where it is known, else made readable. */
export function shortName(referenceName: string): string {
  const known = knownField(referenceName)?.name;
  return (
    known ??
    referenceName.replace(/^(Custom|Microsoft\.VSTS\.\w+|System)\./i, '').replace(/([a-z0-9])([A-Z])/g, '$1 $2')
  );
}

function pathOf(path: string | undefined): readonly string[] {
  return (
    path
      ?.split(/[\\/]/)
      .map((name) => name.trim())
      .filter((name) => name !== '') ?? []
  );
}

/** Jira's labels hold no spaces: where a tag has one, the tags are kept as they were beside the labels. */
function tagsOf(text: string | undefined): { tags?: string; labels: string[]; clients: string[] } {
  const all = (text ?? '')
    .split(/\s*[;,]\s*/)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
  const clients = all.flatMap((tag) => /^client:\s*(.+)$/i.exec(tag)?.[1] ?? []);
  const labels = all.filter((tag) => !/^client:\s*\S/i.test(tag));
  return {
    labels: labels.map((tag) => tag.replace(/\s+/g, '_')),
    clients,
    ...(labels.some((tag) => /\s/.test(tag)) && { tags: all.join('; ') }),
  };
}

/** An item's size: effort above stories, points in them, whatever there is elsewhere. */
function sizeOf(
  type: string,
  fields: ReadonlyMap<string, string>,
  remark: Remark,
): { name: string; value: number } | undefined {
  const order = /^(epic|feature|product backlog item)$/i.test(type) ? [SIZES[1]!, SIZES[0]!, SIZES[2]!] : SIZES;
  const name = order.find((candidate) => fields.has(candidate));
  if (name === undefined) return undefined;
  const text = fields.get(name)!;
  if (/^\d+([.,]\d+)?$/.test(text)) return { name, value: Number(text.replace(',', '.')) };
  remark('cell', `${shown(text)} is no number.`, shortName(name));
  return undefined;
}

function otherOf({ fields, readMoment, isHtml }: FoundWorkItem, used: ReadonlySet<string>): Record<string, string> {
  const other: Record<string, string> = {};
  for (const [name, text] of fields) {
    if (used.has(name) || NOT_KEPT.test(name)) continue;
    const field = knownField(name);
    if (field?.type === 'dateTime') {
      const at = readMoment(text, name);
      if (at !== undefined) other[field.name] = at;
      continue;
    }
    const value = isHtml && (field?.type === 'html' || /<\/?[a-z][^>]*>/i.test(text)) ? htmlText(text) : text;
    if (value !== undefined) other[shortName(name)] = numberText(field?.type, value);
  }
  return other;
}

/** A spreadsheet may have written numbers with a comma. */
function numberText(type: string | undefined, text: string): string {
  return (type === 'double' || type === 'integer') && /^-?\d+,\d+$/.test(text) ? text.replace(',', '.') : text;
}
