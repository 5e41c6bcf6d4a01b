import type { Jira, ProductEvent } from '#local/seams';

const people = [
  { accountId: 'person-ada', name: 'Ada Root', role: 'Gardener', isAdmin: true },
  { accountId: 'person-bo', name: 'Bo Leaf', role: 'Visitor', isAdmin: false },
];

/** What a request to the plain product was. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly caller: unknown;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** A product of two issues that remembers what it was asked; enough for what the bridge asks of one. */
export function createPlainJira(): Jira & { readonly asked: Asked[] } {
  const asked: Asked[] = [];
  const issues: Record<string, string> = { 'FLOW-1': 'Rose', 'FLOW-2': '<script>alert(1)</script>' };
  return {
    asked,
    site: { cloudId: 'cloud-1', name: 'Flower site' },
    install() {},
    onEvent(_listener: (event: ProductEvent) => void) {},
    people: () => people,
    issueContext: (accountId, key) =>
      key in issues && !(accountId === 'person-bo' && key === 'FLOW-2')
        ? { id: key.replace('FLOW-', '1000'), key, type: 'Story', typeId: '10001', projectId: '10', projectKey: 'FLOW', projectType: 'software' }
        : undefined,
    projectContext: (_accountId, key) => (key === 'FLOW' ? { id: '10', key: 'FLOW', type: 'software', name: 'Flowers' } : undefined),
    async handle(request, caller) {
      const url = new URL(request.url);
      const text = await request.clone().text();
      asked.push({ method: request.method, path: url.pathname + url.search, caller, headers: Object.fromEntries(request.headers), text });
      if (caller.kind === 'anonymous') return Response.json({ errorMessages: ['Log in.'] }, { status: 401 });
      const key = /^\/rest\/api\/3\/issue\/([^/]+)$/.exec(url.pathname)?.[1];
      if (key !== undefined && key in issues) return Response.json(issue(key, issues[key] ?? ''));
      if (url.pathname === '/rest/api/3/myself') return Response.json({ accountId: 'person-ada', locale: 'de_DE', timeZone: 'Europe/Berlin' });
      if (url.pathname === '/rest/api/3/picture') return new Response(new Uint8Array([137, 80, 78, 71]), { headers: { 'content-type': 'image/png' } });
      if (url.pathname === '/rest/api/3/project/search') return Response.json({ values: [{ id: '10', key: 'FLOW', name: 'Flowers' }] });
      if (url.pathname.endsWith('/attachments')) {
        const file = (await request.formData()).get('file') as File;
        return Response.json([{ filename: file.name, mimeType: file.type, content: await file.text() }]);
      }
      if (url.pathname === '/rest/api/3/nothing') return new Response(null, { status: 204 });
      return Response.json({ errorMessages: ['Not emulated'] }, { status: 501 });
    },
  };
}

function issue(key: string, summary: string) {
  return {
    id: key.replace('FLOW-', '1000'),
    key,
    fields: { summary, status: { id: '1', name: 'To Do', statusCategory: { key: 'new' } }, issuetype: { id: '10001', name: 'Story' }, issuelinks: [] },
    names: { summary: 'Summary' },
    schema: { summary: { type: 'string' } },
  };
}
