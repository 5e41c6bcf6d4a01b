import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { BadQuery } from '#host/azure/wiql/bad-query';
import { parseWiql } from '#host/azure/wiql/parse';
import { anyQuery, withoutPlaces, writeQuery } from './wiql-text';

describe('the text of a query', () => {
  it('is read as what was written', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        expect(withoutPlaces(parseWiql(writeQuery(query)))).toEqual(withoutPlaces(query));
      }),
      { numRuns: 300 },
    );
  });

  it('is refused with a place in it, or read; whatever it is', () => {
    const words = fc.constantFrom(
      'SELECT',
      'FROM',
      'WHERE',
      'WorkItems',
      'WorkItemLinks',
      'AND',
      'OR',
      'NOT',
      'EVER',
      'IN',
      '(',
      ')',
      ',',
      '=',
      '[System.Id]',
      "'x'",
      '5',
      '@me',
      '-',
      '.',
      'ORDER',
      'BY',
      'MODE',
      'IS',
      'EMPTY',
      '[',
      "'",
      '"',
      '€',
    );
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(words, { maxLength: 25 }).map((parts) => `SELECT Id FROM WorkItems WHERE ${parts.join(' ')}`),
      fc.array(words).map((parts) => parts.join(' ')),
    );
    fc.assert(
      fc.property(text, (query) => {
        try {
          parseWiql(query);
        } catch (error) {
          if (!(error instanceof BadQuery)) throw error;
          const { start, end } = error.span;
          expect(0 <= start && start <= end && end <= query.length).toBe(true);
          expect(error.message).toContain(`«${query.slice(start, end)}»`);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('may nest deeply, but not without end', () => {
    const nested = (depth: number) =>
      `SELECT Id FROM WorkItems WHERE ${'('.repeat(depth)}[System.Id] = 1${')'.repeat(depth)}`;
    expect(() => parseWiql(nested(100))).not.toThrow();
    expect(() => parseWiql(nested(15_000))).toThrow('The query nests too many conditions.');
  });
});

describe("the queries in Microsoft's own examples", () => {
  const folder = join(__dirname, '../../../../shared/data/rest/ado-httpExamples-wit');
  const examples = existsSync(folder)
    ? readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
    : [];
  const queries = examples
    .flatMap((text) =>
      [...text.matchAll(/"(?:query|wiql)":\s*("(?:[^"\\]|\\.)*")/gi)].map((match) => JSON.parse(match[1]!) as string),
    )
    .filter((query) => /^\s*select/i.test(query));

  it('are read', () => {
    for (const query of queries) expect(() => parseWiql(query)).not.toThrow();
    if (existsSync(folder)) expect(queries.length).toBeGreaterThan(0);
  });
});
