import { Hono, type Context } from 'hono';
import { html } from 'hono/html';
import { withSession, type SessionEnv } from '#host/bridge/session';
import type { CallJournal, NumberedCall } from '#host/server/calls';
import type { Installation } from '../install';
import type { HostParts } from '../installed-app';
import { bill } from '../usage';
import {
  figure,
  moment,
  reportPage,
  reportPolicy,
  reportScript,
  reportSheet,
  reportTable,
  type ReportRow,
} from './layout';

type Content = Parameters<typeof reportPage>[3];

/** Pages about the host itself: calls, bill, schedules, queue, logs. Plain HTML, so that they work when nothing else does. */
export function reportPages(parts: HostParts, installation: Installation, calls: CallJournal): Hono<SessionEnv> {
  const { usage, schedules, deliveries, logs, app } = installation;
  const routes = new Hono<SessionEnv>();
  const paths = ['/host/calls', '/host/usage', '/host/schedules', '/host/queue', '/host/logs'] as const;
  for (const path of paths)
    routes.use(
      path,
      withSession(() => parts.jira.people(), false),
    );
  const page = (context: Context<SessionEnv>, content: Content): Response | Promise<Response> => {
    context.header('content-security-policy', reportPolicy);
    context.header('cache-control', 'no-store');
    return context.html(reportPage(context.req.path, app.grant.name, context.get('session'), content));
  };
  const isOwn = (context: Context): boolean => context.req.header('origin') === parts.mainOrigin;

  routes.get('/host/report.css', (context) =>
    context.body(reportSheet, 200, { 'content-type': 'text/css; charset=utf-8' }),
  );
  routes.get('/host/report.js', (context) =>
    context.body(reportScript, 200, { 'content-type': 'text/javascript; charset=utf-8' }),
  );
  routes.get('/host/calls.json', (context) => {
    const since = Number(context.req.query('since') ?? 0);
    return context.json({
      totals: calls.totals,
      unmodelled: calls.unmodelled,
      calls: calls.since(Number.isFinite(since) ? since : 0),
    });
  });
  routes.get('/host/calls', (context) => page(context, callsContent(calls)));
  routes.get('/host/usage.json', (context) => context.json({ ...usage.current(), bill: bill(usage.current()) }));
  routes.get('/host/usage', (context) => page(context, usageContent(installation)));
  routes.get('/host/schedules.json', (context) => context.json(schedules.all()));
  routes.get('/host/schedules', (context) => page(context, schedulesContent(installation)));
  routes.post('/host/schedules/:key/run', async (context) => {
    if (!isOwn(context)) return context.text('Only pages of this host may do that.', 403);
    const run = schedules.run(context.req.param('key'));
    if (!run) return context.text('There is no such schedule.', 404);
    const outcome = await run;
    if (context.req.header('accept')?.includes('application/json')) return context.json({ outcome });
    return context.redirect('/host/schedules', 303);
  });
  routes.get('/host/queue.json', (context) => context.json(deliveries.latest()));
  routes.get('/host/queue', (context) => page(context, queueContent(installation)));
  routes.post('/host/queue/hurry', (context) => {
    if (!isOwn(context)) return context.text('Only pages of this host may do that.', 403);
    deliveries.hurry();
    return context.redirect('/host/queue', 303);
  });
  routes.get('/host/logs.json', (context) => context.json(logs.latest()));
  routes.get('/host/logs', (context) => page(context, logsContent(installation)));
  return routes;
}

function callsContent(calls: CallJournal): Content {
  const { totals } = calls;
  return html`<dl>
      <div>
        <dt>Calls</dt>
        <dd>${figure(totals.calls)}</dd>
      </div>
      <div>
        <dt>Not modelled</dt>
        <dd>${figure(totals.unmodelled)}</dd>
      </div>
      <div>
        <dt>Failed</dt>
        <dd>${figure(totals.failed)}</dd>
      </div>
      <div>
        <dt>Bytes sent</dt>
        <dd>${figure(totals.requestBytes)}</dd>
      </div>
      <div>
        <dt>Bytes answered</dt>
        <dd>${figure(totals.responseBytes)}</dd>
      </div>
    </dl>
    ${calls.unmodelled.length > 0 ? reportTable('Not modelled by the emulator', callColumns, calls.unmodelled.map(callRow), '') : ''}
    ${reportTable('Latest calls, newest first', callColumns, [...calls.since(calls.totals.calls - 500)].reverse().map(callRow), 'No platform call has been made yet. Open an issue with a panel of the app.')}`;
}

