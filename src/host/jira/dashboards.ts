import type { Store } from '#host/server/store';

/** A dashboard, which everybody sees. */
export interface Dashboard {
  readonly id: string;
  readonly name: string;
}

/** An app's gadget on a dashboard. `configuration` is what its settings submitted; absent before that. */
export interface Gadget {
  readonly id: string;
  readonly dashboardId: string;
  readonly moduleKey: string;
  readonly configuration?: unknown;
}

/** Dashboards and their gadgets, kept in the host's database: the product's public REST API does not hold gadgets' settings. */
export interface Dashboards {
  list(): readonly Dashboard[];
  add(name: string): Dashboard;
  gadgets(dashboardId: string): readonly Gadget[];
  gadget(id: string): Gadget | undefined;
  /** Undefined when there is no such dashboard. */
  addGadget(dashboardId: string, moduleKey: string): Gadget | undefined;
  configure(gadgetId: string, configuration: unknown): boolean;
  remove(gadgetId: string): boolean;
}

interface GadgetRow {
  readonly id: number;
  readonly dashboard: number;
  readonly module_key: string;
  readonly configuration: string | null;
}

/** Opens the dashboards in a store. */
export function openDashboards(store: Store): Dashboards {
  store.exec('CREATE TABLE IF NOT EXISTS dashboard (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL)');
  store.exec(
    'CREATE TABLE IF NOT EXISTS gadget (id INTEGER PRIMARY KEY AUTOINCREMENT, dashboard INTEGER NOT NULL, module_key TEXT NOT NULL, configuration TEXT)',
  );
  const dashboardOf = ({ id, name }: { id: number; name: string }): Dashboard => ({ id: String(id), name });
  const dashboards: Dashboards = {
    list: () => store.all<{ id: number; name: string }>('SELECT id, name FROM dashboard ORDER BY id').map(dashboardOf),
    add(name) {
      store.run('INSERT INTO dashboard (name) VALUES (?)', name);
      return dashboardOf(
        store.get<{ id: number; name: string }>('SELECT id, name FROM dashboard ORDER BY id DESC LIMIT 1')!,
      );
    },
    gadgets: (dashboardId) =>
      store.all<GadgetRow>('SELECT * FROM gadget WHERE dashboard = ? ORDER BY id', Number(dashboardId)).map(gadgetOf),
    gadget(id) {
      const row = store.get<GadgetRow>('SELECT * FROM gadget WHERE id = ?', Number(id));
      return row && gadgetOf(row);
    },
    addGadget(dashboardId, moduleKey) {
      const changed = store.run(
        'INSERT INTO gadget (dashboard, module_key) SELECT id, ? FROM dashboard WHERE id = ?',
        moduleKey,
        Number(dashboardId),
      );
      return changed === 0 ? undefined : dashboards.gadgets(dashboardId).at(-1);
    },
    configure: (id, configuration) =>
      store.run('UPDATE gadget SET configuration = ? WHERE id = ?', JSON.stringify(configuration ?? null), Number(id)) >
      0,
    remove: (id) => store.run('DELETE FROM gadget WHERE id = ?', Number(id)) > 0,
  };
  return dashboards;
}

function gadgetOf(row: GadgetRow): Gadget {
  const configuration: unknown = row.configuration === null ? undefined : JSON.parse(row.configuration);
  return {
    id: String(row.id),
    dashboardId: String(row.dashboard),
    moduleKey: row.module_key,
    ...(configuration !== undefined && { configuration }),
  };
}
