import '../../../static/kit/base.css';
import { createRoot } from 'react-dom/client';
import type { HandshakeView } from '#app/dependency/calls';
import type { AnyCall } from '#app/calls';
import { after, lastSaid, type Handshake as Agreed, type HandshakeAction, type Said } from '#core/dependency/handshake';
import type { AccountId, IssueId, IssueKey } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import type { IterationId } from '#core/train/ids';
import { Handshake } from '../../../static/panels/dependency-handshake/handshake';
import { WaitingList } from '../../../static/panels/dependency-handshake/waiting-list';
import type { Host } from '../../../static/panels/host';

const query = new URLSearchParams(location.search);
const at = '2026-11-20T09:00:00.000Z' as IsoDateTime;
const iterations = ['26.4.1', '26.4.2', '26.4.3'].map((name) => ({ id: name as IterationId, name }));
const ann = 'ann' as AccountId;
const words: Readonly<Record<HandshakeAction, object>> = {
  proposed: { iterationId: '26.4.2', note: 'Before the trade fair, or the stand shows last year’s ship.' },
  committed: { iterationId: '26.4.3' },
  rejected: { note: 'No crew' },
  delivered: {},
  withdrawn: {},
};
const saidOf = (action: HandshakeAction, more: object = words[action]): Said => ({ action, by: ann, at, ...more });

/** One dependency in each state; each needs item 1. */
const paths: readonly (readonly HandshakeAction[])[] = [
  [],
  ['proposed'],
  ['proposed', 'committed'],
  ['proposed', 'rejected'],
  ['proposed', 'committed', 'delivered'],
  ['proposed', 'withdrawn'],
];
const giver = { id: '1' as IssueId, key: 'HAR-1' as IssueKey };
const needers = paths.map((_, index) => ({ id: `${index + 2}` as IssueId, key: `HAR-${index + 2}` as IssueKey }));
const lines = new Map<IssueId, Said[]>(needers.map(({ id }, index) => [id, paths[index]!.map((one) => saidOf(one))]));

/** What is stored now, from everything that was said. */
function stored(neederId: IssueId): Agreed | undefined {
  return lines.get(neederId)!.reduce<Agreed | undefined>((before, said) => {
    const next = after(before, { neederId, seen: before?.version ?? 0, said });
    return next.kind === 'ok' ? next.value : before;
  }, undefined);
}

function viewOf(neederId: IssueId): HandshakeView {
  const handshake = stored(neederId);
  const can = { ask: query.get('can') !== 'give', give: query.get('can') !== 'ask' };
  const mayNothing = query.get('can') === 'nothing';
  const history = [...lines.get(neederId)!].reverse();
  return {
    ...{ giverId: giver.id, neederId, history },
    ...(handshake && { handshake }),
    can: mayNothing ? { ask: false, give: false } : can,
  };
}

const calls: string[] = [];
const acts: Readonly<Record<string, HandshakeAction>> = {
  ...{ propose: 'proposed', withdraw: 'withdrawn', commit: 'committed', reject: 'rejected', deliver: 'delivered' },
};

async function answer({ name }: AnyCall, request: Record<string, unknown>): Promise<unknown> {
  calls.push(name);
  await Promise.resolve();
  const agreed = needers.flatMap(({ id: neederId }) => {
    const handshake = stored(neederId);
    return handshake ? [{ giverId: giver.id, neederId, handshake }] : [];
  });
  if (name === 'handshake.of') return { kind: 'ok', value: [{ issueId: giver.id, handshakes: agreed, hidden: 0 }] };
  if (name === 'handshake.waiting') {
    const open = agreed.filter(({ handshake }) => lastSaid(handshake).action === 'proposed');
    const proposals = open.map((one) => ({ ...one, days: 9 }));
    return { kind: 'ok', value: [{ issueId: giver.id, proposals, hidden: 1 }] };
  }
  const { issueId, neederId = issueId, version, iterationId, day, note } = request as Record<string, string>;
  const needer = neederId as IssueId;
  const action = acts[name.replace('handshake.', '')];
  if (!action) return { kind: 'ok', value: viewOf(needer) };
  const given = Object.entries({ iterationId, day, note }).filter(([, part]) => part !== undefined);
  const said = saidOf(action, Object.fromEntries(given));
  const next = after(stored(needer), { neederId: needer, seen: Number(version), said });
  if (next.kind !== 'ok') return { kind: 'clash', why: next.kind, current: viewOf(needer) };
  lines.get(needer)!.push(said);
  return { kind: 'ok', value: viewOf(needer) };
}

const kept = new Map<string, string>();
const host = {
  viewer: {
    ...{ accountId: ann, locale: 'en-GB', timeZone: 'UTC' },
    words: { issue: 'work item', issues: 'work items', project: 'space', queryLanguage: 'JQL' },
  },
  commands: { call: answer },
  tracker: {
    issues: { some: () => Promise.resolve([giver, ...needers]) },
    people: { named: (ids: readonly AccountId[]) => Promise.resolve(ids.map((id) => ({ id, name: 'Ann Ekberg' }))) },
  },
  report: (error: unknown) => console.error(error),
  issueUrl: (key: IssueKey) => `#${key}`,
  openIssue: (key: IssueKey) => calls.push(`open ${key}`),
  drafts: {
    lasts: true,
    read: (key: string) => kept.get(key),
    write: (key: string, text: string | undefined) =>
      void (text === undefined ? kept.delete(key) : kept.set(key, text)),
  },
} as unknown as Host;

/** Somebody else says something meanwhile. */
const others = (neederId: IssueId, action: HandshakeAction): void =>
  void lines.get(neederId)!.push({ ...saidOf(action), by: 'ben' as AccountId });
Object.assign(globalThis, { calls, others });

const scheme = query.get('scheme') ?? 'light';
Object.assign(document.documentElement.dataset, {
  ...{ scheme, colorMode: scheme },
  theme: 'light:light dark:dark spacing:spacing typography:typography shape:shape',
});
const root = document.createElement('div');
document.body.append(root);
const theme = document.createElement('link');
theme.rel = 'stylesheet';
theme.href = `./theme-${query.get('host') ?? 'jira'}.css`;
theme.onload = () =>
  createRoot(root).render(
    <main>
      <h1>Dependencies</h1>
      <h2>Of one work item</h2>
      {needers.map((needer) => (
        <Handshake key={needer.id} {...{ host, giver, needer, iterations }} />
      ))}
      <WaitingList host={host} issueIds={[giver.id]} iterations={iterations} />
    </main>,
  );
document.head.append(theme);
