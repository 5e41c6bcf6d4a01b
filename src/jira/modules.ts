import { givenPermissions, type AppPermission } from '#app/ports/rights';

/** Permissions that manifest.yml declares as modules of a project, under their own names; the others are nobody's yet. */
export const declaredPermissions: ReadonlySet<AppPermission> = new Set(givenPermissions);
