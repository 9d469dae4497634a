import { wishFrom } from './expunction-wish';

const from = (fields: Readonly<Record<string, string>>) => wishFrom((name) => fields[name] ?? '');

describe('A court order as it is typed', () => {
  it('speaks of a subject, of entries, or of both', () => {
    expect(from({ subject: 'clip', subjectId: ' 0199 ' })).toEqual({
      entryIds: [],
      targets: ['clip:0199'],
      names: [],
    });
    expect(from({ subject: 'clip', entries: '12, 13\n 12;14' })).toEqual({
      entryIds: ['12', '13', '14'],
      targets: [],
      names: [],
    });
  });

  it('takes the address of a page for what the page shows', () => {
    const id = '0199a1b2-0000-7000-8000-000000000001';
    const subjectId = `https://plumbline.example.gov/clips/${id}`;
    expect(from({ subject: 'person', subjectId }).targets).toEqual([`clip:${id}`]);
  });

  it('names values in any order, once each', () => {
    expect(from({ names: 'notes reason, notes' }).names).toEqual(['notes', 'reason']);
  });
});
