import { issueOfWorkItem } from '#world/import/azure-issue';
import type { FoundIssue, FoundLink, Remark } from '#world/import/found';
import { shown } from '#world/import/json-cells';
import { momentOf } from '#world/import/moment';

type Json = Readonly<Record<string, unknown>>;

const CHILD = 'System.LinkTypes.Hierarchy-Forward',
  PARENT = 'System.LinkTypes.Hierarchy-Reverse';

/** The service counts work items in 32 bits. */
const highestId = 2_147_483_647;

/** Tells whether an object is a work item as Azure DevOps' REST API writes it. */
export function isWorkItem(value: Json): boolean {
  const fields = value['fields'];
  return (
    typeof fields === 'object' &&
    fields !== null &&
    Object.keys(fields).some((name) => /^System\.|^Microsoft\.VSTS\./.test(name))
  );
}

/** Reads a work item with its relations. Undefined, with a remark, when it has no id. */
export function issueOfWorkItemJson(value: Json, remark: Remark): FoundIssue | undefined {
  const source = value['fields'] as Json;
  const id = Number(value['id'] ?? source['System.Id']);
  if (!Number.isInteger(id) || id < 1 || id > highestId) {
    remark('row', value['id'] === undefined ? 'It has no ID.' : `${shown(value['id'])} is no ID of a work item.`, 'id');
    return undefined;
  }
  const noted: Remark = (cost, message, column) => remark(cost, `${id}: ${message}`, column);
  const relations = relationsOf(value['relations'], noted);
  const told = Number(source['System.Parent']);
  return issueOfWorkItem(
    {
      id,
      fields: new Map(
        Object.entries(source).flatMap(([name, cell]) => {
          const text = cellText(cell);
          return text === undefined ? [] : [[name, text] as const];
        }),
      ),
      parent: relations.parent ?? (Number.isInteger(told) && told > 0 ? told : undefined),
      children: relations.children,
      links: relations.links,
      other: relations.other,
      readMoment: momentOf,
      isHtml: true,
    },
    noted,
  );
}

/** An identity is written as people know it, with the address that tells namesakes apart. */
function cellText(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'object' || value === null) return undefined;
  const { displayName, uniqueName, id } = value as Json;
  const address = typeof uniqueName === 'string' && uniqueName !== '' ? uniqueName : id;
  if (typeof displayName !== 'string') return typeof address === 'string' ? address : JSON.stringify(value);
  return typeof address === 'string' ? `${displayName} <${address}>` : displayName;
}

function relationsOf(
  value: unknown,
  remark: Remark,
): { parent?: number; children: number[]; links: FoundLink[]; other: Record<string, string> } {
  const found: { parent?: number; children: number[]; links: FoundLink[]; other: Record<string, string> } = {
    children: [],
    links: [],
    other: {},
  };
  if (!Array.isArray(value)) return found;
  const addresses: string[] = [];
  let files = 0;
  for (const relation of value as readonly unknown[]) {
    const { rel, url } = (typeof relation === 'object' && relation !== null ? relation : {}) as Json;
    if (typeof rel !== 'string' || typeof url !== 'string') {
      remark('cell', `Expected a relation, found ${shown(relation)}.`, 'relations');
      continue;
    }
    const id = Number(/\/workItems\/(\d+)\/?$/i.exec(url)?.[1] ?? 0);
    if (rel === 'Hyperlink') addresses.push(url);
    else if (rel === PARENT && id > 0) found.parent = id;
    else if (rel === CHILD && id > 0) found.children.push(id);
    else if (id > 0) found.links.push(linkOf(rel, id));
    else files += 1;
  }
  if (addresses.length > 0) found.other['Hyperlinks'] = addresses.join('\n');
  if (files > 0)
    remark(
      'info',
      `${files} ${files === 1 ? 'link' : 'links'} to files, builds or other organizations ${files === 1 ? 'is' : 'are'} not read.`,
      'relations',
    );
  return found;
}

/** A successor waits for this item: this item blocks it. */
function linkOf(rel: string, id: number): FoundLink {
  const direction = rel.endsWith('-Reverse') ? ('inward' as const) : ('outward' as const);
  const to = `#${id}`;
  switch (rel.replace(/-(Forward|Reverse)$/, '')) {
    case 'System.LinkTypes.Dependency':
      return { type: 'Blocks', direction, to };
    case 'System.LinkTypes.Duplicate':
      // Forward leads from the original to its duplicate; in Jira the duplicate `duplicates` the original.
      return { type: 'Duplicate', direction: direction === 'outward' ? 'inward' : 'outward', to };
    case 'System.LinkTypes.Related':
      return { type: 'Relates', direction, to };
    default:
      return {
        type: rel
          .replace(/-(Forward|Reverse)$/, '')
          .replace(/^.*\./, '')
          .replace(/([a-z])([A-Z])/g, '$1 $2'),
        direction,
        to,
      };
  }
}
