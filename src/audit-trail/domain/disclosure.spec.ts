import { disclose, disclosureDigest, readDisclosure } from './disclosure.js';

describe('A disclosure', () => {
  // RFC 9901, 4.2.3 and its precursors: the text is hashed as encoded, spaces included.
  it.each([
    [
      '["6qMQvRL5haj", "family_name", "Möbius"]',
      'WyI2cU1RdlJMNWhhaiIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0',
      'uutlBuYeMDyjLLTpf6Jxi7yNkEF35jdyWMn9U7b_RYY',
    ],
    [
      '["_26bc4LT-ac6q2KI6cBW5es", "family_name", "Möbius"]',
      'WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0',
      'X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0',
    ],
  ])('of %s has the published digest', (text, encoded, digest) => {
    expect(Buffer.from(text).toString('base64url')).toBe(encoded);
    expect(disclosureDigest(encoded)).toBe(digest);
    expect(readDisclosure(encoded)).toEqual({ name: 'family_name', value: 'Möbius' });
  });

  it('reads back what was disclosed, even text that is not well-formed', () => {
    const { encoded } = disclose('notes', 'a lone \uD800');
    expect(readDisclosure(encoded)).toEqual({ name: 'notes', value: 'a lone \uD800' });
  });

  it.each(['', '!', 'WzFd', Buffer.from('[1,"a",2]').toString('base64url')])(
    'is not read from %j',
    (encoded) => expect(readDisclosure(encoded)).toBeNull(),
  );
});
