import type { ProjectId } from '#core/issue';
import type { ProjectSettings } from '#core/value/settings';
import { reading } from '../base/ask';
import type { Host } from '../host';
import type { CallProblem } from './call-problem';

/** Counts the items that compete under some settings: asks for the first page only, which tells the total. Throws BadQuery. */
export function countCandidates(
  { tracker }: Pick<Host, 'tracker'>,
  project: { readonly id: ProjectId; readonly key: string },
  settings: Pick<ProjectSettings, 'candidates' | 'fields'>,
  controller: AbortController,
): Promise<number> {
  const { candidates, fields } = settings;
  const query = {
    projectId: project.id,
    projectKey: project.key,
    withDone: false,
    fields,
    ...(candidates === undefined ? {} : { query: candidates }),
  };
  return new Promise((resolve, reject) => {
    tracker.issues
      .candidates(query, {
        onPage(_, total) {
          resolve(total);
          controller.abort();
        },
        signal: controller.signal,
      })
      .then((all) => resolve(all.length), reject);
  });
}

/** Tries a query that is to be stored; answers why it cannot be, or nothing. One that was stored before is not tried again. */
export async function queryProblem(
  host: Pick<Host, 'tracker' | 'report'>,
  project: { readonly id: ProjectId; readonly key: string },
  settings: ProjectSettings,
  saved: ProjectSettings,
): Promise<CallProblem | undefined> {
  if (settings.candidates === undefined || settings.candidates === saved.candidates) return undefined;
  const count = () => countCandidates(host, project, settings, new AbortController());
  const tried = await reading(host, 'trying a query', count);
  return tried.kind === 'done' || tried.kind === 'stopped' ? undefined : tried;
}
