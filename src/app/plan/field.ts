import type { FieldUse } from '#app/ports/fields';

/** The field that says of an item which PI it is committed to. Its choice is a project's: a name more would take people's own. */
export const piField: FieldUse = { use: 'pi', kind: 'text', names: /^pi$/i, isWritten: true };
