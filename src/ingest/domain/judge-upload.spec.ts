import type { MediaFacts } from '../../platform/media/media-facts.js';
import { judgeUpload, type UploadEvidence } from './judge-upload.js';

const facts: MediaFacts = {
  container: 'mp4',
  isFragmented: false,
  durationMs: 10_000,
  startMs: 0,
  video: {
    codec: 'h264',
    profile: null,
    width: 640,
    height: 360,
    frameRate: 30,
    pixelFormat: 'yuv420p',
    rotation: 0,
  },
  audio: null,
  furtherStreams: 0,
};
const digest = 'a'.repeat(64);
const good: UploadEvidence = {
  sizeBytes: 1000,
  sha256: digest,
  claimedSha256: digest,
  probed: facts,
  isCameraKnown: true,
};

describe('the judgement on an upload', () => {
  it('finds nothing wrong with good bytes, announced or not', () => {
    expect(judgeUpload(good)).toBeNull();
    expect(judgeUpload({ ...good, claimedSha256: null })).toBeNull();
  });

  it.each<[string, Partial<UploadEvidence>]>([
    ['zero-length', { sizeBytes: 0, sha256: null, claimedSha256: null }],
    ['wrong-hash', { claimedSha256: 'b'.repeat(64) }],
    ['not-video', { probed: 'not-media' }],
    ['truncated', { probed: 'truncated' }],
    ['unreadable', { probed: 'unreadable' }],
    ['unreadable', { probed: 'limit-reached' }],
    ['no-picture', { probed: { ...facts, video: null } }],
    ['implausible', { probed: { ...facts, durationMs: 10 * 365 * 86_400_000 } }],
    ['unknown-camera', { isCameraKnown: false }],
  ])('says %s of %j', (reason, change) => {
    expect(judgeUpload({ ...good, ...change })).toBe(reason);
  });

  it('blames the transfer before the content', () => {
    const altered = { claimedSha256: 'b'.repeat(64), probed: 'unreadable', isCameraKnown: false };
    expect(judgeUpload({ ...good, ...altered } as UploadEvidence)).toBe('wrong-hash');
  });
});
