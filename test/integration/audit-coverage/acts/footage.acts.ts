import { expecting } from '../../../support/api-client/http.js';
import { clipMetadata } from '../../../support/upload-clip.js';
import { madeBefore } from '../world.js';
import type { Act } from './act.js';

export const footageActs: readonly Act[] = [
  {
    route: 'POST /api/v1/clips',
    leaves: ['clip.registered'],
    act: async ({ agency, made }) => {
      const answer = await agency.records.clips.register(clipMetadata({ cameraSerial: 'CAM-2' }));
      made.set('announced clip', answer.body.clipId);
      return answer;
    },
  },
  {
    route: 'POST /api/v1/uploads',
    leaves: ['upload.started'],
    act: async (world) => {
      const clipId = madeBefore(world, 'announced clip');
      const facts = { clipId, fileName: 'clip.mp4' };
      const answer = await world.agency.records.uploads.create('/api/v1/uploads', 10, facts);
      world.made.set('upload', answer.headers.get('location') ?? '');
      return answer;
    },
  },
  {
    route: 'PATCH /api/v1/uploads/:id',
    leaves: ['clip.received', 'upload.finished'],
    because: 'the clip and the upload are two rows, and no protected row changes without its entry',
    act: async (world) => {
      const { uploads } = world.agency.records;
      const location = madeBefore(world, 'upload');
      await expecting(204, uploads.append(location, 0, Buffer.from('01234')));
      return uploads.append(location, 5, Buffer.from('56789'));
    },
  },
  {
    route: 'GET /api/v1/clips',
    leaves: ['clip.listed'],
    act: ({ agency }) => agency.records.clips.list(),
  },
  {
    route: 'GET /api/v1/clips/:id',
    leaves: ['clip.read'],
    act: ({ agency, clipId }) => agency.records.clips.read(clipId),
  },
  {
    route: 'GET /api/v1/clips/:id/custody',
    leaves: ['clip.read'],
    act: ({ agency, clipId }) => agency.records.clips.custody(clipId),
  },
  ...['csv', 'json', 'pdf'].map((form): Act => ({
    route: `GET /api/v1/clips/:id/custody.${form}`,
    leaves: ['custody.exported'],
    act: ({ agency, clipId }) =>
      agency.records.http.get(`/api/v1/clips/${clipId}/custody.${form}`, {
        purpose: 'data-request',
        reference: 'DR-26-1',
      }),
  })),
  {
    route: 'GET /api/v1/clips/:id/thumbnail',
    leaves: ['clip.read'],
    // Whoever was not shown the still by a list.
    act: ({ agency, clipId }) => agency.officer.clips.thumbnail(clipId),
  },
  {
    route: 'POST /api/v1/clips/:id/category',
    leaves: ['clip.categorized'],
    act: ({ agency, clipId }) =>
      agency.records.clips.categorize(clipId, 'traffic-stop', 'As the log of the shift says'),
  },
  {
    route: 'POST /api/v1/clips/:id/restrictions',
    leaves: ['clip.restricted'],
    act: (world) =>
      world.agency.records.clips.restrict(madeBefore(world, 'announced clip'), 'undercover'),
  },
  {
    route: 'POST /api/v1/clips/:id/playbacks',
    leaves: ['clip.playback-opened'],
    act: async ({ agency, clipId, made }) => {
      const answer = await agency.records.clips.openPlayback(clipId, 'investigation');
      made.set('playback', answer.body.id);
      return answer;
    },
  },
  {
    route: 'GET /api/v1/playbacks/:id/media',
    leaves: ['clip.playback-served'],
    act: (world) => world.agency.records.clips.media(madeBefore(world, 'playback')),
  },
];
