import { trainPeople } from '#world/seed/people';
import { startLocalHost, type LocalHost } from '../../support/local-host';
import { scripts } from './acts/scripts';
import type { Attempt } from './attempt';
import { inCalmWeather, type Judgement } from './calm';
import { Chance } from './chance';
import type { StormOptions } from './options';
import { actUntilOver, takingPart } from './people';
import { azureStorm } from './sites/azure';
import { jiraStorm } from './sites/jira';
import type { StormSite } from './sites/site';

/** What a storm over one host came to. */
export interface Outcome extends Judgement {
  readonly kills: number;
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
