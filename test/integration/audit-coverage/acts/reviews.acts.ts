import { expecting } from '../../../support/api-client/http.js';
import { eventually } from '../../../support/eventually.js';
import { ago, type AuditedWorld, DAY_MS, madeBefore } from '../world.js';
import type { Act } from './act.js';

const ANSWERS = [
  'activated-in-time',
  'recorded-whole-encounter',
  'category-fits',
  'handled-safely',
  'professional-conduct',
]
  .map((question) => ({ question, answer: 'yes' }))
  .concat([{ question: 'commendable', answer: 'no' }]);

const reviewerOf = ({ agency }: AuditedWorld) => agency.centralSupervisor.reviews;
const reviewOf = (world: AuditedWorld) => madeBefore(world, 'review');

/** Says that the whole clip was watched, as soon as so much time has really gone by. */
async function watch(world: AuditedWorld) {
  const interval = { startMs: 0, endMs: 4000, speed: 8, muted: false, visible: true };
  const playback = madeBefore(world, 'review playback');
  return eventually(async () => {
    const answer = await reviewerOf(world).recordWatching(reviewOf(world), playback, [interval]);
    if (answer.status !== 200 || answer.body.watchedPercent < 50) throw new Error('Not yet');
    return answer;
  });
}

export const reviewActs: readonly Act[] = [
  {
    route: 'GET /api/v1/reviews/queue',
    leaves: ['review.queue-read'],
    act: async (world) => {
      const answer = await reviewerOf(world).queue();
      world.made.set('review', answer.body.items[0]?.id ?? '');
      return answer;
    },
  },
  {
    route: 'GET /api/v1/reviews/:id',
    leaves: ['review.read'],
    act: (world) => reviewerOf(world).read(reviewOf(world)),
  },
  {
    route: 'POST /api/v1/reviews/:id/opening',
    leaves: ['clip.playback-opened', 'review.opened'],
    because: 'the clip’s chain of custody holds the playback, the review’s history the opening',
    act: async (world) => {
      const answer = await reviewerOf(world).open(reviewOf(world));
      world.made.set('review playback', answer.body.id);
      await world.agency.centralSupervisor.clips.media(answer.body.id);
      return answer;
    },
  },
  {
    route: 'POST /api/v1/reviews/:id/watch-evidence',
    leaves: ['review.watch-evidence-recorded'],
    act: watch,
  },
  {
    route: 'PUT /api/v1/reviews/:id/answers',
    leaves: ['review.answers-saved'],
    act: (world) => reviewerOf(world).saveAnswers(reviewOf(world), ANSWERS.slice(0, 2)),
  },
  {
    route: 'POST /api/v1/reviews/:id/signature',
    leaves: ['review.signed'],
    act: (world) => reviewerOf(world).sign(reviewOf(world), ANSWERS, 'Nothing to add.'),
  },
  ...(['json', 'csv', 'pdf'] as const).map((form): Act => ({
    route: `GET /api/v1/reports/compliance${form === 'json' ? '' : `.${form}`}`,
    leaves: ['report.made'],
    act: async ({ commander }) => {
      const period = { from: ago(DAY_MS), to: ago(0), cutoff: ago(0) };
      const answer = await commander.reports.compliance(period, form);
      await expecting(200, Promise.resolve(answer));
      return answer;
    },
  })),
];
