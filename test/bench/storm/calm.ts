import { exportRecordsCall } from '#app/transfer/calls';
import { joinParts, type ExportFile } from '#app/transfer/export-file';
import { agreeScoreCall, readScoreCall, restartRoundCall, submitBallotCall } from '#app/value/calls';
import { factorUse, peopleFactors } from '#app/value/fields';
import { factorValuesForm } from '#app/value/forms';
import type { IssueId } from '#core/issue';
import { wsjf } from '#core/value/models';
import { resultsOf } from '#core/value/result';
import { scripts } from './acts/scripts';
import type { Attempt } from './attempt';
import { judged, type Verdict } from './judge';
import type { StormPage, StormSite } from './sites/site';

/** What is found when the storm is over and everything has settled. */
export interface Judgement extends Verdict {
  /** Fields that do not follow their record. */
  readonly astray: readonly string[];
  /** Items that can no longer be scored. */
  readonly wedged: readonly string[];
}

/** Lets everybody come back once, everything settle, and judges all that was sent. */
export async function inCalmWeather(
  site: StormSite,
  attempts: readonly Attempt[],
  accountIds: readonly string[],
  admin: string,
): Promise<Judgement> {
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
