import { editScoreCall, readScoreCall, restartRoundCall, submitBallotCall } from '#app/value/calls';
import type { FactorId } from '#core/value/model';
import { Panel } from '../../static/panels/value-panel/panel';
import { valueOf } from '../app/forge';
import { panelSites, type PanelHost, type PanelSite } from './panel-host';
import { noon } from './value-panel-builders';

const full = { value: 8, urgency: 5, relief: 3, size: 5 };
const issueId = '10001';

describe.each(panelSites)('a panel in %s', (_, start) => {
  let site: PanelSite;
  beforeEach(() => void (site = start()));
  afterEach(async () => {
    await site.app.settle();
    site.app.close();
  });

  async function opened(host: PanelHost): Promise<Panel> {
    const panel = new Panel(host, host.viewer.issue!, () => noon);
    await panel.start();
    return panel;
  }

  const stateOf = (panel: Panel) => panel.states.get();

  function answerAll(panel: Panel): void {
    panel.openBallot();
    for (const [factor, value] of Object.entries(full)) panel.typeBallot(factor as FactorId, value);
  }

  it('reads score and item', async () => {
    const panel = await opened(site.host('ben'));
    expect(stateOf(panel)).toMatchObject({ score: { phase: 'open', version: 0 }, item: { kind: 'here' } });
  });

  it('keeps what is typed through a reload, and forgets it once it is saved', async () => {
    const host = site.host('ben');
    answerAll(await opened(host));
    expect(host.drafts.kept.size).toBe(1);
    const again = await opened(host);
    expect(stateOf(again).keptBallot?.factors).toEqual(full);
    again.openBallot();
    const { ballot, score } = stateOf(again);
    await again.run({ kind: 'submit', round: score!.round, factors: ballot!.factors, note: '' });
    expect([stateOf(again).done?.kind, stateOf(again).ballot, host.drafts.kept.size]).toEqual([
      'submitted',
      undefined,
      0,
    ]);
  });

  it('keeps a ballot when somebody agreed first, and opens a new round with it when the viewer wants that', async () => {
    const panel = await opened(site.host('ben'));
    answerAll(panel);
    valueOf(await site.app.call('cleo', editScoreCall, { issueId, version: 0, factors: { value: 13 } }));
    const { version } = valueOf(await site.app.call('cleo', readScoreCall, { issueId }));
    valueOf(await site.app.call('cleo', restartRoundCall, { issueId, version }));
    await panel.run({ kind: 'submit', round: 1, factors: stateOf(panel).ballot!.factors, note: 'mine' });
    expect(stateOf(panel).conflict).toMatchObject({ mine: { kind: 'submit', note: 'mine' }, theirs: { round: 2 } });
    await panel.useMine();
    expect(stateOf(panel)).toMatchObject({ done: { kind: 'submitted' }, score: { round: 2 } });
    expect(stateOf(panel).conflict).toBeUndefined();
  });

  it('shows what somebody else stored when it is told of it', async () => {
    const panel = await opened(site.host('ben'));
    valueOf(await site.app.call('cleo', submitBallotCall, { issueId, round: 1, factors: full }));
    await panel.refresh();
    expect(stateOf(panel).score?.voters).toEqual([]);
    await panel.refresh(true);
    expect(stateOf(panel).score?.voters).toHaveLength(1);
  });

  it('reads the history with the names of those who made it', async () => {
    const host = site.host('ben');
    const panel = await opened(host);
    answerAll(panel);
    await panel.run({ kind: 'submit', round: 1, factors: stateOf(panel).ballot!.factors, note: '' });
    await panel.readHistory();
    expect(stateOf(panel).history).toMatchObject({ kind: 'here', value: [{ action: 'submitted' }] });
    expect(stateOf(panel).people.get(host.viewer.accountId)?.name).toBe('Ben Builder');
  });

  it('says why something could not be done, and does it when it is tried again', async () => {
    const panel = await opened(site.host('ben'));
    answerAll(panel);
    site.app.fail('503');
    await panel.run({ kind: 'submit', round: 1, factors: stateOf(panel).ballot!.factors, note: '' });
    expect(stateOf(panel).trouble?.why.kind).toBe('no-answer');
    expect(stateOf(panel).ballot?.factors).toEqual(full);
    site.app.fail('');
    await panel.retry();
    expect(stateOf(panel).done?.kind).toBe('submitted');
  });

  it('reports a bug, keeps what was typed and says so', async () => {
    const host = site.host('ben');
    const bug = new TypeError('round is undefined');
    const broken: PanelHost = {
      ...host,
      commands: {
        call: (call, request) =>
          call.name === submitBallotCall.name ? Promise.reject(bug) : host.commands.call(call, request),
      },
    };
    const panel = await opened(broken);
    answerAll(panel);
    await panel.run({ kind: 'submit', round: 1, factors: stateOf(panel).ballot!.factors, note: '' });
    expect(stateOf(panel).trouble?.why).toEqual({ kind: 'bug', message: bug.message });
    expect([stateOf(panel).ballot?.factors, broken.reports]).toEqual([full, [bug]]);
  });
});
