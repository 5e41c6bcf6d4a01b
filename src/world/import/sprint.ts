import * as z from 'zod';
import type { FoundSprint } from '#world/import/found';
import { momentOf } from '#world/import/moment';

const optionalText = z.string().nullish().catch(undefined);

/** A sprint as Jira Software's REST API and the sprint field write it. */
const sprintObject = z.object({
  id: z.coerce.number().int(),
  name: z.string(),
  state: optionalText,
  startDate: optionalText,
  endDate: optionalText,
  completeDate: optionalText,
  goal: optionalText,
  boardId: z.number().nullish().catch(undefined),
  originBoardId: z.number().nullish().catch(undefined),
});

/**
 * Reads a sprint: an object, the text that Jira Server writes
 * (`com.atlassian.greenhopper.service.sprint.Sprint@1f[id=3,rapidViewId=5,state=CLOSED,name=A, B,startDate=…]`),
 * a bare id, or a bare name. Undefined when it is none of these.
 */
export function sprintOf(value: unknown): FoundSprint | undefined {
  if (typeof value === 'number') return Number.isInteger(value) ? { id: value } : undefined;
  if (typeof value === 'string') return sprintOfText(value.trim());
  const read = sprintObject.safeParse(value);
  if (!read.success) return undefined;
  const { id, name, state, startDate, endDate, completeDate, goal, boardId, originBoardId } = read.data;
  return {
    id,
    name,
    state: stateOf(state ?? ''),
    start: momentOf(startDate),
    end: momentOf(endDate),
    complete: momentOf(completeDate),
    goal: goal === '' ? undefined : (goal ?? undefined),
    boardId: boardId ?? originBoardId ?? undefined,
  };
}

/** Tells a list of sprints from other lists without knowing the field's name. */
export function looksLikeSprints(value: unknown): boolean {
  const first: unknown = Array.isArray(value) ? value[0] : undefined;
  if (typeof first === 'string') return /\.Sprint@[0-9a-f]+\[.*\bid=\d/.test(first);
  return (
    typeof first === 'object' &&
    first !== null &&
    'name' in first &&
    'state' in first &&
    ('boardId' in first || 'startDate' in first || 'originBoardId' in first || 'goal' in first)
  );
}

function sprintOfText(text: string): FoundSprint | undefined {
  if (text === '') return undefined;
  const server = /Sprint@[0-9a-f]+\[(.*)\]$/s.exec(text)?.[1];
  if (server === undefined) return /^\d+$/.test(text) ? { id: Number(text) } : { name: text };
  // Names may hold commas and equals signs: a part begins only where a known word does.
  const part = (word: string) => {
    const match = new RegExp(
      `(?:^|,)${word}=(.*?)(?=,(?:id|rapidViewId|state|name|goal|startDate|endDate|completeDate|activatedDate|sequence|autoStartStop|synced|incompleteIssuesDestinationId)=|$)`,
      's',
    ).exec(server);
    return match?.[1] === '<null>' ? undefined : match?.[1];
  };
  const id = part('id');
  if (id === undefined || part('name') === undefined) return undefined;
  return sprintOf({
    id,
    name: part('name'),
    state: part('state'),
    startDate: part('startDate'),
    endDate: part('endDate'),
    completeDate: part('completeDate'),
    goal: part('goal'),
    boardId: Number(part('rapidViewId')) || undefined,
  });
}

function stateOf(state: string): FoundSprint['state'] {
  switch (state.toLowerCase()) {
    case 'future':
      return 'future';
    case 'active':
      return 'active';
    case 'closed':
      return 'closed';
    default:
      return undefined;
  }
}
