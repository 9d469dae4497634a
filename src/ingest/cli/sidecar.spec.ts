import { readSidecar } from './sidecar.js';

const header = 'fileName,cameraSerial,recordedAt,bufferMs,trigger\n';

describe('a sidecar', () => {
  it('is read from CSV and from JSON alike', () => {
    const csv = readSidecar(
      'clips.csv',
      `\uFEFF${header}a.mp4,CAM-1,2026-11-20T10:00:00Z,30000,\n`,
    );
    const json = readSidecar(
      'clips.JSON',
      '[{"fileName":"a.mp4","cameraSerial":"CAM-1","recordedAt":"2026-11-20T10:00:00Z","bufferMs":30000}]',
    );
    expect(csv.errors).toEqual([]);
    expect(csv).toEqual(json);
    expect(csv.rows[0]).toMatchObject({ fileName: 'a.mp4', bufferMs: 30000 });
  });

  it('says what is wrong with each line, and keeps the others', () => {
    const { rows, errors } = readSidecar(
      'clips.csv',
      [
        `${header}a.mp4,CAM-1,2026-11-20T10:00:00Z,0,manual`,
        'b.mp4,CAM-1,yesterday,0,manual',
        'c.mp4,,2026-11-20T10:00:00Z,0,manual',
        'd.mp4,CAM-1,2026-11-20T10:00:00Z,-5,whim',
        'a.mp4,CAM-1,2026-11-20T10:00:00Z,0,manual',
        'e.mp4',
      ].join('\n'),
    );
    expect(rows.map(({ fileName }) => fileName)).toEqual(['a.mp4']);
    expect(errors).toHaveLength(5);
    expect(errors[0]).toBe('Row 2: recordedAt: must be a time with offset');
    expect(errors[1]).toMatch(/^Row 3: cameraSerial/);
    expect(errors[2]).toMatch(/bufferMs.*trigger/);
    expect(errors[3]).toBe('Row 5: a.mp4 stands in an earlier row too');
  });

  it.each(['../a.mp4', '/etc/passwd', 'a/../../b', '..\\a', 'a//b', '.'])(
    'E01: names no file outside of its folder, such as %s',
    (fileName) => {
      const line = { fileName, cameraSerial: 'C', recordedAt: '2026-11-20T10:00:00Z' };
      expect(readSidecar('x.json', JSON.stringify([line])).rows).toEqual([]);
    },
  );

  it('is a table or nothing', () => {
    expect(() => readSidecar('x.json', '{"a":1}')).toThrow();
    expect(() => readSidecar('x.json', 'not json')).toThrow();
  });
});
