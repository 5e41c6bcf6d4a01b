/**
 * Writes locations.json, the table of REST resources that `OPTIONS _apis/AREA` answers and the router knows:
 *
 *   node src/host/azure/generate-locations.mjs NODE_API_FOLDER EXTENSION_API_FOLDER
 *
 * The folders are those of the packages `azure-devops-node-api` (which knows area and location id of a call) and
 * `azure-devops-extension-api` (which knows the route template of the call with the same name), both of Microsoft, MIT.
 * Only ids, names, templates, versions and verbs are kept. A resource that only one of them knows is kept, too:
 * without an id nobody asks OPTIONS for it, and without a template it can be answered by a route of ours only.
 */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [nodeApi, extensionApi] = process.argv.slice(2);

/** Clients by the name that both packages build theirs from. */
const clients = readdirSync(nodeApi)
  .filter((file) => /Api\.js$/.test(file))
  .map((file) => file.replace(/Api\.js$/, ''));

const nodeVerbs = {
  get: 'GET',
  create: 'POST',
  update: 'PATCH',
  replace: 'PUT',
  del: 'DELETE',
  uploadStream: 'POST',
  options: 'OPTIONS',
};

/** Calls of node-api: name → area, location id, version, verb. */
function nodeCalls(client) {
  const source = readFileSync(join(nodeApi, `${client}Api.js`), 'utf8');
  return [...source.matchAll(/\n    (\w+)\([^)]*\) \{([\s\S]*?)\n    \}/g)].flatMap(([, name, body]) => {
    const found = /getVersioningData\("([^"]+)",\s*"([^"]+)",\s*"([0-9a-fA-F-]{36})"/.exec(body);
    const verb = nodeVerbs[/this\.rest\.(\w+)\(/.exec(body)?.[1]] ?? 'GET';
    return found
      ? [{ name: name.toLowerCase(), version: found[1], area: found[2], id: found[3].toLowerCase(), verb }]
      : [];
  });
}

/** Calls of extension-api: name → template, version, verb. */
function extensionCalls(client) {
  const file = join(extensionApi, client, `${client}Client.js`);
  if (!existsSync(file)) return [];
  const source = readFileSync(file, 'utf8');
  return [...source.matchAll(/\n    (\w+)\([^)]*\) \{([\s\S]*?)\n    \}/g)].flatMap(([, name, body]) => {
    const template = /routeTemplate: "([^"]+)"/.exec(body)?.[1];
    const verb = /method: "([A-Z]+)"/.exec(body)?.[1] ?? 'GET';
    const version = /apiVersion: "([^"]+)"/.exec(body)?.[1] ?? '5.0';
    return template?.includes('_apis/') ? [{ name: name.toLowerCase(), template, verb, version }] : [];
  });
}

/**
 * Templates that extension-api lacks or has in an older form, by location id, as the documentation of the REST API has them
 * (https://learn.microsoft.com/rest/api/azure/devops/wit, 2026-11-22). Parameters are named as node-api fills them.
 */
const documented = {
  '608aac0a-32e1-4493-a863-b9cf4566d257': '{project}/_apis/wit/workItems/{workItemId}/comments/{commentId}',
  '49e03b34-3be0-42e3-8a5d-e8dfb88ac954':
    '{project}/_apis/wit/workItems/{workItemId}/comments/{commentId}/versions/{version}',
  'f6cb3f27-1028-4851-af96-887e570dc21f':
    '{project}/_apis/wit/workItems/{workItemId}/comments/{commentId}/reactions/{reactionType}',
  'e33ca5e0-2349-4285-af3d-d72d86781c35':
    '{project}/_apis/wit/workItems/{workItemId}/comments/{commentId}/reactions/{reactionType}/users',
  'bc15bc60-e7a8-43cb-ab01-2106be3983a1': '{project}/_apis/wit/tags/{tagIdOrName}',
  '19801631-d4e5-47e9-8166-0330de0ff1e6': '{project}/_apis/wit/projectprocessmigration',
  '4a644469-90c5-4fcc-9a9f-be0827d369ec': '{project}/_apis/wit/reporting/workItemRevisions/discussions',
  '9cbba37c-6cc6-4f70-b903-709be86acbf0': '{project}/_apis/work/predefinedqueries/{id}',
};

/** Resources that are documented as previews only: comments, properties of projects, the connection. */
const previews = [
  '608aac0a-32e1-4493-a863-b9cf4566d257',
  '4976a71a-4487-49aa-8aab-a1eda469037a',
  '00d9565f-ed9c-4a06-9a50-00e7896ccab4',
  'e81700f7-3be2-46de-8624-2eb35882fcaa',
];

/** Longest first: parameters at the end of a template may be left out of an address. */
function fullest(templates) {
  const depth = (template) => template.split('/').length + (template.includes('{team}') ? 0.5 : 0);
  return [...templates].sort((a, b) => depth(b) - depth(a) || a.localeCompare(b))[0];
}

function nameIn(template = '') {
  const words =
    template
      .split('_apis/')[1]
      ?.split('/')
      .filter((part) => !part.startsWith('{')) ?? [];
  return words[1] ?? words[0] ?? '';
}

function groupBy(members, keyOf) {
  const groups = new Map();
  for (const member of members) groups.set(keyOf(member), [...(groups.get(keyOf(member)) ?? []), member]);
  return groups;
}

function previewOf(version) {
  return Number(/-preview\.(\d+)/.exec(version)?.[1] ?? 1);
}

const locations = new Map();
for (const client of clients) {
  const known = extensionCalls(client);
  const byId = groupBy(nodeCalls(client), (call) => call.id);
  for (const [id, calls] of byId) {
    const same = known.filter((call) => calls.some(({ name }) => name === call.name));
    const templates = new Set(same.map(({ template }) => template));
    for (const call of same) call.isPlaced = true;
    const template = documented[id] ?? fullest(templates);
    locations.set(id, {
      id,
      area: calls[0].area,
      resourceName: nameIn(template),
      routeTemplate: template ?? '',
      resourceVersion: Math.max(...calls.map(({ version }) => previewOf(version))),
      ...(previews.includes(id) && { releasedVersion: '0.0' }),
      verbs: [...new Set([...calls, ...same].map(({ verb }) => verb))].sort(),
    });
  }
  for (const [template, calls] of groupBy(
    known.filter((call) => !call.isPlaced),
    (call) => call.template,
  )) {
    const taken = [...locations.values()].find(
      (location) => location.routeTemplate.toLowerCase() === template.toLowerCase(),
    );
    const verbs = calls.map(({ verb }) => verb);
    if (taken) taken.verbs = [...new Set([...taken.verbs, ...verbs])].sort();
    else
      locations.set(template, {
        id: '',
        area: template.split('_apis/')[1].split('/')[0],
        resourceName: '',
        routeTemplate: template,
        resourceVersion: Math.max(...calls.map(({ version }) => previewOf(version))),
        verbs: [...new Set(verbs)].sort(),
      });
  }
}

const rows = [...locations.values()].sort(
  (a, b) => a.area.localeCompare(b.area) || a.routeTemplate.localeCompare(b.routeTemplate) || a.id.localeCompare(b.id),
);
writeFileSync(
  fileURLToPath(new URL('locations.json', import.meta.url)),
  `[\n${rows.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]\n`,
);
const bare = rows.filter((row) => row.routeTemplate === '');
console.log(`${rows.length} resources, ${bare.length} of them without a template`);
for (const row of bare) console.log(row.area, row.id, row.verbs.join());
