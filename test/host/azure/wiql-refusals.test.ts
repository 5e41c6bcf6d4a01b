import { AzureRefusal } from '#host/azure/seams';
import { wiqlAnswer } from '#host/azure/wiql/routes';
import { callOf, item, organizationOf, project, team } from './wiql-organization';

/** What a query is refused with, in the project and with its team. */
function refusal(
  text: string,
  place: Parameters<typeof callOf>[1] = { project, team },
): { readonly status: number; readonly typeKey: string; readonly message: string } {
  try {
    wiqlAnswer(callOf(organizationOf([item(1, 'a')]), place), text);
  } catch (error) {
    if (error instanceof AzureRefusal) return { status: error.status, typeKey: error.typeKey, message: error.message };
    throw error;
  }
  throw new Error('It was answered.');
}

const where = (condition: string) => `SELECT [System.Id] FROM WorkItems WHERE ${condition}`;

describe('a query that the product refuses', () => {
  it.each([
    [
      where(`[Custom.Nope] = 'x'`),
      'TF51005: The query references a field that does not exist. The error is caused by «[Custom.Nope]».',
    ],
    [
      'SELECT TOP 5000 [System.Id] FROM WorkItems',
      'TF51006: The query statement is missing a FROM clause. The error is caused by «5000».',
    ],
    [
      where(`[System.AreaPath] UNDER 'Rail\\Nowhere'`),
      "TF51011: The specified area path does not exist. The error is caused by «'Rail\\Nowhere'».",
    ],
    [
      where(`[System.IterationPath] = 'Nowhere'`),
      "TF51011: The specified iteration path does not exist. The error is caused by «'Nowhere'».",
    ],
    [
      where(`[System.IterationPath] contains 'PI'`),
      "The specified operator cannot be used with area path fields. The error is caused by «[System.IterationPath] contains 'PI'».",
    ],
    [
      where(`[System.Description] = 'x'`),
      "The specified operator cannot be used with long-text fields. The error is caused by «[System.Description] = 'x'».",
    ],
    [where('([System.State] = )'), 'Expecting field name or expression. The error is caused by «)».'],
    [where('System.Id IN ()'), 'Expecting constant value. The error is caused by «)».'],
    [where('([System.Id] > 0 ORDER BY [System.Id])'), 'Expecting left bracket. The error is caused by «ORDER».'],
    [where('[System.Id] * 2'), 'Expecting comparison operator. The error is caused by «*».'],
    [where(`[System.Title] = 'x`), "Expecting closing quote. The error is caused by «'x»."],
    [
      where(`[System.CreatedDate] >= '2026-07-27T15:02:58Z'`),
      "You cannot supply a time with the date when running a query using date precision. The error is caused by «[System.CreatedDate] >= '2026-07-27T15:02:58Z'».",
    ],
    [
      where(`[System.CreatedDate] > '2026-02-30'`),
      "The specified value is not a date. The error is caused by «'2026-02-30'».",
    ],
    [where(`[WSJF] = 'high'`), "The specified value is not a number. The error is caused by «'high'»."],
    [
      `SELECT Id FROM WorkItems ORDER BY [System.Description]`,
      'The specified field cannot be used for sorting. The error is caused by «[System.Description]».',
    ],
    ['SELECT Id FROM WorkItems nonsense', 'Expecting end of string. The error is caused by «nonsense».'],
    [
      'SELECT Id FROM Bugs',
      'The FROM clause names neither WorkItems nor WorkItemLinks. The error is caused by «Bugs».',
    ],
    [
      where('[System.State] = @TeamProject'),
      'TF51005: The query references a field that does not exist. The error is caused by «@TeamProject».',
    ],
    [
      where('[System.Title] = [WSJF]'),
      'The fields that are compared are of different types. The error is caused by «[System.Title] = [WSJF]».',
    ],
    ['', 'Expecting SELECT statement. The error is caused by «».'],
  ])('%s', (text, message) => {
    expect(refusal(text)).toEqual({ status: 400, typeKey: 'VssPropertyValidationException', message });
  });

  it('asks for a project or a team that the address does not name', () => {
    expect(refusal(where('[System.TeamProject] = @project'), {}).message).toBe(
      "The macro '@Project' is not supported without a project context. The error is caused by «@project».",
    );
    expect(refusal(where('[System.IterationPath] = @currentIteration'), {}).message).toBe(
      "VS402612: The macro '@currentIteration' is not supported without a team context. The error is caused by «@currentIteration».",
    );
  });

  it('is longer than the product takes', () => {
    expect(refusal(where(`[System.Title] = '${'x'.repeat(32_000)}'`)).status).toBe(400);
  });

  it('finds more than 20,000 items', () => {
    const many = Array.from({ length: 20_001 }, (_, index) => item(index + 1, 'x'));
    expect(() => wiqlAnswer(callOf(organizationOf(many)), 'SELECT Id FROM WorkItems')).toThrow(
      'VS402337: The number of work items returned exceeds the size limit of 20000.',
    );
    expect(wiqlAnswer(callOf(organizationOf(many), { query: '$top=3' }), 'SELECT Id FROM WorkItems')).toMatchObject({
      workItems: [{ id: 1 }, { id: 2 }, { id: 3 }],
    });
  });
});

describe('a query that the emulator cannot run', () => {
  it('is answered 501, never with nothing found', () => {
    expect(refusal(where('[System.Id] IN (@follows)'))).toMatchObject({ status: 501 });
    expect(refusal(where(`[System.BoardColumn] = 'Doing'`))).toMatchObject({
      status: 501,
      message: 'The emulator does not model the field System.BoardColumn in queries.',
    });
    expect(refusal(where('[System.Title] = @recentMentions'))).toEqual({
      status: 501,
      typeKey: 'NotImplementedException',
      message: 'The emulator does not model the macro @recentMentions in queries.',
    });
  });
});
