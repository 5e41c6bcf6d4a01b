import * as z from 'zod/mini';
import { identity } from '#azure/wire';

/** Azure DevOps' JSON of teams and what they plan, as far as Waybill reads it. */

/** `GET _apis/projects/{project}/teams` */
export const teamPage = z.object({ value: z.array(z.object({ id: z.string(), name: z.string() })) });

/** One of a team's iterations. Dates are days at midnight in UTC; the last one belongs to it. */
export const teamIteration = z.object({
  id: z.string(),
  name: z.string(),
  path: z.nullish(z.string()),
  attributes: z.nullish(
    z.object({
      startDate: z.nullish(z.string()),
      finishDate: z.nullish(z.string()),
      timeFrame: z.nullish(z.string()),
    }),
  ),
});

/** `GET {project}/{team}/_apis/work/teamsettings/iterations` */
export const teamIterations = z.object({ value: z.array(teamIteration) });

/** `GET {project}/{team}/_apis/work/teamsettings` */
export const teamSettings = z.object({ workingDays: z.nullish(z.array(z.string())) });

const daysOff = z.nullish(z.array(z.object({ start: z.string(), end: z.string() })));

/** What one member can give: `GET …/iterations/{id}/capacities/{member}`. */
export const memberCapacity = z.object({
  teamMember: identity,
  activities: z.nullish(z.array(z.object({ name: z.nullish(z.string()), capacityPerDay: z.nullish(z.number()) }))),
  daysOff,
});

/** `GET …/iterations/{id}/capacities` */
export const capacities = z.object({ teamMembers: z.nullish(z.array(memberCapacity)) });

/** `GET …/iterations/{id}/teamdaysoff` */
export const teamDaysOff = z.object({ daysOff });

/** `GET {project}/_apis/wit/classificationnodes/Iterations/{path}`; `identifier` is the id that teams know it by. */
export const iterationNode = z.object({ identifier: z.string(), name: z.string() });

/** See {@link teamIteration}. */
export type WireIteration = z.infer<typeof teamIteration>;

/** See {@link memberCapacity}. */
export type MemberCapacity = z.infer<typeof memberCapacity>;
