import * as z from 'zod/mini';
import { call } from '#app/calls';
import { accountIdForm, drawnIdForm, issueIdForm, momentForm, versionForm } from '#app/forms';
import { piRefForm } from '#app/plan/calls';
import { teamIdForm } from '#app/train/forms';

const businessValue = z.int().check(z.minimum(0), z.maximum(10));

/** Items that an objective is linked with at most, those that somebody may not see among them. */
export const mostIssues = 100;

/** What a team sets out to reach in a PI. `planned` 1–10 by the business owners; `actual` 0–10 at Inspect & Adapt. */
export const objectiveForm = z.object({
  teamId: teamIdForm,
  title: z.string().check(z.maxLength(300)),
  isCommitted: z.boolean(),
  planned: z.optional(businessValue.check(z.minimum(1))),
  actual: z.optional(businessValue),
  issueIds: z.array(issueIdForm).check(z.maxLength(mostIssues)),
});

/** See {@link objectiveForm}. */
export type Objective = z.infer<typeof objectiveForm>;

const objectiveRow = z.object({
  id: drawnIdForm,
  version: versionForm,
  by: z.optional(accountIdForm),
  at: momentForm,
  objective: objectiveForm,
  /** Linked items that the viewer may not see; they are not named. */
  hiddenIssues: z.int(),
});

/** See {@link listObjectivesCall}. */
export type ObjectiveRow = z.infer<typeof objectiveRow>;

/** Objectives of a PI, in the order in which they were made. */
export const listObjectivesCall = call('objective.list', {
  effect: 'reads',
  request: piRefForm,
  value: z.object({
    rows: z.array(objectiveRow),
    unreadable: z.array(z.string()),
    can: z.object({ plan: z.boolean() }),
  }),
});

/** Makes an objective (`version` 0), or changes one from the version that was seen. */
export const saveObjectiveCall = call('objective.save', {
  effect: 'writes',
  request: z.extend(piRefForm, { id: drawnIdForm, version: versionForm, objective: objectiveForm }),
  value: objectiveRow,
  clash: objectiveRow,
});

/** Takes an objective away. */
export const removeObjectiveCall = call('objective.remove', {
  effect: 'writes',
  request: z.extend(piRefForm, { id: drawnIdForm, version: versionForm }),
  value: z.object({ removed: z.boolean() }),
  clash: objectiveRow,
});
