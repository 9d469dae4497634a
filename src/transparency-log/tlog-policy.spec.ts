import fc from 'fast-check';
import { cosigner } from './cosignature.js';
import { newSigningKey, noteSigner } from './signed-note.js';
import { meetsQuorum, readPolicy, type TlogPolicy } from './tlog-policy.js';

const log = noteSigner('audit.example/1', newSigningKey()).vkey;
const [x1, x2, x3, y1, y2, y3] = ['x1', 'x2', 'x3', 'y1', 'y2', 'y3'].map(
  (name) => cosigner(`${name}.example`, newSigningKey()).vkey,
);

/** The example of c2sp.org/tlog-policy. */
const EXAMPLE = `log ${log}

witness X1 ${x1}
witness X2 ${x2}
witness X3 ${x3}
group X-witnesses 2 X1 X2 X3

witness Y1 ${y1}
witness Y2 ${y2}
witness Y3 ${y3}
group Y-witnesses any Y1 Y2 Y3

group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
`;

const read = (text: string) => readPolicy(Buffer.from(text));
function policy(text: string): TlogPolicy {
  const answer = read(text);
  if ('wrong' in answer) throw new Error(`line ${answer.wrong.line}: ${answer.wrong.says}`);
  return answer.policy;
}

describe('A policy', () => {
  it('of the standard’s example asks for two of X and one of Y', () => {
    const example = policy(EXAMPLE);
    expect(example.logs.map(({ vkey }) => vkey)).toEqual([log]);
    expect(example.witnesses.map(({ key }) => key.name)).toContain('y3.example');
    const all = ['X1', 'X2', 'X3', 'Y1', 'Y2', 'Y3'];
    fc.assert(
      fc.property(fc.subarray(all), (cosigned) => {
        const xs = cosigned.filter((name) => name.startsWith('X')).length;
        expect(meetsQuorum(example, cosigned)).toBe(xs >= 2 && cosigned.length > xs);
      }),
    );
  });

  it('may ask for one witness, or for none', () => {
    const one = policy(`witness w ${x1}\nquorum w\n`);
    expect([meetsQuorum(one, []), meetsQuorum(one, ['w'])]).toEqual([false, true]);
    expect(meetsQuorum(policy('quorum none\n'), [])).toBe(true);
  });

  it('allows tabs, comments, empty lines, addresses and lines in any order', () => {
    const text = `  # who watches\n\t\nwitness\tw ${x1}   https://w.example/\t\nquorum w\nlog ${log} https://l.example/\n`;
    const { witnesses, logs } = policy(text);
    expect([witnesses[0]?.url, logs[0]?.url]).toEqual(['https://w.example/', 'https://l.example/']);
  });

  it('takes names for bytes: two that look alike are two', () => {
    const text = `witness K ${x1}\nwitness \u212a ${x2}\ngroup g all K \u212a\nquorum g\n`;
    expect(policy(text).witnesses).toHaveLength(2);
    const [broken, alike] = [0xc0, 0xc1].map((byte) =>
      Buffer.concat([
        Buffer.from('witness '),
        Buffer.of(byte),
        Buffer.from(` ${x1}\nquorum none\n`),
      ]),
    );
    const names = [broken!, alike!].map((file) => {
      const answer = readPolicy(file);
      return 'policy' in answer ? answer.policy.witnesses[0]?.name : null;
    });
    expect(names[0]).not.toBe(names[1]);
  });

  it.each([
    ['nothing', '', 1, 'no line says `quorum`'],
    ['an unknown keyword', 'quorum none\nwitnes w\n', 2, 'unknown keyword `witnes`'],
    ['Windows line ends', `quorum none\r\n`, 1, 'carriage return'],
    ['a control character', `quorum\vnone\n`, 1, 'control character'],
    ['a key of a log as a witness', `witness w ${log}\nquorum w\n`, 1, 'no key of a witness'],
    ['a key of a witness as a log', `log ${x1}\nquorum none\n`, 1, 'no key with which a log'],
    ['a key twice', `witness a ${x1}\nwitness b ${x1}\n`, 2, 'the same key twice'],
    ['a log twice', `log ${log}\nlog ${log}\n`, 2, 'the same key twice'],
    ['a name twice', `witness a ${x1}\nwitness a ${x2}\n`, 2, '`a` is defined twice'],
    ['a group with a name of a witness', `witness a ${x1}\ngroup a any a\n`, 2, 'defined twice'],
    ['a witness called none', `witness none ${x1}\n`, 1, 'has a meaning already'],
    ['a member defined later', `group g any a\nwitness a ${x1}\n`, 1, '`a` is not defined above'],
    ['none in a group', 'group g any none\n', 1, '`none` is not defined above'],
    ['a group in itself', 'group g any g\n', 1, '`g` is not defined above'],
    ['a group of nobody', 'group g any\n', 1, 'a group is'],
    ['nobody of a group', `witness a ${x1}\ngroup g 0 a\n`, 2, '`0` of 1 members'],
    ['more than all of a group', `witness a ${x1}\ngroup g 2 a\n`, 2, '`2` of 1 members'],
    ['a hexadecimal count', `witness a ${x1}\ngroup g 0x1 a\n`, 2, '`0x1` of 1 members'],
    ['a member twice', `witness a ${x1}\ngroup g all a a\n`, 2, 'in a group already'],
    ['a member of two', `witness a ${x1}\ngroup g all a\ngroup h all a\n`, 3, 'in a group already'],
    ['two quorums', 'quorum none\nquorum none\n', 2, 'a second quorum'],
    ['a quorum defined later', `quorum w\nwitness w ${x1}\n`, 1, '`w` is not defined above'],
    ['something after the address', `witness w ${x1} https://w.example x\n`, 1, 'a witness is'],
  ])('with %s is wrong, and in which line', (_, text, line, says) => {
    expect(read(text)).toEqual({ wrong: { line, says: expect.stringContaining(says) } });
  });

  it('of ten thousand groups, each in the next, is evaluated', () => {
    const groups = Array.from({ length: 10_000 }, (_, i) => `group g${i + 1} all g${i}\n`).join('');
    const deep = policy(`witness g0 ${x1}\n${groups}quorum g10000\n`);
    expect([meetsQuorum(deep, ['g0']), meetsQuorum(deep, [])]).toEqual([true, false]);
  });

  it('is never answered by a throw, whatever the bytes', () => {
    const file = Buffer.from(EXAMPLE);
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.uint8Array({ maxLength: 20 }), (at, junk) => {
        const changed = Buffer.concat([file.subarray(0, at), junk, file.subarray(at + 1)]);
        for (const bytes of [junk, changed]) {
          const answer = readPolicy(bytes);
          expect('policy' in answer || answer.wrong.line > 0).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
