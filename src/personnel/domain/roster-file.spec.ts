import { readRosterFile } from './roster-file.js';

const read = (text: string) => readRosterFile(Buffer.from(text));
const refused = (bytes: string | Uint8Array) => {
  try {
    readRosterFile(typeof bytes === 'string' ? Buffer.from(bytes) : bytes);
  } catch (error) {
    return (error as { code: string }).code;
  }
  return null;
};

describe('A roster file', () => {
  it.each([
    ['commas', 'Badge Number,Name,Unit\n1001,Kari Olsen,central\n'],
    ['semicolons', 'Badge;Full name;Precinct\n1001;Kari Olsen;CENTRAL'],
    [
      'tabs and a byte order mark',
      '\uFEFFShield #\tOfficer Name\tUnit Code\r\n1001\tKari Olsen\tcentral\r\n',
    ],
    ['first and last names', 'badge,First Name,Surname,squad\n1001,Kari,Olsen,central\n'],
    ['columns in any order', 'unit,phone,name,badge no\ncentral,555,"Kari Olsen",1001\n'],
  ])('is read with %s', (_what, text) => {
    const { rows, faults } = read(text);
    expect(faults).toEqual([]);
    expect(rows).toEqual([
      { line: 2, badgeNumber: '1001', name: 'Kari Olsen', unit: 'central', username: null },
    ]);
  });

  it('says which columns mean nothing here', () => {
    expect(read('badge,name,unit,Shoe size,role\n').ignored).toEqual(['Shoe size', 'role']);
  });

  it.each([
    ['nothing at all', '', 'roster.empty-file'],
    ['no column for the unit', 'badge,name\n1,A\n', 'roster.columns-missing'],
    ['two columns for the badge', 'badge,shield,name,unit\n', 'roster.column-twice'],
    ['a quotation mark that never closes', 'badge,name,unit\n1,"A,b\n2,B,b\n', 'roster.unreadable'],
    ['a line of megabytes', `badge,name,unit\n1,${'x'.repeat(30_000)},b\n`, 'roster.unreadable'],
    ['too many lines', `badge,name,unit\n${'1,A,b\n'.repeat(10_001)}`, 'roster.too-many-rows'],
    [
      'Latin 1',
      Uint8Array.from([...Buffer.from('badge,name,unit\n1,M'), 0xfc, 0x0a]),
      'roster.not-utf-8',
    ],
    ['UTF-16', Buffer.from('\uFEFFbadge,name,unit\n1,A,b\n', 'utf16le'), 'roster.not-utf-8'],
  ])('with %s is refused as a whole', (_what, bytes, code) => {
    expect(refused(bytes)).toBe(code);
  });

  it('keeps good lines where others are at fault, and says everything that is wrong with those', () => {
    const { rows, faults } = read(
      ['badge,name,unit,user name', '1,A,b,a', ',,,', '3,C,b,has space', '4,D,b,', ''].join('\n'),
    );
    expect(rows.map(({ badgeNumber }) => badgeNumber)).toEqual(['1', '4']);
    expect(faults).toMatchObject([
      {
        line: 3,
        badgeNumber: null,
        says: ['The badge number is missing', 'The name is missing', 'The unit is missing'],
      },
      { line: 4, badgeNumber: '3', says: ['The user name holds a space'] },
    ]);
  });

  it('uses none of two lines about the same officer or the same account', () => {
    const { rows, faults } = read('badge,name,unit,login\n1,A,b,x\n1,B,b,y\n2,C,b,Y\n3,D,b,z\n');
    expect(rows.map(({ badgeNumber }) => badgeNumber)).toEqual(['3']);
    expect(faults.map(({ line, says }) => [line, says])).toEqual([
      [2, ['The same badge number stands on lines 2, 3']],
      [
        3,
        ['The same badge number stands on lines 2, 3', 'The same user name stands on lines 3, 4'],
      ],
      [4, ['The same user name stands on lines 3, 4']],
    ]);
  });

  it('survives whatever bytes come, with rows, faults or a refusal of its own', () => {
    let seed = 20_261_121;
    const next = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % below;
    };
    const start = Buffer.from('badge,name,unit\n1001,"Kari, Olsen",central\n');
    for (let round = 0; round < 2000; round += 1) {
      const bytes = Buffer.concat([
        start,
        Buffer.from(Array.from({ length: 40 }, () => next(256))),
      ]);
      bytes[next(bytes.length)] = next(256);
      const code = refused(bytes);
      if (code !== null) expect(code).toMatch(/^roster\./);
    }
  });

  it('of ten thousand lines is read within two seconds', () => {
    const lines = Array.from(
      { length: 10_000 },
      (_, at) => `${at},Officer ${at},central,user${at}`,
    );
    const began = performance.now();
    const { rows } = read(['badge,name,unit,username', ...lines].join('\n'));
    expect(rows).toHaveLength(10_000);
    expect(performance.now() - began).toBeLessThan(2000);
  });
});
