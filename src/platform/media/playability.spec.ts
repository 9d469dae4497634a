import type { MediaFacts } from './media-facts.js';
import { planProxy } from './playability.js';

const plain: MediaFacts = {
  container: 'mp4',
  isFragmented: false,
  durationMs: 10_000,
  startMs: 0,
  video: {
    codec: 'h264',
    profile: 'High',
    width: 1920,
    height: 1080,
    frameRate: 30,
    pixelFormat: 'yuv420p',
    rotation: 0,
  },
  audio: { codec: 'aac', channels: 1, sampleRateHz: 48_000 },
  furtherStreams: 0,
};
const video = (change: Partial<NonNullable<MediaFacts['video']>>): MediaFacts => ({
  ...plain,
  video: { ...plain.video!, ...change },
});
const audio = (codec: string): MediaFacts => ({ ...plain, audio: { ...plain.audio!, codec } });

describe('the plan for a proxy', () => {
  it.each([
    ['an ordinary MP4', plain],
    ['one without sound', { ...plain, audio: null }],
    ['one with the full range of colours', video({ pixelFormat: 'yuvj420p' })],
  ])('leaves %s as it is', (_, facts) => {
    expect(planProxy(facts)).toEqual({ kind: 'none' });
  });

  it.each([
    ['a transport stream', { ...plain, container: 'mpeg-ts' }, 'copy'],
    ['an MKV without sound', { ...plain, container: 'matroska', audio: null }, 'none'],
    ['a fragmented MP4', { ...plain, isFragmented: true }, 'copy'],
    ['an MP4 with A-law sound', audio('pcm_alaw'), 'encode'],
  ])('copies %s into a plain MP4', (_, facts, sound) => {
    expect(planProxy(facts)).toEqual({ kind: 'remux', audio: sound });
  });

  it.each([
    ['HEVC', video({ codec: 'hevc' })],
    ['10 bits', video({ pixelFormat: 'yuv420p10le' })],
    ['MS-MPEG4', video({ codec: 'msmpeg4v3' })],
    ['an unknown pixel format', video({ pixelFormat: null })],
  ])('encodes %s again', (_, facts) => {
    expect(planProxy(facts)).toEqual({ kind: 'encode', audio: 'encode' });
  });
});
