import type { IssueId } from '#core/issue';
import { resultsOf } from '#core/value/result';
import { wsjf } from '#core/value/models';
import { factorUse, peopleFactors } from '#app/value/fields';
import { factorValuesForm } from '#app/value/forms';
import { agreeScoreCall, readScoreCall, restartRoundCall, submitBallotCall } from '#app/value/calls';
import { exportRecordsCall } from '#app/transfer/calls';
import { joinParts, type ExportFile } from '#app/transfer/export-file';
import { trainPeople } from '#world/seed/people';
import { startLocalHost, type LocalHost } from '../../support/local-host';
import { scripts } from './acts/scripts';
import type { Attempt } from './attempt';
import { Chance } from './chance';
import { judged, type Verdict } from './judge';
import type { StormOptions } from './options';
import { actUntilOver, takingPart } from './people';
import { azureStorm } from './sites/azure';
import { jiraStorm } from './sites/jira';
import type { StormPage, StormSite } from './sites/site';

/** What a storm over one host came to. */
export interface Outcome extends Verdict {
  readonly kills: number;
  /** Fields that do not follow their record once everything has settled. */
  readonly astray: readonly string[];
  /** Items that could not be scored in calm weather afterwards. */
  readonly wedged: readonly string[];
  /** Errors that only a bug can cause. */
  readonly uncaught: readonly string[];
}

const sites = { jira: jiraStorm, azure: azureStorm };

/** Runs a storm over one host: people act while faults strike and the host is killed, then all is judged in calm weather. */
export async function runStorm(name: keyof typeof sites, options: StormOptions): Promise<Outcome> {
  const weather = [
    ...(options.faults === '' ? [] : ['--faults', options.faults]),
    ...(options.latency === 0 ? [] : ['--latency', String(options.latency)]),
  ];
  const host = await startLocalHost([]);
  const uncaught: string[] = [];
  const report = (error: unknown): void =>
    void uncaught.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.on('unhandledRejection', report);
  try {
    const everybody = trainPeople();
    const admin = everybody.find(({ role }) => role === 'admin')!.accountId;
    // Found in calm weather; the storm begins with the next start.
    const site = await sites[name](host, admin);
    const people = takingPart(everybody, options.clients);
    // Whoever cannot sign in would be a silent nobody in the storm.
    for (const { accountId } of people) (await site.open(accountId)).close();
    await host.restart([...weather, '--seed', String(options.seed), '--no-sample']);
    const attempts: Attempt[] = [];
    const end = Date.now() + options.seconds * 1_000;
    const around = {
      site,
      acts: scripts.flatMap(({ acts }) => acts),
      end,
      record: (attempt: Attempt) => void attempts.push(attempt),
      report,
    };
    const [kills] = await Promise.all([
      killNowAndThen(host, site, { ...options, weather, end, hear: (faults) => uncaught.push(...faults) }),
      ...people.map((person, index) => actUntilOver(person, options.seed * 1_000 + index, around)),
    ]);
    uncaught.push(...(await site.faults()));
    await host.restart(['--no-sample']);
    const judgement = await inCalmWeather(
      site,
      attempts,
      people.map(({ accountId }) => accountId),
      admin,
    );
    uncaught.push(...(await site.faults()));
    return { ...judgement, kills, uncaught };
  } finally {
    process.off('unhandledRejection', report);
    await host.stop();
  }
}

/** Kills the host without a word, so many times spread over the storm, and starts it again on the same data. */
async function killNowAndThen(
  host: LocalHost,
  site: StormSite,
  storm: StormOptions & {
    readonly weather: readonly string[];
    readonly end: number;
    readonly hear: (faults: readonly string[]) => void;
  },
): Promise<number> {
  const chance = new Chance(storm.seed);
  const begin = Date.now();
  const part = (storm.end - begin) / Math.max(1, storm.kills);
  let done = 0;
  for (; done < storm.kills; done += 1) {
    const moment = begin + (done + 0.2 + 0.6 * chance.next()) * part;
    await new Promise((next) => setTimeout(next, Math.max(0, moment - Date.now())));
    storm.hear(await site.faults());
    await host.kill();
    await host.restart([...storm.weather, '--seed', String(storm.seed + done + 1), '--no-sample']);
  }
  return done;
}

