import { MediaError } from '../../platform/media/media.errors.js';
import { isMachineFault } from './machine-fault.js';

describe('a tool that failed', () => {
  it.each([
    ['ran out of time', new MediaError('limit-reached', 'Not done within 60000 ms.')],
    ['was called off', new MediaError('aborted', 'The work was called off.')],
    ['was killed', new MediaError('tool-failed', 'ffmpeg was killed with signal SIGKILL')],
    ['was killed before it spoke', new MediaError('unreadable', 'No part of it.', [''])],
    [
      'found the disk full',
      new MediaError('tool-failed', 'exit 1', ['av_write_frame(): No space left on device']),
    ],
  ])('is to be tried again where it %s', (_, error) => {
    expect(isMachineFault(error)).toBe(true);
  });

  it.each([
    ['found no picture', new MediaError('unreadable', 'No frame could be decoded.')],
    ['was refused', new MediaError('unreadable', 'No part of it.', ['Invalid data found'])],
    ['crashed', new MediaError('tool-failed', 'ffmpeg was killed with signal SIGSEGV')],
    ['is no container', new MediaError('not-media', 'No container.', ['Invalid data found'])],
  ])('tells of the file where it %s', (_, error) => {
    expect(isMachineFault(error)).toBe(false);
  });
});
