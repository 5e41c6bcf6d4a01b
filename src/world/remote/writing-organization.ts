import type { LocalAzure } from '#host/azure/azure';
import { sleep } from '#world/remote/back-off';
import type { RemoteRevisions } from '#world/remote/remote-revisions';
import { writeThrough } from '#world/remote/write-through';
import type { RemoteSource } from '../../host/server/options';
import { StartFailure } from '../../host/server/start-failure';

/** The organization as the host serves it: the local one, which writes to the site first when `--write` was given. Throws StartFailure without a token. */
export function writingOrganization(
  azure: LocalAzure,
  {
    remote,
    revisions,
    baseUrl,
    say,
  }: { remote: RemoteSource | undefined; revisions: RemoteRevisions; baseUrl: string; say: (line: string) => void },
): LocalAzure {
  if (remote?.kind !== 'azure') return azure;
  const { address, mayWrite } = remote;
  if (!mayWrite) {
    say(`${address.project} is a copy: what is changed here stays here.`);
    return azure;
  }
  const token = process.env['WAYBILL_AZURE_TOKEN']?.trim();
  if (!token)
    throw new StartFailure(
      'Set WAYBILL_AZURE_TOKEN to a personal access token with the scope “Work Items (Read & write)”, in the environment.',
    );
  say(`Changes of work items are made in ${address.organization} first, as the person whose token it is.`);
  return writeThrough({
    azure,
    address,
    token,
    revisions,
    baseUrl,
    surroundings: { say, signal: new AbortController().signal, sleep },
  });
}
