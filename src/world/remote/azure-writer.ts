import type { WorkItem } from 'azure-devops-node-api/interfaces/WorkItemTrackingInterfaces';
import type { JsonPatchDocument } from 'azure-devops-node-api/interfaces/common/VSSInterfaces';
import type { Relation } from '#host/azure/seams';
import type { AzureAddress } from '#world/remote/address';
import { connectionTo } from '#world/remote/azure-site';
import { politeCaller, type Surroundings } from '#world/remote/back-off';

/** One operation of a patch of a work item. */
export interface PatchOperation {
  readonly op: unknown;
  readonly path: string;
  readonly value?: unknown;
  readonly from?: string | null | undefined;
}

/** What the site made of a change; `body` as it said. */
export type WriteAnswer =
  | { readonly kind: 'done'; readonly rev: number }
  | { readonly kind: 'refused'; readonly status: number; readonly body: string };

/** Changes work items on the site. */
export interface AzureWriter {
  /** known: the revision that the change was made against; relations: those that its positions count in. */
  patch(
    id: number,
    known: number,
    operations: readonly PatchOperation[],
    relations: readonly Relation[],
  ): Promise<WriteAnswer>;
}

const RELATIONS = 1;

/** Connects with a token that may write work items. baseUrl: of the local organization, whose addresses become the site's. */
export async function connectWriter(
  { organization }: AzureAddress,
  token: string,
  surroundings: Surroundings,
  baseUrl: string,
): Promise<AzureWriter> {
  const call = politeCaller(surroundings);
  const tracking = await call(() => connectionTo(organization, token).getWorkItemTrackingApi());

  async function patch(
    id: number,
    known: number,
    operations: readonly PatchOperation[],
    relations: readonly Relation[],
  ): Promise<WriteAnswer> {
    try {
      const positions = operations.some(({ path }) => POSITION.test(path))
        ? await positionsThere(id, relations)
        : new Map<number, number>();
      if (typeof positions === 'string') return refused(409, positions);
      const sent = operations.flatMap((operation) => translated(operation, positions));
      if (sent.includes(undefined)) return refused(409, `A link of work item ${id} is no longer on the site.`);
      const document = [{ op: 'test', path: '/rev', value: known }, ...sent];
      const item = (await call(() =>
        tracking.updateWorkItem({}, document as unknown as JsonPatchDocument, id),
      )) as WorkItem | null;
      return item === null
        ? refused(404, `Work item ${id} is not on the site any more.`)
        : { kind: 'done', rev: item.rev! };
    } catch (error) {
      const { statusCode, result, message } = error as { statusCode?: number; result?: unknown; message: string };
      if (statusCode === undefined)
        return refused(503, `${new URL(organization).host} cannot be reached: nothing was changed, there or here.`);
      return { kind: 'refused', status: statusCode, body: JSON.stringify(result ?? { message }) };
    }
  }

  /** The same link may stand elsewhere in the site's list, which has files and builds in it, too. */
  async function positionsThere(
    id: number,
    relations: readonly Relation[],
  ): Promise<ReadonlyMap<number, number> | string> {
    const item = (await call(() => tracking.getWorkItem(id, undefined, undefined, RELATIONS))) as WorkItem | null;
    if (item === null) return `Work item ${id} is not on the site any more.`;
    const there = (item.relations ?? []).map(
      ({ rel, url }) => `${rel} ${/\/workItems\/(\d+)\/?$/i.exec(url ?? '')?.[1] ?? url}`,
    );
    return new Map(
      relations
        .map(({ rel, target }, index) => [index, there.indexOf(`${rel} ${target}`)] as const)
        .filter(([, position]) => position >= 0),
    );
  }

  function translated(
    { op, path, value, from }: PatchOperation,
    positions: ReadonlyMap<number, number>,
  ): readonly (PatchOperation | undefined)[] {
    if (/^\/rev$/i.test(path)) return [];
    const position = POSITION.exec(path);
    const place = position === null ? undefined : positions.get(Number(position[1]));
    if (position !== null && place === undefined) return [undefined];
    const there = JSON.parse(
      JSON.stringify(value ?? null)
        .split(JSON.stringify(baseUrl).slice(1, -1))
        .join(organization),
    ) as unknown;
    return [
      {
        op,
        path: place === undefined ? path : path.replace(/\d+/, String(place)),
        ...(value !== undefined && { value: there }),
        ...(typeof from === 'string' && { from }),
      },
    ];
  }

  return { patch };
}

const POSITION = /^\/relations\/(\d+)/i;

function refused(status: number, message: string): WriteAnswer {
  return {
    kind: 'refused',
    status,
    body: JSON.stringify({
      $id: '1',
      innerException: null,
      message,
      typeName: 'Waybill.Local.WriteThrough',
      typeKey: 'WriteThroughException',
      errorCode: 0,
      eventId: 3000,
    }),
  };
}
