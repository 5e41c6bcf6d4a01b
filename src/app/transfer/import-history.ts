import { byItem } from '#app/by-item';
import type { ExportFile, HistoryEntry } from '#app/contract';
import type { Session } from '#app/session';
import { revealedLines } from '#core/value/blindness';
import type { IssueId } from '#core/issue';

/** What an import left out, and why. */
export type Skipped = { what: string; why: string }[];

/** Adds lines where they are missing: lines are facts and never changed. Answers how many it added. */
export async function importHistory(
  { records, tracker }: Session,
  part: ExportFile,
  skipped: Skipped,
): Promise<number> {
  if (part.history.length === 0) return 0;
  const visible = await tracker.visible([...new Set(part.history.map(({ issueId }) => issueId as IssueId))]);
  const known = part.history.filter(({ issueId }) => visible.has(issueId as IssueId));
  const fit = records.hides === 'everybody' ? new Map(known.map((line) => [line, line])) : withoutSecrets(known);
  const added = new Set(await records.addHistory([...fit.values()]));
  for (const line of part.history) {
    const what = `History of item ${line.issueId}, version ${line.version}`;
    const stored = fit.get(line);
    if (stored === undefined) skipped.push({ what, why: 'There is no such item here, or you may not see it.' });
    else if (!added.has(stored)) skipped.push({ what, why: 'The item has a line of this version here; it was kept.' });
    else if (stored !== line)
      skipped.push({ what, why: 'Its answers were never revealed and were left out: here everybody could read them.' });
  }
  return added.size;
}

/** Each line as everybody may read it. A round that was agreed at once has no secrets either. */
function withoutSecrets(lines: readonly HistoryEntry[]): ReadonlyMap<HistoryEntry, HistoryEntry> {
  return new Map(
    [...byItem(lines).values()].flatMap((ofItem) => {
      const revealed = revealedLines(
        ofItem.map((line) => (line.action === 'agreed' ? { ...line, action: 'revealed' } : line)),
      );
      return ofItem.map((line) => [line, revealed.has(line.version) ? line : withoutAnswers(line)] as const);
    }),
  );
}

function withoutAnswers(line: HistoryEntry): HistoryEntry {
  if (line.action !== 'submitted' && line.action !== 'withdrew') return line;
  const { factors, before, note, ...rest } = line;
  return factors === undefined && before === undefined && note === undefined ? line : rest;
}
