import { inWords } from './entry-in-words.js';

const stored = (body: string) => ({
  id: '7',
  body: Buffer.from(body),
  receivedAt: new Date('2026-11-20T22:31:19Z'),
  index: 6,
});

describe('An entry that we did not write', () => {
  it.each([
    ['is no JSON', '{'],
    ['is no object', '[]'],
    ['has members of its own', '{"actor":"a","kind":"k","target":"t","mine":1}'],
    ['has deep ones', `{"a":${'['.repeat(30_000)}${']'.repeat(30_000)}}`],
  ])('is shown as unreadable where it %s', (_, body) => {
    expect(inWords(stored(body))).toMatchObject({
      id: '7',
      index: 6,
      kind: 'unreadable',
      at: '2026-11-20T22:31:19.000Z',
      words: 'left an entry that is not in our form; look at its bytes',
    });
  });
});
