import * as z from 'zod/mini';
import { call } from '#app/calls';
import { projectIdForm, versionForm } from '#app/forms';
import { trainForm, trainIdForm } from '#app/train/forms';

/** A train with what the viewer may do with it. `plan`: plan, capacity and objectives; `setUp`: the train itself. */
const trainRow = z.object({
  id: trainIdForm,
  /** The project that it is kept in. */
  projectId: projectIdForm,
  version: versionForm,
  train: trainForm,
  can: z.object({ plan: z.boolean(), setUp: z.boolean() }),
});

/** See {@link listTrainsCall}. */
export type TrainRow = z.infer<typeof trainRow>;

/** Trains of projects, by name; projects that the viewer does not see are left out. `unreadable`: records that cannot be read. */
export const listTrainsCall = call('train.list', {
  effect: 'reads',
  request: z.object({ projectIds: z.array(projectIdForm).check(z.maxLength(200)) }),
  value: z.object({
    trains: z.array(trainRow),
    unreadable: z.array(z.string()),
    /** Projects in which the viewer may set up a train. */
    canSetUpIn: z.array(projectIdForm),
  }),
});

/** Sets up a train (`version` 0), or changes one from the version that was seen. Sending it twice makes one. */
export const saveTrainCall = call('train.save', {
  effect: 'writes',
  request: z.object({ projectId: projectIdForm, id: trainIdForm, version: versionForm, train: trainForm }),
  value: trainRow,
  clash: trainRow,
});

/** Forgets a train with its plans, capacities and objectives. */
export const removeTrainCall = call('train.remove', {
  effect: 'writes',
  request: z.object({ projectId: projectIdForm, id: trainIdForm, version: versionForm }),
  value: z.object({ removed: z.boolean() }),
  clash: trainRow,
});
