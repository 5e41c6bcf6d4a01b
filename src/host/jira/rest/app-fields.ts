import * as z from 'zod';
import { flagParameter, noContent, payload, type Answer, type Call, type Handlers } from '#host/jira/call';
import { changeItem } from '#host/jira/edit/edit';
import { BadValue } from '#host/jira/edit/editor';
import { describeValue, readValue } from '#host/jira/edit/custom-editors';
import { scopeOf } from '#host/jira/edit/meta';
import { recordChange } from '#host/jira/edit/record';
import type { CustomField } from '#host/jira/entities';
import { refuse, refuseFields } from '#host/jira/refusal';

const issueIds = z.array(z.union([z.number().int(), z.string().regex(/^\d+$/).transform(Number)])).min(1);
const oneField = z.object({
  updates: z
    .array(z.object({ issueIds, value: z.unknown().optional() }))
    .nullish()
    .transform((updates) => updates ?? []),
});
const manyFields = z.object({
  updates: z
    .array(z.object({ customField: z.string(), issueIds, value: z.unknown().optional() }))
    .nullish()
    .transform((updates) => updates ?? []),
});

/** Values of an app's own fields, which only that app writes, as itself. */
export const appFields: Handlers = {
  updateCustomFieldValue: (call) => {
    const field = ownField(call, call.path.fieldIdOrKey!);
    for (const update of payload(call, oneField).updates) write(call, field, update.issueIds, update.value);
    return noContent();
  },
  updateMultipleCustomFieldValues: updateMany,
};

function updateMany(call: Call): Answer {
  const { updates } = payload(call, manyFields);
  const pairs = updates.flatMap((update) => update.issueIds.map((id) => `${update.customField} ${id}`));
  if (new Set(pairs).size < pairs.length)
    throw refuse(400, 'Combinations of custom field and issue must be unique within the request.');
  for (const update of updates) write(call, ownField(call, update.customField), update.issueIds, update.value);
  return noContent();
}

/** The field, if the caller is the app that brought it, acting as itself. */
function ownField(call: Call, idOrKey: string): CustomField {
  const stored = call.fields.byId(idOrKey)?.stored;
  if (!stored) throw refuse(404, 'The custom field was not found.');
  const { caller } = call.session;
  if (caller.kind === 'app' && stored.app?.appId === caller.app.appId) return stored;
  throw refuse(403, 'Only the app that provided the field can update its values.');
}

function write(call: Call, field: CustomField, ids: readonly number[], value: unknown): void {
  for (const id of ids) {
    const issue = call.world.issues.get(String(id));
    if (!issue || !call.session.canSee(issue)) throw refuse(400, `The issue with ID ${id} was not found.`);
    const scope = scopeOf(issue, call.beans);
    const stored = read(field, value, scope);
    const was = describeValue(field, issue.custom[field.id], scope);
    const is = describeValue(field, stored, scope);
    if (JSON.stringify(issue.custom[field.id]) === JSON.stringify(stored)) continue;
    const item = changeItem(field.name, field.id, true, was, is);
    recordChange(call, { ...issue, custom: { ...issue.custom, [field.id]: stored } }, [item], {
      isSilent: !flagParameter(call, 'generateChangelog', true),
    });
  }
}

function read(field: CustomField, value: unknown, scope: Parameters<typeof readValue>[2]): unknown {
  try {
    return readValue(field, value, scope);
  } catch (error) {
    if (error instanceof BadValue) throw refuseFields({ [field.id]: error.message });
    throw error;
  }
}
