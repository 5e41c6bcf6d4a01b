import * as z from 'zod';
import { HostUnreachable } from '#app/ports/failures';
import { factorUse } from '#app/value/fields';
import { ownBallotForm } from '#app/value/kind';
import { scoresOfCall } from '#app/value/calls';
import { createAzureSession } from '#azure/session';
import type { AccountId, IssueId, ProjectId } from '#core/issue';
import { identityIdOf } from '#host/azure/world/guid';
import { createCommands } from '../../../../static/azure/commands';
import { createRequest } from '../../../../static/azure/request';
import { createTokens } from '../../../../static/azure/token';
import extension from '../../../../vss-extension.json';
import type { LocalHost } from '../../../support/local-host';
import { mostItems, project, type StormPage, type StormSite } from './site';
import { visitAs } from './visit';

const queried = z.object({ workItems: z.array(z.object({ id: z.number() })) });
const named = z.object({ id: z.string() });
const token = z.object({ token: z.string() });
const itemList = z.object({ value: z.array(z.object({ id: z.number(), fields: z.record(z.string(), z.unknown()) })) });

/** Fields of the seeded train that follow a score, by use. */
const mirrored: Readonly<Record<string, string>> = {
  [factorUse('value')]: 'Microsoft.VSTS.Common.BusinessValue',
  [factorUse('urgency')]: 'Microsoft.VSTS.Common.TimeCriticality',
  [factorUse('relief')]: 'Custom.RROEValue',
  wsjf: 'Custom.WSJF',
  'cost-of-delay': 'Custom.CostOfDelay',
};

const identity = { publisherId: extension.publisher, extensionId: extension.id };

/** The local Azure DevOps: the shipped page's session, commands and requests over HTTP, with the extension's own token. */
export async function azureStorm(host: LocalHost, admin: string): Promise<StormSite> {
  const rest = async (path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${host.url}/azure/${path}${path.includes('?') ? '&' : '?'}api-version=7.1`, {
      headers: {
        authorization: `Basic ${Buffer.from(`:${admin}`).toString('base64')}`,
        'content-type': 'application/json',
      },
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const place = encodeURIComponent(project.name);
  const search = async (condition: string): Promise<readonly string[]> => {
    const query = `SELECT [System.Id] FROM WorkItems WHERE [System.TeamProject] = @project AND ${condition} ORDER BY [System.Id]`;
    const { workItems } = queried.parse(await rest(`${place}/_apis/wit/wiql?$top=${mostItems / 2}`, { query }));
    return workItems.map(({ id }) => String(id));
  };
  const { id: projectId } = named.parse(await rest(`_apis/projects/${place}`));
  const isOpen = "[System.State] = 'New' AND [System.WorkItemType] = 'Feature'";
  const issueIds = [
    ...(await search(`${isOpen} AND [Microsoft.VSTS.Scheduling.Effort] > 0`)),
    ...(await search(`${isOpen} AND [Microsoft.VSTS.Scheduling.Effort] = ''`)),
  ];
  const heard: string[] = [];
  const report = (error: unknown): void => {
    // A network that fails is no bug: what was left undone is done at the next look.
    if (error instanceof HostUnreachable) return;
    heard.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  };

  return {
    projectId,
    issueIds,
    personId: identityIdOf,
    open: (accountId) => openPage(host, accountId, { id: projectId as ProjectId, key: project.name }, report),
    async settle(admin) {
      // Opening a list is what brings fields of a page that was closed too early up to date.
      for (let round = 0; round < 3; round += 1) {
        await admin.call(scoresOfCall, { issueIds: issueIds as IssueId[] });
        await admin.settled();
      }
      return 0;
    },
    async fields() {
      const body = { ids: issueIds.map(Number), fields: Object.values(mirrored) };
      const { value } = itemList.parse(await rest('_apis/wit/workitemsbatch', body));
      return new Map(
        value.map(({ id, fields }) => [
          String(id),
          Object.fromEntries(
            Object.entries(mirrored).map(([use, name]) => [use, (fields[name] ?? null) as number | null]),
          ),
        ]),
      );
    },
    faults: async () => heard.splice(0),
  };
}

async function openPage(
  host: LocalHost,
  accountId: string,
  home: { readonly id: ProjectId; readonly key: string },
  report: (error: unknown) => void,
): Promise<StormPage> {
  const visit = await visitAs(host.url, accountId);
  const extensionId = `${identity.publisherId}.${identity.extensionId}`;
  const request = createRequest({
    locate: async () => `${host.url}/azure`,
    tokens: createTokens(async () => token.parse(await visit.json('/host/azure/token', { extensionId })).token),
  });
  let isClosed = false;
  const session = createAzureSession({
    request: (area, path, init) => (isClosed ? new Promise(() => undefined) : request(area, path, init)),
    viewer: identityIdOf(accountId) as AccountId,
    extension: identity,
    project: home,
    report: (error) => isClosed || report(error),
  });
  const commands = createCommands(session, report);
  return {
    call: (spec, asked) => commands.call(spec, asked),
    async secrets(issueId) {
      const secrets = (await session.records.drawer?.read('score', issueId)) ?? [];
      return secrets.flatMap((secret) => {
        const read = ownBallotForm.safeParse(secret);
        return read.success ? [[read.data.seal, read.data.answer] as const] : [];
      });
    },
    settled: () => session.settled(),
    close: () => void (isClosed = true),
  };
}
