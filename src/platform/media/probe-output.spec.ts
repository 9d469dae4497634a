import { factsFromProbe, probeOutputSchema } from './probe-output.js';

const facts = (output: unknown) => factsFromProbe(probeOutputSchema.parse(output), false);
const picture = { codec_type: 'video', codec_name: 'h264', width: 640, height: 360 };

describe('facts from ffprobe', () => {
  it('reads times in seconds as milliseconds', () => {
    const read = facts({
      streams: [picture],
      format: { format_name: 'mpegts', duration: '10.516500', start_time: '1.400000' },
    });
    expect(read).toMatchObject({ container: 'mpeg-ts', durationMs: 10_517, startMs: 1400 });
  });

  it('takes the longest stream where the container knows no duration', () => {
    const streams = [
      { ...picture, duration: '2.5' },
      { codec_type: 'audio', duration: '3' },
    ];
    expect(facts({ streams, format: { format_name: 'avi' } }).durationMs).toBe(3000);
    expect(facts({ streams: [picture], format: { format_name: 'h264' } }).durationMs).toBeNull();
  });

  it('turns the rotation clockwise', () => {
    const streams = [{ ...picture, side_data_list: [{}, { rotation: -90 }] }];
    expect(facts({ streams, format: { format_name: 'mov,mp4' } }).video?.rotation).toBe(90);
  });

  it('reads a frame rate from its fraction, and none from 0/0', () => {
    const rate = (avg_frame_rate: string) =>
      facts({ streams: [{ ...picture, avg_frame_rate }], format: { format_name: 'avi' } }).video
        ?.frameRate;
    expect(rate('30000/1001')).toBe(29.97);
    expect(rate('0/0')).toBeNull();
  });

  it('takes no cover picture for a video', () => {
    const streams = [{ ...picture, disposition: { attached_pic: 1 } }, { codec_type: 'audio' }];
    expect(facts({ streams, format: { format_name: 'mov,mp4' } }).video).toBeNull();
  });

  it('counts the streams that nobody plays', () => {
    const streams = [picture, picture, { codec_type: 'audio' }, { codec_type: 'data' }];
    expect(facts({ streams, format: { format_name: 'mov,mp4' } }).furtherStreams).toBe(2);
  });
});
