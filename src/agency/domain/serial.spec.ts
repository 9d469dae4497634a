import { normalizeSerial } from './serial.js';

describe('a serial number', () => {
  it('is the same however it is spelled', () => {
    expect(normalizeSerial(' x60a-0012 ')).toBe('X60A-0012');
    expect(normalizeSerial('Ｘ60Ａ-0012')).toBe('X60A-0012');
  });

  it('keeps its inner signs', () => {
    expect(normalizeSerial('WFC/4.001 B')).toBe('WFC/4.001 B');
  });
});
