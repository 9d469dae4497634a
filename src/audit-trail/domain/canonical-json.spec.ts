import fc from 'fast-check';
import { NotCanonical, canonicalJson } from './canonical-json.js';

describe('Canonical JSON', () => {
  it('gives the bytes of the example in RFC 8785, 3.2.2', () => {
    const value: unknown = JSON.parse(
      String.raw`{"numbers":[1E30,4.50,6,2e-3,0.000000000000000000000000001],
        "escaping":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","other":[null,true,false]}`,
    );
    expect(Buffer.from(canonicalJson(value, String)).toString('hex')).toBe(
      '7b226573636170696e67223a22e282ac245c75303030665c6e4127425c225c5c5c5c5c222f222c226e756d62657273223a' +
        '5b31652b33302c342e352c362c302e3030322c31652d32375d2c226f74686572223a5b6e756c6c2c747275652c66616c73655d7d',
    );
  });

  it('sorts names by UTF-16 code units (RFC 8785, 3.2.3)', () => {
    const names = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6'];
    const value = Object.fromEntries(names.map((name) => [name, 0]));
    const sorted = Object.keys(JSON.parse(canonicalJson(value)) as object);
    expect(sorted).toEqual(['1', '\r', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33']);
  });

  it.each([
    ['a lone high surrogate', '\uD800'],
    ['surrogates in the wrong order', '\uDC00\uD800'],
    ['a lone surrogate in a name', { '\uDC00': 1 }],
    ['NaN', NaN],
    ['a bigint', 1n],
    ['a fraction', 1.5],
    ['an integer that readers may round', 2 ** 53],
    ['a date', new Date(0)],
    ['undefined', undefined],
  ])('refuses %s', (_, value) => {
    expect(() => canonicalJson(value)).toThrow(NotCanonical);
  });

  it('reads back as the same value, whatever the order of the names', () => {
    const json = fc.jsonValue({ noUnicodeString: false, maxDepth: 4 });
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalJson(value, String);
        expect(canonicalJson(JSON.parse(text), String)).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
