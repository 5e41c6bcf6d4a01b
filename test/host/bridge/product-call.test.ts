import { productCallSchema, productReply, productRequest } from '#host/bridge/product-call';

const origin = 'http://localhost:4600';

function requestOf(call: {
  restPath: string;
  fetchRequestInit?: unknown;
  isMultipartFormData?: boolean;
}): Request | undefined {
  return productRequest(origin, productCallSchema.parse({ product: 'jira', fetchRequestInit: {}, ...call }));
}

describe('a page’s product call', () => {
  it('becomes a request with the app’s headers, without any that carry a session', () => {
    const headers = [
      ['x-petal', 'rose'],
      ['cookie', 'stolen'],
      ['authorization', 'Basic stolen'],
    ];
    const request = requestOf({ restPath: '/rest/api/3/myself?expand=groups', fetchRequestInit: { headers } });
    expect(request?.url).toBe('http://localhost:4600/rest/api/3/myself?expand=groups');
    expect(Object.fromEntries(request?.headers ?? [])).toEqual({ 'x-petal': 'rose' });
  });

  it('turns files that crossed as base64 into parts of a form again', async () => {
    // printf stamen | base64
    const body = JSON.stringify({
      file: 'data:text/plain;base64,c3RhbWVu',
      __fileName: 'part.txt',
      __fileType: 'text/plain',
      comment: 'dry',
    });
    const request = requestOf({
      restPath: '/rest/api/3/issue/A-1/attachments',
      fetchRequestInit: { method: 'POST', body },
      isMultipartFormData: true,
    });
    const form = await request?.formData();
    const file = form?.get('file') as File;
    expect([file.name, file.type, await file.text()]).toEqual(['part.txt', 'text/plain', 'stamen']);
    expect([...(form?.keys() ?? [])]).toEqual(['file', 'comment']);
  });

  it.each([
    '//evil.example/rest/api/3/myself',
    '/host/session',
    '/rest/../host/session',
    'https://evil.example/rest/',
    'rest/api/3/myself',
    '/rest\\evil',
  ])('is none when it leaves the product through %s', (restPath) => {
    expect(requestOf({ restPath })).toBeUndefined();
  });
});

describe('the answer to it', () => {
  it('carries what is not text as base64', async () => {
    // The first four bytes of a PNG: printf '\x89PNG' | base64
    const reply = await productReply(
      new Response(new Uint8Array([137, 80, 78, 71]), { headers: { 'content-type': 'image/png' } }),
    );
    expect(reply).toMatchObject({ status: 200, body: 'iVBORw==', isAttachment: true });
  });

  it('is empty text for no content', async () => {
    expect(await productReply(new Response(null, { status: 204 }))).toMatchObject({
      status: 204,
      body: '',
      isAttachment: false,
    });
  });
});
