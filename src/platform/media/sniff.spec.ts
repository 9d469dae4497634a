import { sniffContainer } from './sniff.js';

const beginning = (text: string, at = 0) => {
  const head = Buffer.alloc(1024);
  head.write(text, at, 'latin1');
  return head;
};

describe('what a file begins like', () => {
  it.each([
    ['mp4', beginning('ftypisom', 4)],
    ['matroska', beginning('\x1a\x45\xdf\xa3')],
    ['avi', beginning('RIFF\0\0\0\0AVI ')],
  ])('knows %s', (family, head) => {
    expect(sniffContainer(head)).toBe(family);
  });

  it('believes a transport stream only after several packets in step', () => {
    const head = Buffer.alloc(1024);
    for (const packet of [0, 1, 2]) head[packet * 188] = 0x47;
    expect(sniffContainer(head)).toBeNull();
    head[3 * 188] = 0x47;
    expect(sniffContainer(head)).toBe('mpeg-ts');
  });

  it.each(['', '<?xml version="1.0"?>', 'GIF89a', '#EXTM3U', '\x7fELF', 'PK\x03\x04'])(
    'takes %j for no recording',
    (text) => {
      expect(sniffContainer(Buffer.from(text, 'latin1'))).toBeNull();
    },
  );
});
