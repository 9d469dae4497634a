import { Findings } from './findings.js';
import { LogKeys } from './keys.js';
import { fromBase64, parseCheckpoint, parseKey, parseNote } from './note.js';

/** The published notes of golang.org/x/mod/sumdb/note, and one more with its key. */
const FOO = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
const PETER = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const FOO_TEXT = 'This is an example message.\n';
const FOO_LINE =
  '\u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n';
const PETER_TEXT =
  'If you think cryptography is the answer to your problem,\n' +
  "then you don't know what your problem is.\n";
const PETER_LINE =
  '\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
const VECTORS = [
  { vkey: FOO, note: `${FOO_TEXT}\n${FOO_LINE}` },
  { vkey: PETER, note: `${PETER_TEXT}\n${PETER_LINE}` },
];

/** What is wrong with a note by that key; null if it is genuine. */
function wrongWith(note: string, vkey: string): string | null {
  const key = parseKey(vkey)!;
  const parsed = parseNote(Buffer.from(note));
  const signers =
    'wrong' in parsed ? parsed : new LogKeys(key.name, [key], [key], '').signers(parsed);
  return 'wrong' in signers ? signers.wrong : null;
}

describe("The verifier's notes", () => {
  it.each(VECTORS)('accept the published one of $vkey, and none with a bit flipped', (vector) => {
    const { vkey, note } = vector;
    expect(wrongWith(note, vkey)).toBeNull();
    const bytes = Buffer.from(note);
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 1 << (at % 8);
      const parsed = parseNote(changed);
      if (!('wrong' in parsed)) expect(wrongWith(changed.toString(), vkey)).not.toBeNull();
    }
  });

  it('ignore signatures of unknown keys, and judge those of known ones', () => {
    expect(wrongWith(`${FOO_TEXT}\n${PETER_LINE}${FOO_LINE}`, FOO)).toBeNull();
    expect(wrongWith(`${FOO_TEXT}\n${PETER_LINE}${FOO_LINE}`, PETER)).toContain('does not fit');
    expect(wrongWith(`${FOO_TEXT}\n${PETER_LINE}`, FOO)).toContain('No key');
    expect(wrongWith(`${FOO_TEXT}\n${FOO_LINE}${FOO_LINE}`, FOO)).toContain('twice');
  });

  it('accept sixteen signatures, as the specification asks', () => {
    const other = PETER_LINE.repeat(15);
    expect(wrongWith(`${FOO_TEXT}\n${other}${FOO_LINE}`, FOO)).toBeNull();
  });

  it.each([
    ['', 'not a signed note'],
    ['text\n', 'not a signed note'],
    [`${FOO_TEXT}\n${FOO_LINE}trailing`, 'not a signed note'],
    [`${FOO_TEXT}\n${FOO_LINE}trailing\n`, 'malformed'],
    [`${FOO_TEXT}\n${FOO_LINE}`.replaceAll('\n', '\r\n'), 'not a signed note'],
    [`${FOO_TEXT}\n${FOO_LINE.replace('\n', '\r\n')}`, 'not a signed note'],
    [`${FOO_TEXT}\n${FOO_LINE.replace('\u2014', '-')}`, 'malformed'],
    [`${FOO_TEXT}\n${FOO_LINE.replace('aQM=', 'aQN=')}`, 'malformed'],
    [`${FOO_TEXT}\n\u2014 a b AAAAAAAA\n`, 'malformed'],
    [`${FOO_TEXT}\n${PETER_LINE.repeat(65)}`, 'too many'],
  ])('refuse %j', (note, says) => {
    expect(wrongWith(note, FOO)).toContain(says);
  });
});

describe("The verifier's keys", () => {
  it.each([
    ['of the wrong length', `${PETER.slice(0, -2)}BADKEY==`.replace('c74f20a3', 'cc469956')],
    ['of an unknown type', 'PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'],
    ['with another id', PETER.replace('c74f20a3', 'c74f20a4')],
    ['with another name', PETER.replace('Peter', 'Petra')],
    ['without a name', PETER.slice(12)],
    ['with a space', ` ${PETER}`],
  ])('are none %s', (_what, vkey) => expect(parseKey(vkey)).toBeNull());

  it('report nothing as long as nothing was signed', () => {
    const key = parseKey(FOO)!;
    const findings = new Findings();
    expect(new LogKeys(key.name, [key], [key], '').judgeTrust(findings)).toEqual([
      'example.com/foo+530d903a: given by you',
    ]);
    expect(findings.list).toEqual([]);
  });
});

describe("The verifier's checkpoints", () => {
  const root = Buffer.alloc(32, 7);
  const text = (size: string, more = '') => `o\n${size}\n${root.toString('base64')}\n${more}`;

  it.each([0, 1, 20_852_163, Number.MAX_SAFE_INTEGER])('state the size %d', (size) => {
    expect(parseCheckpoint(text(String(size)))).toEqual({ origin: 'o', size, root });
  });

  it.each([
    ['beyond 2^53', text('9007199254740992')],
    ['of twenty digits', text('18446744073709551615')],
    ['with a leading zero', text('01')],
    ['below zero', text('-1')],
    ['with an extension line', text('1', 'more\n')],
    ['with loose bits', text('1').replace('Bwc=', 'Bwd=')],
    ['without its last line end', text('1').slice(0, -1)],
  ])('are none %s', (_what, checkpoint) => expect(parseCheckpoint(checkpoint)).toBeNull());

  it.each(['', '=', 'AA', 'AA=', 'AB==', ' AAAA', 'AAA_'])('read no base64 in %j', (encoded) => {
    expect(fromBase64(encoded)).toBeNull();
  });
});
