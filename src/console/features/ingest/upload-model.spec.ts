import { added, withState } from './upload-model';

const file = (name: string) => ({ name, size: 10, lastModified: 1 });

describe('a batch of files', () => {
  it('holds each file once, however often it is dropped', () => {
    const batch = added(added([], [file('a.mp4'), file('b.mp4')]), [file('b.mp4'), file('c.mp4')]);
    expect(batch.map((one) => one.file.name)).toEqual(['a.mp4', 'b.mp4', 'c.mp4']);
  });

  it('goes on with the others when one is refused', () => {
    const batch = added([], [file('a.mp4'), file('b.mp4')]);
    const refused = { is: 'refused', says: 'No such camera.', mend: null } as const;
    const after = withState(batch, batch[0]!.key, refused);
    expect(after.map(({ state }) => state.is)).toEqual(['refused', 'waiting']);
  });
});
