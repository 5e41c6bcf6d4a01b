import fc from 'fast-check';
import { jsonFault } from '../../static/panels/settings-page/json-fault';

/** The fault of a text in which `‸` marks the place that is expected. */
function marked(text: string) {
  return [jsonFault(text.replace('‸', '')), text.indexOf('‸')];
}

describe('a text that is not JSON', () => {
  it.each([
    '{"a": ‸oops}',
    '[1, ‸]',
    '{"a": 1, ‸}',
    '{‸a: 1}',
    '["a‸\\x"]',
    '{"a" ‸1}',
    '[‸01]',
    '[1] ‸2',
    '["a‸\nb"]',
    '{"a": 1‸]',
    '[‸tru]',
  ])('is at fault at the first character that cannot stand: %s', (text) => {
    const [found, expected] = marked(text);
    expect(found).toBe(expected);
  });
  it.each(['{"a": [1, 2', '"ab', '{', '{"a":', ''])('breaks off at its end: %s', (text) =>
    expect(jsonFault(text)).toBe(text.length),
  );
});

describe('any text', () => {
  it('has a fault exactly when the browser cannot parse it', () => {
    const texts = fc.oneof(
      fc.json({ maxDepth: 4 }),
      fc
        .tuple(fc.json(), fc.nat(40), fc.constantFrom('', '"', '}', ',', '0', '\\', 'e', ' '))
        .map(([json, at, put]) => json.slice(0, at) + put + json.slice(at + 1)),
    );
    fc.assert(
      fc.property(texts, (text) => {
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        expect(jsonFault(text) === undefined).toBe(isJson);
      }),
      { numRuns: 1_000 },
    );
  });
});