async function inCalmWeather(
  site: StormSite,
  attempts: readonly Attempt[],
  accountIds: readonly string[],
  admin: string,
): Promise<Omit<Outcome, 'kills' | 'uncaught'>> {
  const secrets = new Map<string, unknown>();
  // Everybody comes back once: in Azure DevOps only they can open their answers.
  for (const accountId of new Set(accountIds)) {
    const page = await site.open(accountId);
    for (const issueId of site.issueIds) {
      await page.call(readScoreCall, { issueId: issueId as IssueId });
      for (const [seal, answer] of await page.secrets(issueId)) secrets.set(seal, answer);
    }
    await page.settled();
    page.close();
  }
  const page = await site.open(admin);
  const behind = await site.settle(page);
  const file = await exported(page);
  const replays = scripts.flatMap(({ replay }) => replay ?? []);
  const verdict = judged(attempts, file, replays, secrets);
  const astray = [
    ...(behind === 0 ? [] : [`${behind} fields were still waiting`]),
    ...fieldsAstray(file, await site.fields()),
  ];
  const wedged: string[] = [];
  for (const issueId of site.issueIds) wedged.push(...(await wedgedAt(page, issueId as IssueId)));
  await page.settled();
  page.close();
  return { ...verdict, astray, wedged };
}

async function exported(page: StormPage): Promise<ExportFile> {
  const parts: ExportFile[] = [];
  let after: string | undefined;
  do {
    const reply = await page.call(exportRecordsCall, after === undefined ? {} : { after });
    if (reply.kind !== 'ok') throw new Error(`The export was answered with ${JSON.stringify(reply)}.`);
    parts.push(reply.value.part);
    after = reply.value.next;
  } while (after !== undefined);
  return joinParts(parts)!;
}

function fieldsAstray({ records }: ExportFile, fields: Awaited<ReturnType<StormSite['fields']>>): readonly string[] {
  return [...fields].flatMap(([id, shown]) => {
    const record = records.find((candidate) => candidate.kind === 'score' && candidate.id === id);
    const { agreed } = (record?.value ?? {}) as { agreed?: Parameters<typeof resultsOf>[0] };
    const wanted: Readonly<Record<string, number | null>> = {
      ...Object.fromEntries(
        peopleFactors(wsjf).map((factor) => [factorUse(factor.id), agreed?.factors[factor.id] ?? null]),
      ),
      ...Object.fromEntries(resultsOf(agreed, wsjf.id).map(({ field, value }) => [field, value])),
    };
    return Object.entries(shown).flatMap(([use, value]) =>
      value === wanted[use] ? [] : [`${id} shows ${use} ${value}, and its record ${wanted[use]}`],
    );
  });
}

/** One more round on an item: whatever the storm left must take it. */
async function wedgedAt(page: StormPage, issueId: IssueId): Promise<readonly string[]> {
  const read = await page.call(readScoreCall, { issueId });
  if (read.kind !== 'ok') return [`${issueId} cannot be read: ${JSON.stringify(read)}`];
  const restarted = await page.call(restartRoundCall, { issueId, version: read.value.version });
  if (restarted.kind !== 'ok') return [`${issueId} cannot be restarted: ${JSON.stringify(restarted)}`];
  const { round } = restarted.value;
  const factors = factorValuesForm.parse({ value: 8, urgency: 5, relief: 3, size: 5 });
  const submitted = await page.call(submitBallotCall, { issueId, round, factors });
  if (submitted.kind !== 'ok') return [`${issueId} takes no ballot: ${JSON.stringify(submitted)}`];
  const { version } = submitted.value;
  const agreed = await page.call(agreeScoreCall, { issueId, version, factors });
  return agreed.kind === 'ok' ? [] : [`${issueId} takes no agreement: ${JSON.stringify(agreed)}`];
}
