import { azureAddress, jiraAddress } from '#world/remote/address';
import { retryAfter } from '#world/remote/back-off';
import { failureWords } from '#world/remote/failure';
import { readOptions } from '#host/server/options';

describe('the address of a project', () => {
  it.each([
    ['https://dev.azure.com/fabrikam/Fiber', 'https://dev.azure.com/fabrikam', 'Fiber'],
    [
      'https://dev.azure.com/fabrikam/Gr%C3%B6%C3%9Fe%20%26%20Train/_backlogs/backlog/Team',
      'https://dev.azure.com/fabrikam',
      'Größe & Train',
    ],
    ['https://fabrikam.visualstudio.com/Fiber/_workitems', 'https://fabrikam.visualstudio.com', 'Fiber'],
    [
      'https://fabrikam.visualstudio.com/DefaultCollection/Fiber',
      'https://fabrikam.visualstudio.com/DefaultCollection',
      'Fiber',
    ],
    ['https://tfs.example.com/tfs/DefaultCollection/Fiber', 'https://tfs.example.com/tfs/DefaultCollection', 'Fiber'],
    ['http://localhost:4600/azure/Harbour%20train', 'http://localhost:4600/azure', 'Harbour train'],
  ])('%s is read', (text, organization, project) => {
    expect(azureAddress(text)).toEqual({ kind: 'ok', address: { organization, project } });
  });

  it.each([
    ['dev.azure.com/fabrikam/Fiber', /begins with https/],
    ['http://dev.azure.com/fabrikam/Fiber', /a token is not sent in the clear/],
    ['http://localhost.example.com/a/b', /a token is not sent in the clear/],
    ['https://dev.azure.com/fabrikam', /needs the address of a project/],
    ['https://me:secret@dev.azure.com/fabrikam/Fiber', /takes no name or token in the address/],
  ])('%s is refused, and no secret is repeated', (text, words) => {
    const answer = azureAddress(text);
    expect(answer).toMatchObject({ kind: 'problem', message: expect.stringMatching(words) as string });
    expect(JSON.stringify(answer)).not.toContain('secret');
  });

  it('of a Jira site is its host alone', () => {
    expect(jiraAddress('https://acme.atlassian.net/browse/A-1')).toEqual({
      kind: 'ok',
      address: 'https://acme.atlassian.net',
    });
  });
});

describe('the command line', () => {
  const read = (...words: string[]) => readOptions(words, '/work', '/app');

  it('names one source', () => {
    expect(read('--azure', 'https://dev.azure.com/o/P', '--write')).toMatchObject({
      kind: 'ok',
      options: {
        remote: { kind: 'azure', address: { organization: 'https://dev.azure.com/o', project: 'P' }, mayWrite: true },
      },
    });
    expect(read('--jira', 'https://acme.atlassian.net')).toMatchObject({
      kind: 'ok',
      options: { remote: { kind: 'jira', site: 'https://acme.atlassian.net' } },
    });
    expect(read('--jira', 'https://acme.atlassian.net', '--import', 'a.csv')).toEqual({
      kind: 'problem',
      message: '--import and --jira cannot be combined: name one source.',
    });
    expect(read('--write')).toEqual({ kind: 'problem', message: '--write needs --azure: it says where to write.' });
  });
});

describe('words about a failure', () => {
  const place = { site: 'dev.azure.com', secrets: 'WAYBILL_AZURE_TOKEN', scopes: 'a scope' };

  it.each([
    [{ code: 'ENOTFOUND' }, 'There is no host dev.azure.com, or this machine is not connected.'],
    [{ cause: { code: 'ENOTFOUND' } }, 'There is no host dev.azure.com, or this machine is not connected.'],
    [{ code: 'ESOCKETTIMEDOUT' }, 'dev.azure.com did not answer in time. Try again later.'],
    [{ name: 'TimeoutError' }, 'dev.azure.com did not answer in time. Try again later.'],
  ])('%j says what to do', (error, words) => {
    expect(failureWords(Object.assign(new Error(), error), place)).toBe(words);
  });

  it('are none for a fault of our own, which is thrown', () => {
    expect(() => failureWords(new TypeError('undefined is not a function'), place)).toThrow(TypeError);
  });
});

describe('Retry-After', () => {
  it.each([
    ['7', 7000],
    ['0', 0],
    ['Sun, 22 Nov 2026 12:00:30 GMT', 30_000],
    ['soon', undefined],
    [undefined, undefined],
  ])('%s is read', (value, milliseconds) => {
    expect(retryAfter(value, Date.parse('2026-11-22T12:00:00Z'))).toBe(milliseconds);
  });
});
