import type { IssueId } from '#core/issue';
import type { PiId, TeamId, TrainId } from '#core/train/ids';

/** The ways to look at a PI. */
export const viewNames = ['board', 'list', 'dependencies', 'capacity', 'objectives', 'setup'] as const;
/** One of them. */
export type ViewName = (typeof viewNames)[number];

/** What the quick filters can single out. */
export const quickFilters = ['conflicts', 'at-risk', 'over', 'drafts', 'unestimated'] as const;
/** One quick filter. `over`: in a slot that holds more than its team can give. */
export type QuickFilter = (typeof quickFilters)[number];

/** Which ties are drawn. */
export const tieChoices = ['conflicts', 'all', 'none'] as const;
/** One of them. */
export type TieChoice = (typeof tieChoices)[number];

/** Zoom of the board, in percent. */
export const zooms = [50, 75, 100, 125, 150] as const;

/** How one person looks at a PI: all of it is in the address, so that a view can be shared and survives a reload. */
export interface PageView {
  readonly train: TrainId | undefined;
  readonly pi: PiId | undefined;
  readonly view: ViewName;
  readonly search: string;
  readonly quick: readonly QuickFilter[];
  readonly teams: readonly TeamId[];
  readonly clients: readonly string[];
  /** The item whose chain is shown. */
  readonly focus: IssueId | undefined;
  readonly ties: TieChoice;
  /** In percent. */
  readonly zoom: number;
  readonly hasTray: boolean;
  readonly sort: { readonly column: string; readonly isDescending: boolean } | undefined;
}

/** What an address says that says nothing. */
export const plainView: PageView = {
  train: undefined,
  pi: undefined,
  view: 'board',
  search: '',
  quick: [],
  teams: [],
  clients: [],
  focus: undefined,
  ties: 'conflicts',
  zoom: 100,
  hasTray: true,
  sort: undefined,
};

/** Reads a view from an address; what it does not understand is left out. */
export function readView(query: string): PageView {
  const params = new URLSearchParams(query);
  const zoom = Number(params.get('zoom'));
  const sort = params.get('sort');
  return {
    train: (params.get('train') ?? undefined) as TrainId | undefined,
    pi: (params.get('pi') ?? undefined) as PiId | undefined,
    view: oneOf(viewNames, params.get('view')) ?? plainView.view,
    search: params.get('q') ?? '',
    quick: quickFilters.filter((filter) => params.getAll('show').includes(filter)),
    teams: distinct(params.getAll('team')) as readonly TeamId[],
    clients: distinct(params.getAll('client')),
    focus: (params.get('focus') ?? undefined) as IssueId | undefined,
    ties: oneOf(tieChoices, params.get('ties')) ?? plainView.ties,
    zoom: zooms.find((known) => known === zoom) ?? plainView.zoom,
    hasTray: params.get('tray') !== 'closed',
    sort:
      sort === null || sort === '' ? undefined : { column: sort.replace(/^-/, ''), isDescending: sort.startsWith('-') },
  };
}

/** Writes a view as the query of an address; the plain view is empty. */
export function writeView(view: PageView): string {
  const params = new URLSearchParams();
  const set = (name: string, value: string | undefined, plain?: string): void => {
    if (value !== undefined && value !== '' && value !== plain) params.set(name, value);
  };
  set('train', view.train);
  set('pi', view.pi);
  set('view', view.view, plainView.view);
  set('q', view.search);
  for (const filter of view.quick) params.append('show', filter);
  for (const team of view.teams) params.append('team', team);
  for (const client of view.clients) params.append('client', client);
  set('focus', view.focus);
  set('ties', view.ties, plainView.ties);
  set('zoom', String(view.zoom), String(plainView.zoom));
  if (!view.hasTray) params.set('tray', 'closed');
  if (view.sort) params.set('sort', `${view.sort.isDescending ? '-' : ''}${view.sort.column}`);
  return params.toString();
}

/** True when the view shows less than there is. */
export function isNarrowed({ search, quick, teams, clients }: PageView): boolean {
  return search.trim() !== '' || quick.length > 0 || teams.length > 0 || clients.length > 0;
}

/** What a view is changed by so that nothing is filtered out. */
export const widened: Partial<PageView> = { search: '', quick: [], teams: [], clients: [] };

function oneOf<Name extends string>(names: readonly Name[], name: string | null): Name | undefined {
  return names.find((known) => known === name);
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