const callColumns = ['No.', 'Time (UTC)', 'From', 'Call', 'As', 'Status', 'ms', 'Bytes out', 'Bytes in', 'Note'];

function callRow(call: NumberedCall): ReportRow {
  const note = call.isUnmodelled ? `Not modelled. ${call.note ?? ''}` : (call.note ?? '');
  return {
    cells: [
      call.number,
      moment(call.at),
      call.from,
      call.what,
      call.as,
      String(call.status),
      Math.round(call.milliseconds),
      call.requestBytes,
      call.responseBytes,
      note,
    ],
    tone: call.isUnmodelled ? 'danger' : call.status >= 400 ? 'warning' : '',
  };
}

function usageContent({ usage }: Installation): Content {
  const month = usage.current();
  const lines = bill(month);
  const total = lines.reduce((sum, line) => sum + line.cost, 0);
  return html`<p>
      What Forge would bill for ${month.month}, counted on this machine. ${figure(month.invocations)} invocations.
    </p>
    ${reportTable(
      'Bill of the month, US dollars',
      ['What', 'Used', 'Free each month', 'Unit', 'Price per unit', 'Cost'],
      [
        ...lines.map((line) => ({
          cells: [line.what, fine(line.used), line.free, line.unit, fine(line.price), line.cost.toFixed(2)],
        })),
        { cells: ['Total', '', '', '', '', total.toFixed(2)] },
      ],
      '',
    )}
    <p>Pages, issue properties and product calls from pages are free.</p>`;
}

function fine(value: number): string {
  return value.toLocaleString('en', { maximumSignificantDigits: 4 });
}

function schedulesContent({ schedules }: Installation): Content {
  return reportTable(
    'Scheduled triggers',
    ['Trigger', 'Every', 'Next run (UTC)', 'Last run (UTC)', 'Outcome', 'Runs', ''],
    schedules.all().map(({ key, interval, nextAt, lastAt, lastOutcome, runs }) => ({
      cells: [
        key,
        interval,
        moment(nextAt),
        moment(lastAt),
        lastOutcome ?? (lastAt === null ? 'not run yet' : 'running'),
        runs,
        html`<form method="post" action="/host/schedules/${encodeURIComponent(key)}/run">
          <button>Run ${key} now</button>
        </form>`,
      ],
      tone: lastOutcome !== null && lastOutcome !== 'ok' ? 'danger' : '',
    })),
    'The app has no scheduled trigger.',
  );
}

function queueContent({ deliveries }: Installation): Content {
  const latest = deliveries.latest();
  return html`${latest.some(({ state }) => state === 'waiting') ? html`<form method="post" action="/host/queue/hurry"><button>Deliver everything now</button></form>` : ''}
  ${reportTable(
    'Events on their way, then the newest delivered',
    ['Kind', 'Module', 'State', 'Queued (UTC)', 'Due (UTC)', 'Retries', 'Note', 'Job'],
    latest.map(({ kind, moduleKey, state, queuedAt, dueAt, retryCount, note, jobId }) => ({
      cells: [kind, moduleKey, state, moment(queuedAt), moment(dueAt), retryCount, note ?? '', jobId],
      tone: state === 'failed' ? 'danger' : retryCount > 0 && state !== 'success' ? 'warning' : '',
    })),
    'Nothing has been queued yet.',
  )}`;
}

function logsContent({ logs }: Installation): Content {
  return reportTable(
    'What the app wrote, newest first',
    ['Time (UTC)', 'Level', 'Function', 'Text'],
    logs.latest().map(({ at, level, functionKey, text }) => ({
      cells: [moment(at), level, functionKey, text],
      tone: level === 'error' ? 'danger' : level === 'warn' ? 'warning' : '',
    })),
    'The app has written nothing yet.',
  );
}
