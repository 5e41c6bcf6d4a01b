import { HostUnreachable } from '#app/ports/failures';
import { DecisionBook, type DecisionPlace, type DecisionTyping } from '../../static/panels/decision/decision-book';
import { startAzure } from '../app/azure';
import { startForge } from '../app/forge';
import { azureHost, jiraHost, type PanelHost } from './panel-host';

const today = () => '2026-11-22';

const sites = [
  [
    'Jira',
    () => {
      const app = startForge();
      return { app, host: (who: string) => jiraHost(app, who) };
    },
  ],
  [
    'Azure DevOps',
    () => {
      const app = startAzure();
      return { app, host: (who: string) => azureHost(app, who) };
    },
  ],
] as const;

describe.each(sites)('decisions in %s', (_, start) => {
  let site: ReturnType<typeof start>;
  beforeEach(() => void (site = start()));
  afterEach(async () => {
    await site.app.settle();
    site.app.close();
  });

  it('are logged from an item, listed in its project and changed', async () => {
    const host = site.host('ben');
    const id = (await logged(host, 'Rent the ferry'))!;
    const project = await opened(host, 'project');
    expect(titles(project)).toEqual(['Rent the ferry']);
    await project.change(id);
    const [stored] = await host.tracker.issues.some([host.viewer.issue!.id], {});
    expect(typing(project).draft).toMatchObject({ version: 1, keys: stored?.key, isMine: true });
    await retitled(project, 'Buy the ferry');
    expect(titles(project)).toEqual(['Buy the ferry']);
    expect(project.states.get().views.get(id)).toMatchObject({ version: 2 });
  });

  it.each([
    ['mine', 'Mine', 3],
    ['theirs', 'Theirs', 2],
  ] as const)('that two change at once become %s', async (choice, title, version) => {
    const host = site.host('ben');
    const id = (await logged(host, 'Rent the ferry'))!;
    const [one, two] = [
      await opened(host, 'issue'),
      await opened({ ...host, drafts: site.host('ben').drafts }, 'issue'),
    ];
    await one.change(id);
    await two.change(id);
    await retitled(two, 'Theirs');
    expect(await retitled(one, 'Mine')).toBe(false);
    expect(typing(one).problem).toMatchObject({ kind: 'clash', theirs: { decision: { title: 'Theirs' } } });
    await one.settle(choice);
    expect(one.states.get().typing).toBeUndefined();
    expect(one.states.get().views.get(id)).toMatchObject({ version, decision: { title } });
    expect(titles(await opened(host, 'project'))).toEqual([title]);
  });

  it('that cannot be opened say so, and open on the next try, with the names of who changed them', async () => {
    const host = site.host('ben');
    const id = (await logged(host, 'Rent the ferry'))!;
    const ana = await opened(site.host('ana'), 'project');
    await ana.change(id);
    await retitled(ana, 'Buy the ferry');
    let isDown = true;
    const call = ((to, request) =>
      isDown && to.name === 'decision.read'
        ? Promise.reject(new HostUnreachable('No answer'))
        : host.commands.call(to, request)) as PanelHost['commands']['call'];
    const book = await opened({ ...host, commands: { call } }, 'project');
    await book.open(id);
    expect(book.states.get().unopened.get(id)).toMatchObject({ kind: 'no-answer' });
    isDown = false;
    await book.open(id);
    const { unopened, views, people } = book.states.get();
    expect(unopened.size).toBe(0);
    expect(views.get(id)!.history.map(({ by }) => people.get(by)?.name?.split(' ')[0])).toEqual(['Ana', 'Ben']);
  });

  it('are not overwritten in an open form', async () => {
    const host = site.host('ben');
    const id = (await logged(host, 'Rent the ferry'))!;
    const book = await opened(host, 'project');
    book.begin();
    book.type({ ...typing(book).draft, title: 'Typed' });
    const { draft } = typing(book);
    book.begin();
    await book.change(id);
    expect(typing(book).draft).toBe(draft);
  });

  it('that somebody else changed are read again, and changed from there', async () => {
    const host = site.host('ben');
    const id = (await logged(host, 'Rent the ferry'))!;
    let { commands } = host;
    const call = ((to, request) => commands.call(to, request)) as PanelHost['commands']['call'];
    const book = await opened({ ...host, commands: { call } }, 'project');
    await book.open(id);
    const anaHost = site.host('ana');
    const ana = await opened(anaHost, 'project');
    await ana.change(id);
    await retitled(ana, 'Buy the ferry');
    // Ben's own page may show lists that are seconds old in Azure DevOps: Ana's calls stand for his later ones.
    await site.app.settle();
    ({ commands } = anaHost);
    await book.load();
    expect(book.states.get().views.get(id)).toMatchObject({ version: 2 });
    await book.change(id);
    expect(typing(book).draft).toMatchObject({ version: 2, title: 'Buy the ferry' });
  });

  it('typed on while they are saved stay open, on the version that was saved', async () => {
    const host = site.host('ben');
    const book = await opened(host, 'issue');
    book.begin();
    const saving = retitled(book, 'Rent the ferry');
    book.type({ ...typing(book).draft, title: 'Rent the ferry in May' });
    expect(typing(book).isSaving).toBe(true);
    expect(await book.save()).toBe(false);
    expect(await saving).toBe(true);
    expect(titles(book)).toEqual(['Rent the ferry']);
    expect(typing(book)).toMatchObject({ isSaving: false, draft: { version: 1, title: 'Rent the ferry in May' } });
    expect(host.drafts.kept.size).toBe(1);
    expect(await book.save()).toBe(true);
    expect([titles(book), host.drafts.kept.size]).toEqual([['Rent the ferry in May'], 0]);
  });

  it('that lack something are not saved, and all that is lacking is named until it is typed', async () => {
    const book = await opened(site.host('ben'), 'project');
    book.begin();
    book.type({ ...typing(book).draft, isMine: false });
    expect(await book.save()).toBe(false);
    expect(typing(book).problem).toEqual({ kind: 'lack', what: ['needsTitle', 'needsDecider'] });
    book.type({ ...typing(book).draft, title: 'Rent the ferry' });
    expect(typing(book).problem).toEqual({ kind: 'lack', what: ['needsDecider'] });
    book.type({ ...typing(book).draft, others: 'Harbour Co' });
    expect(typing(book).problem).toBeUndefined();
  });

  it('that could not be listed say at once that they are read again', async () => {
    const host = site.host('ben');
    site.app.fail('503');
    const book = await opened(host, 'project');
    expect(titles(book)).toEqual(['failed']);
    site.app.fail('');
    const again = book.load();
    expect(titles(book)).toEqual(['loading']);
    await again;
    expect(titles(book)).toEqual([]);
  });

  it('keep an item that nobody here can read any more', async () => {
    const host = site.host('ben');
    const id = (await logged(host, 'Rent the ferry'))!;
    const unreadable = { ...host.tracker, issues: { ...host.tracker.issues, some: async () => [] } };
    const book = await opened({ ...host, tracker: unreadable }, 'project');
    await book.change(id);
    await retitled(book, 'Buy the ferry');
    expect(book.states.get().views.get(id)).toMatchObject({
      decision: { title: 'Buy the ferry', issueIds: [host.viewer.issue!.id] },
    });
  });

  it('on an unknown item are not saved, and the key is named', async () => {
    const book = await opened(site.host('ben'), 'issue');
    book.begin();
    book.type({ ...typing(book).draft, title: 'Rent', keys: 'FERRY-1, FERRY-99999' });
    expect(await book.save()).toBe(false);
    expect(typing(book).problem).toEqual({ kind: 'unknown-issues', keys: ['FERRY-99999'] });
    expect(titles(await opened(site.host('ben'), 'project'))).toEqual([]);
  });

  it('that a host refuses stay as typed, for a later book too', async () => {
    const host = site.host('ben');
    const book = await opened(host, 'issue');
    book.begin();
    site.app.fail('503');
    expect(await retitled(book, 'Rent the ferry')).toBe(false);
    expect(typing(book)).toMatchObject({ isSaving: false, problem: { kind: 'no-answer' } });
    site.app.fail('');
    const later = await opened(host, 'issue');
    expect(typing(later).isRestored).toBe(true);
    expect(typing(later).draft).toEqual(typing(book).draft);
    expect(await later.save()).toBe(true);
    expect([titles(later), host.drafts.kept.size]).toEqual([['Rent the ferry'], 0]);
  });
});

async function opened(host: PanelHost, kind: DecisionPlace['kind']): Promise<DecisionBook> {
  const { issue, project } = host.viewer;
  const place = kind === 'issue' ? { kind, ...issue! } : { kind, id: project!.id };
  const book = new DecisionBook(host, place, today);
  await book.load();
  return book;
}

async function logged(host: PanelHost, title: string) {
  const book = await opened(host, 'issue');
  book.begin();
  expect(await retitled(book, title)).toBe(true);
  return book.states.get().saved;
}

async function retitled(book: DecisionBook, title: string): Promise<boolean> {
  book.type({ ...typing(book).draft, title });
  return book.save();
}

function typing(book: DecisionBook): DecisionTyping {
  return book.states.get().typing!;
}

function titles(book: DecisionBook): readonly string[] {
  const { list } = book.states.get();
  return list.kind === 'here' ? list.rows.map(({ decision }) => decision.title) : [list.kind];
}
