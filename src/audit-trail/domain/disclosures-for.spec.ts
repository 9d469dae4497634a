import { disclose } from './disclosure.js';
import { disclosuresFor } from './disclosures-for.js';

const address = disclose('address', '192.0.2.7');
const note = disclose('note', 'It rained.');
const entry = { kind: 'spec.thing', digests: [address.digest, note.digest].sort() };
const both = [address.encoded, note.encoded];
const auditor = { can: () => true };
const administrator = { can: () => false };

describe('What a reader sees beside an entry', () => {
  it('is everything for who may disclose', () => {
    const seen = disclosuresFor(entry, both, auditor);
    expect(seen.shown.map(({ name, value }) => [name, value])).toEqual([
      ['address', '192.0.2.7'],
      ['note', 'It rained.'],
    ]);
    expect(seen).toMatchObject({ withheld: [], expunged: 0 });
  });

  it('is the address and no free text for who may only read', () => {
    const seen = disclosuresFor(entry, both, administrator);
    expect(seen.shown.map(({ encoded }) => encoded)).toEqual([address.encoded]);
    expect(seen).toMatchObject({ withheld: ['note'], expunged: 0 });
  });

  it('tells what is gone from what is withheld', () => {
    const seen = disclosuresFor(entry, [address.encoded], administrator);
    expect(seen).toMatchObject({ withheld: [], expunged: 1 });
  });

  it('never is a value that the entry does not commit to', () => {
    const foreign = disclose('note', 'It did not rain.');
    const seen = disclosuresFor(entry, [address.encoded, foreign.encoded], auditor);
    expect(seen.shown.map(({ name }) => name)).toEqual(['address']);
    expect(seen.expunged).toBe(1);
  });
});
