import { accountIdWithRole, trainPeople } from '#world/seed/people';
import { sample } from '#world/seed/sample';
import { sampleAzure } from './azure';
import { sampleJira } from './jira';
import { loadSample } from './load';
import type { VisitedHost } from './visit';
import type { Waybill } from './waybill';

/** Silence before it is said what the start waits for, in milliseconds. */
const silence = 1_500;

/** A host that has just been filled with the seed. */
export interface FreshHost extends VisitedHost {
  /** How this project's extension is installed there. */
  readonly extension: { readonly publisherId: string; readonly extensionId: string };
  /** Told in a line what is under way, and what could not be done. */
  readonly say: (line: string) => void;
}

/** Fills Waybill in both trackers with the sample. What fails is said and never thrown: a train without it is as good. */
export async function furnish(waybill: Waybill, { extension, say, ...host }: FreshHost): Promise<void> {
  const patience = setTimeout(() => say('Scoring some features, logging some decisions and planning a PI …'), silence);
  const admin = accountIdWithRole(trainPeople(), 'admin');
  const now = Date.now();
  const trackers = [
    sampleJira(host, { admin, project: sample.scores.project, waybill }),
    sampleAzure(host, { admin, extension, waybill }),
  ];
  await Promise.all(
    trackers.map((tracker) =>
      loadSample(sample, tracker, { admin, now, importParts: waybill.importParts }).catch((error: unknown) =>
        say(`The sample is not complete in ${tracker.title}: ${firstLine(error)}`),
      ),
    ),
  );
  clearTimeout(patience);
}

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n')[0] ?? '';
}
