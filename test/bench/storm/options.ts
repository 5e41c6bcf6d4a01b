import { parseArgs } from 'node:util';
import { parseFaults } from '#host/server/faults';

/** What a storm is made of. */
export interface StormOptions {
  readonly seconds: number;
  readonly clients: number;
  /** As `npm start -- --faults` takes it. */
  readonly faults: string;
  readonly latency: number;
  readonly kills: number;
  /** Decides what people choose; when they meet, the machine does. */
  readonly seed: number;
  readonly hosts: readonly ('jira' | 'azure')[];
}

/**
 * One call of five, whatever it is, and one of ten more of those that store: reads are never answered with a conflict.
 * Whether a lost answer hid a write, Waybill has to find out by itself.
 */
const mixedFaults = [
  '429:0.06,500:0.05,503:0.04,timeout:0.02,lost:0.03',
  'conflict@POST /api/v1/transaction:0.1',
  'conflict@PUT /azure/_apis/ExtensionManagement/*:0.1',
].join();

/** Shown for options that mean nothing. */
export const usage = `npm run bench:storm -- [--host jira|azure] [--minutes N | --seconds N] [--clients N] [--faults SPEC]
                       [--latency MS] [--kills N] [--seed N]

  People score, agree, edit, reopen and import, and keep decisions, on a local host of their own, while calls fail as
  SPEC says (npm start -- --help; \`mixed\`: 20 % of all calls) and the host is killed N times. Then every acknowledged
  reply is held against the history, every record against the replay of its lines, and every search field against its
  record. Exit code 1: something was lost or contradicted.`;

/** Reads the command line; throws a sentence for words that mean nothing. */
export function readStormOptions(words: readonly string[]): StormOptions {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...words],
    options: {
      host: text,
      minutes: text,
      seconds: text,
      clients: text,
      faults: text,
      latency: text,
      kills: text,
      seed: text,
    },
  });
  const { host, faults = 'mixed' } = values;
  if (host !== undefined && host !== 'jira' && host !== 'azure') throw new Error(`There is no host ${host}.\n${usage}`);
  const spec = faults === 'mixed' ? mixedFaults : faults === 'none' ? '' : faults;
  const parsed = parseFaults(spec);
  if (parsed.kind === 'problem') throw new Error(parsed.message);
  return {
    seconds:
      values.seconds === undefined
        ? 60 * numberOf('minutes', values.minutes, 3)
        : numberOf('seconds', values.seconds, 0),
    clients: numberOf('clients', values.clients, 10),
    faults: spec,
    latency: numberOf('latency', values.latency, 0),
    kills: numberOf('kills', values.kills, 3),
    seed: numberOf('seed', values.seed, 1),
    hosts: host === undefined ? ['jira', 'azure'] : [host],
  };
}

function numberOf(name: string, text: string | undefined, otherwise: number): number {
  const value = text === undefined ? otherwise : Number(text);
  if (!(value >= 0)) throw new Error(`--${name} takes a number.\n${usage}`);
  return value;
}
