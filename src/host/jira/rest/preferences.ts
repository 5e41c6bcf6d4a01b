import { demandPerson } from '#host/jira/access';
import { noContent, ok, type Call, type Handlers } from '#host/jira/call';
import type { Property } from '#host/jira/entities';
import { refuse } from '#host/jira/refusal';

/** What a person has set for themselves. Kept for apps and scripts that read it back: nothing here acts on it. */
export const preferences: Handlers = {
  getPreference: (call) => {
    const found = call.world.properties.get(`${place(call).entityType}/${place(call).entityId}/${place(call).key}`);
    if (found) return ok(found.value);
    throw refuse(404, `key not found: '${place(call).key}'`);
  },
  setPreference: (call) => {
    if (typeof call.body !== 'string') throw refuse(400, 'The value of the preference must be a string.');
    call.world.properties.put({ ...place(call), value: call.body });
    return noContent();
  },
  removePreference: (call) => {
    const { entityType, entityId, key } = place(call);
    call.world.properties.delete(`${entityType}/${entityId}/${key}`);
    return noContent();
  },
  getLocale: ({ session }) => ok({ locale: session.person?.locale?.replace('-', '_') ?? 'en_US' }),
};

function place(call: Call): Omit<Property, 'value'> {
  const key = call.query.get('key') ?? '';
  if (key === '') throw refuse(404, 'The key of the preference must be specified.');
  return { entityType: 'preference', entityId: demandPerson(call), key };
}
