import type { ProjectId, StatusCategory } from '#core/issue';
import type { AzureClient } from '#azure/client';
import { TimedCache } from '#azure/timed-cache';
import { fieldList, workItemTypes, type AzureField } from '#azure/wire';

/** A state in which work is done. `types`: the types for which it is; absent: for all that have it. */
export interface DoneState {
  readonly state: string;
  readonly types?: readonly string[];
}

/** How a project's process sorts its work. Names compare without case. */
export interface Process {
  /** Types that have a place in a backlog. */
  readonly backlog: readonly string[];
  readonly done: readonly DoneState[];
  /** Fields that hold the order of a backlog. */
  readonly rank: readonly string[];
  categoryOf(type: string, state: string): StatusCategory;
  isTask(type: string): boolean;
  /** Whether items of a type have a field; unknown types are taken to have every one. */
  has(type: string, referenceName: string): boolean;
  /** Whether any type has it. */
  knows(referenceName: string): boolean;
}

/** Where backlogs keep their order; Scrum has its own field. */
const rankFields = ['Microsoft.VSTS.Common.BacklogPriority', 'Microsoft.VSTS.Common.StackRank'];

/** Processes change rarely; a page that stays open for hours learns of it. */
const keptMilliseconds = 5 * 60_000;

/** Reads processes and fields, each once. */
export class Processes {
  private readonly processes = new TimedCache<Process>(keptMilliseconds);
  private readonly allFields = new TimedCache<readonly AzureField[]>(keptMilliseconds);

  constructor(private readonly client: AzureClient) {}

  /** `project`: its id or its name. */
  of(project: ProjectId | string): Promise<Process> {
    return this.processes.get(project, async () => {
      const path = `${encodeURIComponent(project)}/_apis/wit/workitemtypes`;
      const { value } = await this.client.send({ area: 'wit', path, answer: workItemTypes });
      return processOf(
        value.map(({ name, referenceName, fieldInstances, fields, states }) => ({
          name,
          isTask: /task$/i.test(referenceName ?? name),
          fields: namesOf(fieldInstances ?? fields),
          states: states ?? [],
        })),
      );
    });
  }

  /** All fields of the organization. */
  fields(): Promise<readonly AzureField[]> {
    return this.allFields.get('', async () => {
      const { value } = await this.client.send({ area: 'wit', path: '_apis/wit/fields', answer: fieldList });
      return value.filter(({ isDeleted }) => isDeleted !== true);
    });
  }
}

interface TypeOfItem {
  readonly name: string;
  readonly isTask: boolean;
  readonly fields: ReadonlySet<string> | undefined;
  readonly states: readonly { readonly name: string; readonly category?: string | undefined }[];
}

function processOf(types: readonly TypeOfItem[]): Process {
  const byName = new Map(types.map((type) => [type.name.toLowerCase(), type]));
  const knows = (referenceName: string): boolean =>
    types.some(({ fields }) => fields?.has(referenceName.toLowerCase()));
  const rank = rankFields.filter(knows).slice(0, 1);
  return {
    backlog: types
      .filter(({ fields }) => rank.some((field) => fields?.has(field.toLowerCase())))
      .map(({ name }) => name),
    done: doneStates(types),
    rank,
    categoryOf(type, state) {
      const found = byName
        .get(type.toLowerCase())
        ?.states.find(({ name }) => name.toLowerCase() === state.toLowerCase());
      return statusCategory(found?.category);
    },
    isTask: (type) => byName.get(type.toLowerCase())?.isTask ?? false,
    has: (type, referenceName) => byName.get(type.toLowerCase())?.fields?.has(referenceName.toLowerCase()) ?? true,
    knows,
  };
}

function doneStates(types: readonly TypeOfItem[]): readonly DoneState[] {
  const names = new Map<string, { state: string; done: string[]; open: number }>();
  for (const { name: type, states } of types) {
    for (const { name, category } of states) {
      const known = names.get(name.toLowerCase()) ?? { state: name, done: [], open: 0 };
      if (statusCategory(category) === 'done') known.done.push(type);
      else known.open += 1;
      names.set(name.toLowerCase(), known);
    }
  }
  return [...names.values()].flatMap(({ state, done, open }) =>
    done.length === 0 ? [] : [open === 0 ? { state } : { state, types: done }],
  );
}

/** The five categories of a process. Source: Azure Boards, how workflow states and state categories are used (2026-11-22). */
function statusCategory(category: string | undefined): StatusCategory {
  if (category === 'Completed' || category === 'Removed') return 'done';
  return category === 'InProgress' || category === 'Resolved' ? 'indeterminate' : 'new';
}

function namesOf(
  fields: readonly { readonly referenceName: string }[] | null | undefined,
): ReadonlySet<string> | undefined {
  return fields ? new Set(fields.map(({ referenceName }) => referenceName.toLowerCase())) : undefined;
}
