import type { Contents } from '#host/azure/world/contents';
import { Gathering } from '#world/import/gathering';
import { heapRoom } from '#world/import/heap-room';
import { issueOfWorkItemJson } from '#world/import/azure-json';
import type { Backlog, BacklogPerson } from '#host/jira/backlog';
import type { AzureAddress } from '#world/remote/address';
import { personId, RemoteItems } from '#world/remote/azure-contents';
import { connectAzure, type RemoteProject } from '#world/remote/azure-site';
import type { Surroundings } from '#world/remote/back-off';

/** A copy of a site for both trackers. */
export interface RemoteCopy {
  readonly backlog: Backlog;
  /** As the site has it, types and trees included; absent when the site is no Azure DevOps. */
  readonly contents?: Contents;
  /** The site's revisions of its work items, by id. */
  readonly revisions?: ReadonlyMap<number, number>;
}

/** Reads a whole project, item by item; nothing is changed there. Rejects as the client does, and with NotFound and Interrupted. */
export async function readAzure(address: AzureAddress, token: string, surroundings: Surroundings): Promise<RemoteCopy> {
  const { say } = surroundings;
  const site = await connectAzure(address, token, surroundings);
  const remote = await site.project();
  const { project } = remote;
  say(`${project.name}: ${remote.types.length} types, ${remote.teams.length} teams. Reading work items …`);
  const items = new RemoteItems(project.name!);
  const gathering = new Gathering(heapRoom());
  const source = { file: project.name!, modified: new Date().toISOString() };
  for await (const item of site.items((read, total) =>
    say(`${project.name}: ${read.toLocaleString('en')} of ${total.toLocaleString('en')} work items`),
  )) {
    items.add(item);
    const issue = issueOfWorkItemJson(item as unknown as Readonly<Record<string, unknown>>, () => undefined);
    if (issue !== undefined) gathering.addIssue(issue, source, item.id!);
    if (gathering.isFull) throw new Error(`${project.name} does not fit into the memory of this process.`);
  }
  const backlog = gathering.backlog();
  const people = withMembers(backlog.people, items.people, remote);
  const somebody = people.find(({ access }) => access === 'admin')?.accountId ?? people[0]!.accountId;
  return {
    backlog: { ...backlog, site: { name: `${project.name} (copy)` }, people, sprints: datedSprints(backlog, remote) },
    contents: items.contents(remote, people, somebody),
    revisions: items.revisions,
  };
}

/** Those whom items or teams name, beside those to sign in as. */
function withMembers(
  known: readonly BacklogPerson[],
  named: ReadonlyMap<string, string>,
  { teams }: RemoteProject,
): readonly BacklogPerson[] {
  const people = new Map(known.map((person) => [person.accountId, person]));
  const members = teams.flatMap((team) =>
    team.members.flatMap(({ identity }) => {
      const id = personId(identity ?? {});
      return id === undefined ? [] : [[id, identity?.displayName ?? id] as const];
    }),
  );
  for (const [id, name] of [...named, ...members])
    if (!people.has(id)) people.set(id, { accountId: id, name, access: 'member' });
  return [...people.values()];
}

/** The site tells when its iterations begin and end; what is over is closed. */
function datedSprints({ sprints }: Backlog, { nodes }: RemoteProject): Backlog['sprints'] {
  const dates = new Map<string, { start?: string; finish?: string }>();
  const walk = (node: RemoteProject['nodes'][number], path: string) => {
    const [start, finish] = ['startDate', 'finishDate'].map((name) => moment(node.attributes?.[name]));
    dates.set(path, { ...(start !== undefined && { start }), ...(finish !== undefined && { finish }) });
    for (const child of node.children ?? []) walk(child, path === '' ? child.name! : `${path}\\${child.name}`);
  };
  for (const root of nodes.filter(({ structureType }) => ['1', 'iteration'].includes(String(structureType))))
    walk(root, '');
  const now = new Date().toISOString();
  return sprints.map((sprint) => {
    const { start, finish } = dates.get(sprint.name) ?? {};
    if (start === undefined || finish === undefined) return sprint;
    const state =
      finish.slice(0, 10) < now.slice(0, 10)
        ? ('closed' as const)
        : start > now
          ? ('future' as const)
          : ('active' as const);
    return { ...sprint, start, end: finish, state };
  });
}

function moment(value: unknown): string | undefined {
  return value instanceof Date ? value.toISOString() : typeof value === 'string' ? value : undefined;
}
