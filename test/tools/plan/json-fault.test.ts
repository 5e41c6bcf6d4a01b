import fc from 'fast-check';
import { findJsonFault } from '#tools/plan/json-fault';

function faultOf(text: string): string | undefined {
  const fault = findJsonFault(text);
  return fault && `${fault.line}:${fault.column} ${fault.message}`;
}

describe('text that is not JSON', () => {
  const table: readonly [string, string, string][] = [
    ['a number that only JavaScript has', '{\n  "points": NaN\n}', '2:13 NaN stands where a value belongs'],
    ['a number without end', '[-Infinity]', '1:2 -Infinity stands where a value or ] belongs'],
    ['a comma too many', '[1,\r\n2,]', '2:3 ] stands where a value belongs'],
    ['a comma too many in an object', '{"a": 1,}', '1:9 } stands where a name in double quotes belongs'],
    ['a comma too few', '[1 2]', '1:4 2 stands where a comma or the end of the list or object belongs'],
    ['single quotes', "{'a': 1}", "1:2 ' stands where a name in double quotes or } belongs"],
    ['a colon too few', '{"a" 1}', '1:6 1 stands where a colon belongs'],
    ['the wrong bracket', '[1}', '1:3 } stands where a comma or the end of the list or object belongs'],
    ['no end', '{"stories": [', '1:14 the file ends where a value or ] belongs'],
    ['a second value', '{} {}', '1:4 { stands where the end of the file belongs'],
    ['a leading zero', '[01]', '1:2 01 stands where a value or ] belongs'],
    [
      'a line break in a text',
      '["a\nb"]',
      '1:2 text that is not closed or has signs that JSON does not allow stands where a value or ] belongs',
    ],
    ['a comment', '// mine\n{}', '1:1 / stands where a value belongs'],
    ['no text', '  ', '1:3 the file ends where a value belongs'],
  ];
  it.each(table)('has %s', (_, text, fault) => {
    expect(() => JSON.parse(text) as unknown).toThrow();
    expect(faultOf(text)).toBe(fault);
  });
});

describe('text that JSON.parse takes', () => {
  it('has no fault', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(undefined, 2), (text, indent) =>
        expect(faultOf(JSON.stringify(JSON.parse(text), null, indent))).toBeUndefined(),
      ),
    );
  });
});

describe('text with a sign taken out', () => {
  it('has a fault exactly when JSON.parse refuses it', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), (text, at) => {
        const place = at % text.length;
        const broken = text.slice(0, place) + text.slice(place + 1);
        expect(faultOf(broken) === undefined).toBe(isJson(broken));
      }),
      { numRuns: 500 },
    );
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
