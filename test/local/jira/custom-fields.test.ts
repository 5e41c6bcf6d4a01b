import type { Caller } from '#local/seams';
import { issue } from '../../support/backlog';
import { ada, app, extensions, mia, siteWith } from './site';

const types = 'com.atlassian.jira.plugin.system.customfieldtypes';
const manager: Caller = { kind: 'app', app: { ...app, scopes: [...app.scopes, 'manage:jira-configuration'] } };

describe('An administrator who makes a custom field', () => {
  it('gives it options, which people choose and JQL finds', async () => {
    const site = siteWith([issue('ONE-1'), issue('ONE-2')]);
    const made = await site.call(ada, 'POST', '/rest/api/3/field', { name: 'Colour', type: `${types}:select`, searcherKey: `${types}:multiselectsearcher` });
    expect([made.status, made.body.schema.type]).toEqual([201, 'option']);
    const field = made.body.id as string;
    const [context] = (await site.call(ada, 'GET', `/rest/api/3/field/${field}/context`)).body.values;
    expect(context).toMatchObject({ isGlobalContext: true, isAnyIssueType: true });
    const path = `/rest/api/3/field/${field}/context/${context.id}/option`;
    const { options } = (await site.call(ada, 'POST', path, { options: [{ value: 'Red' }, { value: 'Blue' }] })).body;
    expect((await site.call(ada, 'POST', path, { options: [{ value: 'Red' }] })).body.errors).toEqual({ options: "The option 'Red' exists already." });
    expect((await site.call(mia, 'PUT', '/rest/api/3/issue/ONE-1', { fields: { [field]: { value: 'Red' } } })).status).toBe(204);
    expect(await site.keys('Colour = Red')).toEqual(['ONE-1']);
    await site.call(ada, 'PUT', path, { options: [{ id: options[0].id, disabled: true }] });
    expect((await site.call(mia, 'PUT', '/rest/api/3/issue/ONE-2', { fields: { [field]: { value: 'Red' } } })).body.errors).toEqual({ [field]: "Option value 'Red' is not valid" });
    expect((await site.call(ada, 'DELETE', `${path}/${options[0].id}`)).status).toBe(400);
    expect((await site.call(ada, 'DELETE', `${path}/${options[1].id}`)).status).toBe(204);
    expect((await site.call(ada, 'GET', path)).body.values).toEqual([{ id: options[0].id, value: 'Red', disabled: true }]);
  });

  it('puts it into the trash and takes it out again, with its values', async () => {
    const site = siteWith([issue('ONE-1')]);
    const { id } = (await site.call(ada, 'POST', '/rest/api/3/field', { name: 'Note', type: `${types}:textfield` })).body;
    await site.call(mia, 'PUT', '/rest/api/3/issue/ONE-1', { fields: { [id]: 'kept' } });
    await site.call(ada, 'POST', `/rest/api/3/field/${id}/trash`);
    expect((await site.call(mia, 'GET', '/rest/api/3/issue/ONE-1')).body.fields[id]).toBeUndefined();
    expect((await site.call(ada, 'GET', '/rest/api/3/field/search/trashed')).body.values.map((field: { id: string }) => field.id)).toEqual([id]);
    await site.call(ada, 'POST', `/rest/api/3/field/${id}/restore`);
    expect((await site.call(mia, 'GET', '/rest/api/3/issue/ONE-1')).body.fields[id]).toBe('kept');
  });

  it.each([
    ['a member', mia, { name: 'X', type: `${types}:float` }, 403],
    ['who names no type', ada, { name: 'X', type: 'unheard:of' }, 400],
    ['who wants a type that is not modelled', ada, { name: 'X', type: `${types}:cascadingselect` }, 501],
  ])('is refused: %s', async (_, who, body, status) => {
    expect((await siteWith([]).call(who, 'POST', '/rest/api/3/field', body)).status).toBe(status);
  });
});

describe('A field that an app brings', () => {
  const type = `ari:cloud:ecosystem::extension/${app.appId}/${app.environmentId}/static/money`;
  const money = { key: 'money', name: 'Money', type: 'object', isReadOnly: false, formatter: "value.amount + ' EUR'", validation: { expression: 'value == null || value.amount >= 0', errorMessage: 'Money is never owed.' } };

  it('is made of a type, reads as its formatter says and refuses what its rule refuses', async () => {
    const site = siteWith([issue('ONE-1')]);
    site.jira.install({ ...extensions, customFieldTypes: [money] });
    const { id } = (await site.callAs(manager, 'POST', '/rest/api/3/field', { name: 'Budget', type })).body;
    const refused = await site.call(mia, 'PUT', '/rest/api/3/issue/ONE-1', { fields: { [id]: { amount: -1 } } });
    expect([refused.status, refused.body.errors]).toEqual([400, { [id]: 'Money is never owed.' }]);
    expect((await site.call(mia, 'PUT', '/rest/api/3/issue/ONE-1', { fields: { [id]: { amount: 5 } } })).status).toBe(204);
    const { body } = await site.call(mia, 'GET', `/rest/api/3/issue/ONE-1?fields=${id}&expand=renderedFields,schema`);
    expect([body.fields[id], body.renderedFields[id], body.schema[id].custom]).toEqual([{ amount: 5 }, '5 EUR', type]);
  });

  it('is configured by its app alone', async () => {
    const site = siteWith([]);
    site.jira.install({ ...extensions, customFieldTypes: [money] });
    const { id } = (await site.callAs(manager, 'POST', '/rest/api/3/field', { name: 'Budget', type })).body;
    const path = `/rest/api/3/app/field/${id}/context/configuration`;
    const [{ id: context }] = (await site.callAs(manager, 'GET', path)).body.values;
    expect((await site.callAs(manager, 'PUT', path, { configurations: [{ id: context, fieldContextId: context, configuration: { max: 9 } }] })).status).toBe(200);
    expect((await site.callAs(manager, 'GET', path)).body.values).toEqual([{ id: context, fieldContextId: context, configuration: { max: 9 } }]);
    expect((await site.call(ada, 'GET', path)).status).toBe(403);
  });
});
