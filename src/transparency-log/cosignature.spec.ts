import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { checkpointText } from './checkpoint.js';
import { cosign, cosignedAt, cosigner, readCosignerKey } from './cosignature.js';
import { newSigningKey, noteSigner, openNote, readNote, readVerifierKey } from './signed-note.js';

/** Made by github.com/transparency-dev/formats v0.1.1 from fixed seeds. */
const VECTOR = {
  log: 'example.com/vector-log+4516a1da+ARGkVJ4QEa2MOOLGBO6i7NVSJ1FQ97tIX+w+Ku0RZ6Em',
  witness: 'witness.example.com/vector+416f103d+BK/QmJFVP3SKJOqAMhFxBQPtylo3sjwWibyFDAlZKK8B',
  seconds: 1791014171,
  note:
    'example.com/vector-log\n1234\nSBNJTRN+FjG7owHVrKtue7eqdM4RhdRWVl71HXN2d7I=\n\n' +
    '\u2014 example.com/vector-log RRah2qlLrSlk6J8DA1HmNewppUM15Quhs5cAIb1KjBsV3otVirJTW8AFVsQtJkTW1Zny7GuoAxZpI6bUPcpM68QOIgE=\n' +
    '\u2014 witness.example.com/vector QW8QPQAAAABqwLUbDdj7sDNRIVjmjYgqFI6y4UJhPg/UAA8J8wAdqSd3q4PedRhkgXA4xFN/Jg5uWn7ZkBA+H/UHQs5d9hITdXmQAA==\n',
};
const text = checkpointText({ origin: 'audit.example/1', size: 12, root: Buffer.alloc(32, 7) });
const pemOf = (type: 'ed25519' | 'ml-dsa-44') => {
  // One overload per type of key, so the choice is made here.
  const { privateKey } =
    type === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ml-dsa-44');
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
};
const noteWith = (...lines: string[]) => readNote(`${text}\n${lines.join('')}`)!;

describe('A cosignature', () => {
  it('of another implementation is understood, beside the signature of the log', () => {
    const key = readCosignerKey(VECTOR.witness)!;
    expect(cosignedAt(readNote(VECTOR.note)!, key)).toBe(VECTOR.seconds);
    expect(openNote(VECTOR.note, readVerifierKey(VECTOR.log)!)).not.toBeNull();
  });

  it('does not hold after any byte of the vector is changed', () => {
    const key = readCosignerKey(VECTOR.witness)!;
    const [before = ''] = VECTOR.note.split('\u2014 example.com');
    const line = VECTOR.note.slice(VECTOR.note.indexOf('\u2014 witness'));
    const bytes = Buffer.from(before + line);
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 1;
      const note = readNote(changed.toString());
      expect(note === null ? null : cosignedAt(note, key)).toBeNull();
    }
  });

  it.each(['ed25519', 'ml-dsa-44'] as const)('by %s says who vouched, and when', (type) => {
    const key = cosigner('witness.example/w1', pemOf(type));
    const line = cosign(text, key, 1_790_000_000);
    const read = readCosignerKey(key.vkey)!;
    expect(cosignedAt(noteWith(line), read)).toBe(1_790_000_000);
    expect(cosignedAt({ ...noteWith(line), text: `${text}more\n` }, read)).toEqual(
      // ML-DSA-44 cosignatures speak of the first three lines alone.
      type === 'ed25519' ? null : 1_790_000_000,
    );
  });

  it('by ml-dsa-44 under another name does not hold, since the name is signed', () => {
    const pem = pemOf('ml-dsa-44');
    const [one, two] = ['witness.example/w1', 'witness.example/w2'].map((name) =>
      cosigner(name, pem),
    );
    const [signature] = noteWith(cosign(text, one!, 5)).signatures;
    const moved = { ...signature!, name: two!.name, keyId: two!.keyId };
    expect(cosignedAt({ text, signatures: [moved] }, two!)).toBeNull();
  });

  it('with the name and key id of a witness, made by somebody else, spoils its true one', () => {
    const key = cosigner('witness.example/w1', pemOf('ed25519'));
    const forger = cosigner('witness.example/w1', pemOf('ed25519'));
    const [forged] = noteWith(cosign(text, forger, 5)).signatures;
    const { signatures } = noteWith(cosign(text, key, 5));
    const posing = { ...forged!, keyId: key.keyId };
    expect(cosignedAt({ text, signatures: [posing] }, key)).toBeNull();
    expect(cosignedAt({ text, signatures: [...signatures, posing] }, key)).toBeNull();
    expect(cosignedAt({ text, signatures: [...signatures, forged!] }, key)).toBe(5);
  });

  it('without a time is none', () => {
    const key = cosigner('witness.example/w1', pemOf('ed25519'));
    expect(cosignedAt(noteWith(cosign(text, key, 0)), key)).toBeNull();
  });

  it('is taken as it stands or not at all, whatever the bytes', () => {
    const key = cosigner('witness.example/w1', pemOf('ed25519'));
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 100 }), (signature) => {
        const { name, keyId } = key;
        const signatures = [{ name, keyId, signature: Buffer.from(signature) }];
        expect(cosignedAt({ text, signatures }, key)).toBeNull();
      }),
    );
  });
});

describe('A key of a witness', () => {
  it('is not one with which a log signs, nor the other way about', () => {
    expect(readCosignerKey(noteSigner('a.example', newSigningKey()).vkey)).toBeNull();
    expect(readVerifierKey(cosigner('a.example', pemOf('ed25519')).vkey)).toBeNull();
  });

  it.each(['', 'a+b+c', VECTOR.witness.replace('+BK/', '+BB/'), `${VECTOR.witness}=`])(
    'is not %j',
    (vkey) => expect(readCosignerKey(vkey)).toBeNull(),
  );

  it('is made neither of another kind of key nor for a name that cannot stand in a note', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    expect(() => cosigner('witness.example', pem)).toThrow(RangeError);
    expect(() => cosigner('two words', pemOf('ed25519'))).toThrow(RangeError);
  });
});
