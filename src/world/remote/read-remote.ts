import type { RemoteSource } from '../../host/server/options';
import type { Surroundings } from '#world/remote/back-off';
import { failureWords, type CallPlace } from '#world/remote/failure';
import { readAzure, type RemoteCopy } from '#world/remote/read-azure';
import { readJira } from '#world/remote/read-jira';

/** A copy of a site, or a sentence about why there is none. */
export type RemoteAnswer =
  ({ readonly kind: 'ok' } & RemoteCopy) | { readonly kind: 'problem'; readonly message: string };

/** Reads the site that was named, with the credentials of the environment; they are sent to that site and kept nowhere. */
export async function readRemote(
  source: RemoteSource,
  environment: Readonly<Record<string, string | undefined>>,
  surroundings: Surroundings,
): Promise<RemoteAnswer> {
  switch (source.kind) {
    case 'azure': {
      const token = environment['WAYBILL_AZURE_TOKEN']?.trim();
      if (!token)
        return missing(
          'WAYBILL_AZURE_TOKEN',
          'a personal access token of Azure DevOps with the scope “Work Items (Read)”',
        );
      const place = {
        site: new URL(source.address.organization).host,
        secrets: 'WAYBILL_AZURE_TOKEN',
        scopes: 'the scope “Work Items (Read)”',
      };
      return told(place, () => readAzure(source.address, token, surroundings));
    }
    case 'jira': {
      const user = environment['WAYBILL_JIRA_USER']?.trim();
      const token = environment['WAYBILL_JIRA_TOKEN']?.trim();
      if (!user) return missing('WAYBILL_JIRA_USER', 'the address that you sign in to Jira with');
      if (!token) return missing('WAYBILL_JIRA_TOKEN', 'an API token of that account');
      const place = {
        site: new URL(source.site).host,
        secrets: 'WAYBILL_JIRA_USER and WAYBILL_JIRA_TOKEN',
        scopes: 'the right to browse projects',
      };
      return told(place, () => readJira(source.site, { user, token }, surroundings));
    }
  }
}

async function told(place: CallPlace, read: () => Promise<RemoteCopy>): Promise<RemoteAnswer> {
  try {
    return { kind: 'ok', ...(await read()) };
  } catch (error) {
    return { kind: 'problem', message: failureWords(error, place) };
  }
}

function missing(name: string, what: string): RemoteAnswer {
  return {
    kind: 'problem',
    message: `Set ${name} to ${what} first, in the environment: it is not taken on the command line, where others can read it.`,
  };
}
