import { verify } from 'node:crypto';
import { checkpointText, readCheckpointText } from './checkpoint.js';
import {
  newSigningKey,
  noteSigner,
  openNote,
  readNote,
  readVerifierKey,
  signNote,
} from './signed-note.js';

/** From golang.org/x/mod/sumdb/note and the design's own vectors. */
const VECTORS = [
  {
    vkey: 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
    text: 'This is an example message.\n',
    line: '\u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n',
  },
  {
    vkey: 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    text:
      'If you think cryptography is the answer to your problem,\n' +
      "then you don't know what your problem is.\n",
    line: '\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n',
  },
];

describe('A signed note', () => {
  it.each(VECTORS)('of $vkey is opened', ({ vkey, text, line }) => {
    expect(openNote(`${text}\n${line}`, readVerifierKey(vkey)!)).toBe(text);
  });

  it.each(VECTORS)('of $vkey is not opened after any byte is changed', ({ vkey, text, line }) => {
    const key = readVerifierKey(vkey)!;
    const note = Buffer.from(`${text}\n${line}`);
    for (let at = 0; at < note.length; at += 1) {
      const changed = Buffer.from(note);
      changed[at]! ^= 1;
      expect(openNote(changed.toString(), key)).toBeNull();
    }
  });

  it('may carry signatures of keys that we do not know', () => {
    const [foo, peter] = VECTORS.map(({ vkey }) => readVerifierKey(vkey)!);
    const note = `${VECTORS[0]!.text}\n${VECTORS[0]!.line}${VECTORS[1]!.line}`;
    expect(openNote(note, foo!)).toBe(VECTORS[0]!.text);
    expect(openNote(note, peter!)).toBeNull();
  });

  it('is signed by every key given, so that keys can overlap', () => {
    const [old, current] = [1, 2].map(() => noteSigner('audit.example/1', newSigningKey()));
    const note = signNote('text\n', [old!, current!]);
    for (const signer of [old!, current!]) {
      expect(openNote(note, readVerifierKey(signer.vkey)!)).toBe('text\n');
    }
    const [first] = readNote(note)!.signatures;
    expect(verify(null, Buffer.from('text\n'), old!.publicKey, first!.signature)).toBe(true);
  });

  it.each([
    '',
    'text',
    'text\n\n',
    'text\r\n\n\u2014 a AAAAAAAA\n',
    'text\n\n\u2014 a b AAAAAAAA\n',
    'text\n\n\u2014 a AAAA\n',
  ])('is not %j', (note) => expect(readNote(note)).toBeNull());
});

describe('A verifier key', () => {
  it.each([
    [
      'of the wrong length',
      'PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==',
    ],
    ['of an unknown type', 'PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'],
    ['with another id', 'PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'],
    ['without a name', '+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'],
  ])('%s is refused', (_, vkey) => expect(readVerifierKey(vkey)).toBeNull());
});

describe('The text of a checkpoint', () => {
  const checkpoint = { origin: 'audit.example/1', size: 20_852_163, root: Buffer.alloc(32, 7) };

  it('reads back', () => {
    expect(readCheckpointText(checkpointText(checkpoint))).toEqual(checkpoint);
  });

  it.each([
    ['a leading zero', 'o\n012\nBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=\n'],
    ['more bytes', `${checkpointText(checkpoint)}more\n`],
    [
      'a size beyond counting',
      'o\n9999999999999999\nBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=\n',
    ],
    ['a root of loose bits', 'o\n1\nBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwd=\n'],
    ['a short root', 'o\n1\nBwc=\n'],
  ])('with %s is refused', (_, text) => expect(readCheckpointText(text)).toBeNull());
});
