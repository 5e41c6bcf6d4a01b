import type { ProjectId } from '#core/issue';
import { SettingsEditor, type LoadedSettings } from '../../static/panels/settings-page/settings-editor';
import { startForge, type ForgeApp } from '../app/forge';
import { jiraHost, type PanelHost } from './panel-host';

const ferry = { id: '10000' as ProjectId, key: 'FERRY' };
let app: ForgeApp;
beforeEach(() => void (app = startForge()));
afterEach(() => app.close());

async function opened(host: PanelHost): Promise<SettingsEditor> {
  const editor = new SettingsEditor(host, ferry);
  await editor.load();
  return editor;
}

function loaded(editor: SettingsEditor): LoadedSettings {
  const state = editor.states.get();
  if (state.kind !== 'loaded') throw new Error(JSON.stringify(state));
  return state;
}

describe('settings that an administrator changes', () => {
  it('are kept on the device until they are saved, and can be taken back', async () => {
    const host = jiraHost(app, 'ana');
    const editor = await opened(host);
    editor.edit({ ...loaded(editor).draft, agree: 'administrators' });
    expect(host.drafts.kept.size).toBe(1);
    expect(await editor.save()).toBe(true);
    expect([loaded(editor).saved.agree, loaded(editor).phase, host.drafts.kept.size]).toEqual([
      'administrators',
      'saved',
      0,
    ]);
    expect(await editor.undo()).toBe(true);
    expect([loaded(editor).saved.agree, loaded(editor).phase]).toEqual(['editors', 'undone']);
  });

  it('come back after a reload, and go when they are discarded', async () => {
    const host = jiraHost(app, 'ana');
    const before = await opened(host);
    before.edit({ ...loaded(before).draft, expiryDays: Number.NaN });
    const after = await opened(host);
    expect([loaded(after).isRestored, loaded(after).draft.expiryDays]).toEqual([true, Number.NaN]);
    after.discard();
    expect([loaded(after).isRestored, loaded(after).draft, host.drafts.kept.size]).toEqual([
      false,
      loaded(after).saved,
      0,
    ]);
  });

  it('are not saved with a query that does not work', async () => {
    const editor = await opened(jiraHost(app, 'ana'));
    editor.edit({ ...loaded(editor).draft, candidates: 'tema = Deck' });
    expect(await editor.save()).toBe(false);
    expect(loaded(editor).problem).toMatchObject({ kind: 'bad-query', message: expect.stringContaining('tema') });
  });
});

describe('settings that somebody else saved meanwhile', () => {
  async function both() {
    const [mine, theirs] = [await opened(jiraHost(app, 'ana')), await opened(jiraHost(app, 'ana'))];
    theirs.edit({ ...loaded(theirs).draft, agree: 'administrators' });
    await theirs.save();
    mine.edit({ ...loaded(mine).draft, expiryDays: 30 });
    expect(await mine.save()).toBe(false);
    return mine;
  }

  it('wait for a choice, with both versions kept', async () => {
    const { draft, conflict } = loaded(await both());
    expect([draft.expiryDays, conflict?.agree]).toEqual([30, 'administrators']);
  });

  it('are overwritten when the viewer keeps theirs', async () => {
    const mine = await both();
    await mine.settle('mine');
    expect(loaded(mine)).toMatchObject({ phase: 'saved', saved: { expiryDays: 30, agree: 'editors' } });
    expect(loaded(mine).conflict).toBeUndefined();
  });

  it('replace the draft when the viewer takes them', async () => {
    const mine = await both();
    await mine.settle('theirs');
    expect(loaded(mine).draft).toMatchObject({ expiryDays: 90, agree: 'administrators' });
  });

  it('stay beside the draft when the viewer decides later', async () => {
    const mine = await both();
    await mine.settle('later');
    expect([loaded(mine).draft.expiryDays, loaded(mine).conflict]).toEqual([30, undefined]);
  });
});

describe('settings that cannot be read', () => {
  it('say so, and are there after another try', async () => {
    app.fail('503');
    const host = jiraHost(app, 'ana');
    const editor = await opened(host);
    expect(editor.states.get()).toMatchObject({ kind: 'failed', problem: { kind: 'no-answer' } });
    app.fail('');
    await editor.load();
    expect(editor.states.get().kind).toBe('loaded');
  });

  // The page kept its outline for ever: the error was thrown on inside the handler of the rejection.
  it('say so when it is a bug of ours, which is reported', async () => {
    const bug = new TypeError('settings is undefined');
    const host: PanelHost = { ...jiraHost(app, 'ana'), commands: { call: () => Promise.reject(bug) } };
    const editor = await opened(host);
    expect(editor.states.get()).toEqual({ kind: 'failed', problem: { kind: 'bug', message: bug.message } });
    expect(host.reports).toEqual([bug]);
  });
});

describe('a project that the viewer may not administer', () => {
  it('shows its settings and says that they cannot be changed', async () =>
    expect(loaded(await opened(jiraHost(app, 'ben'))).canAdminister).toBe(false));
});
