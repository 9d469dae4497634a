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

  it('names values in any order, once each', () => {
    expect(from({ names: 'notes reason, notes' }).names).toEqual(['notes', 'reason']);
  });
});
