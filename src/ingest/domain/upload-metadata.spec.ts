import { displayable, readUploadMetadata } from './upload-metadata.js';

const clipId = '0192f0c1-2b3c-7d4e-8f50-a1b2c3d4e5f6';

describe('the metadata of an upload', () => {
  it('is taken in one form', () => {
    const sha256 = 'AB'.repeat(32);
    expect(readUploadMetadata({ clipId, fileName: 'a.mp4', sha256 })).toEqual({
      clipId,
      fileName: 'a.mp4',
      sha256: 'ab'.repeat(32),
    });
    expect(readUploadMetadata({ clipId })).toEqual({ clipId, fileName: null, sha256: null });
  });

  it.each([{}, { clipId: 'x' }, { clipId, sha256: 'short' }, undefined, { clipId: null }])(
    'is refused as %j',
    (metadata) => {
      expect(readUploadMetadata(metadata)).toBeNull();
    },
  );

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\clips\\a.mp4', 'a.mp4'],
    ['a\u0000b\nc.mp4', 'abc.mp4'],
    ['a\u202egpm.exe', 'agpm.exe'],
    ['x'.repeat(5000), 'x'.repeat(200)],
    ['日本語 clip.mp4', '日本語 clip.mp4'],
  ])('E01: keeps of the name %j only %j', (name, kept) => {
    expect(displayable(name)).toBe(kept);
  });
});
