import { subjectFrom } from './subject';

const ID = '019a8f00-1111-7222-8333-444455556666';

describe('What entries are about', () => {
  it.each([
    [`https://plumbline.example.gov/clips/${ID}?t=12`, `clip:${ID}`],
    [`/draws/${ID}`, `draw:${ID}`],
    [`/reviews/${ID}`, `review:${ID}`],
    [ID.toUpperCase(), `clip:${ID}`],
    [` release:${ID} `, `release:${ID}`],
    ['audit-trail:export', 'audit-trail:export'],
    ['Kari Olsen', undefined],
    [`/nowhere/${ID}`, undefined],
    ['', undefined],
  ])('is read from %j as %j', (pasted, subject) => {
    expect(subjectFrom(pasted)).toBe(subject);
  });
});
