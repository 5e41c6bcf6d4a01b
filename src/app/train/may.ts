import type { PlaceRights } from '#app/ports/rights';
import type { Train } from '#core/train/train';

/** Whether somebody may change plan, capacity and objectives of a train. Administrators always may. */
export function mayPlan({ administer, edit, holds }: PlaceRights, { plannedBy }: Pick<Train, 'plannedBy'>): boolean {
  if (administer) return true;
  if (plannedBy === 'permission') return holds.has('plan-train');
  return plannedBy === 'editors' && edit;
}

/** Whether somebody may set up or change a train that these people plan. */
export function maySetUp(rights: PlaceRights, { plannedBy }: Pick<Train, 'plannedBy'>): boolean {
  return rights.administer || rights.holds.has('plan-train') || (plannedBy === 'editors' && rights.edit);
}

/** The permission that somebody lacks who may not plan. */
export function neededToPlan({ plannedBy }: Pick<Train, 'plannedBy'>): 'edit' | 'plan-train' | 'administer' {
  if (plannedBy === 'editors') return 'edit';
  return plannedBy === 'permission' ? 'plan-train' : 'administer';
}

/** The permission that somebody lacks who may not set a train up. */
export function neededToSetUp({ plannedBy }: Pick<Train, 'plannedBy'>): 'edit' | 'plan-train' {
  return plannedBy === 'editors' ? 'edit' : 'plan-train';
}
