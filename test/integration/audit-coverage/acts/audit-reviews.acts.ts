import { OpenDueWeeksCommand } from '../../../../src/audit-reviews/audit-reviews.public.js';
import { ApiClient } from '../../../support/api-client/api-client.js';
import { expecting } from '../../../support/api-client/http.js';
import { createPerson, TEST_PASSWORD } from '../../../support/people.js';
import { type AuditedWorld, DAY_MS, madeBefore } from '../world.js';
import type { Act } from './act.js';

type Reviews = ApiClient['auditReviews'];

const reviewsOf = ({ app }: AuditedWorld) => app.administrator.auditReviews;
const HOURS = { from: '07:00', to: '19:00', weekendsOutside: true };

const weekOf = async (world: AuditedWorld) =>
  (await expecting(200, reviewsOf(world).list())).running.week;

/** Does something as a newcomer of next week, when this week’s review of others’ acts is due. */
async function nextWeek<T>(world: AuditedWorld, act: (reviews: Reviews) => Promise<T>): Promise<T> {
  const { app, clock, made } = world;
  clock.aheadMs = 8 * DAY_MS;
  try {
    await app.context.get(OpenDueWeeksCommand).execute();
    if (!made.has('newcomer')) {
      const administrator = await new ApiClient(app.url).signIn('ada', TEST_PASSWORD);
      await createPerson(administrator, { username: 'newcomer', roles: [{ role: 'commander' }] });
      made.set('newcomer', 'newcomer');
    }
    const newcomer = await new ApiClient(app.url).signIn('newcomer', TEST_PASSWORD);
    return await act(newcomer.auditReviews);
  } finally {
    clock.aheadMs = 0;
  }
}

const EXPLAINED = { mark: 'explained', note: 'A test' };

export const auditReviewActs: readonly Act[] = [
  {
    route: 'GET /api/v1/audit-reviews',
    leaves: ['audit-review.listed'],
    act: (world) => reviewsOf(world).list(),
  },
  {
    route: 'GET /api/v1/audit-reviews/:week',
    leaves: ['audit-review.read'],
    act: async (world) => reviewsOf(world).read(await weekOf(world)),
  },
  {
    route: 'GET /api/v1/audit-reviews/:week/findings/:finding/entries',
    leaves: ['audit-review.entries-read'],
    act: async (world) => reviewsOf(world).entries(await weekOf(world), 'log-reads'),
  },
  {
    route: 'PUT /api/v1/audit-review-hours',
    leaves: ['audit-review.hours-set'],
    act: (world) => reviewsOf(world).setHours(HOURS),
  },
  {
    route: 'PUT /api/v1/audit-reviews/:week/findings/:finding/mark',
    leaves: ['audit-review.finding-marked'],
    act: async (world) => {
      world.made.set('reviewed week', await weekOf(world));
      return nextWeek(world, (reviews) =>
        reviews.mark(madeBefore(world, 'reviewed week'), 'privilege-changes', EXPLAINED),
      );
    },
  },
  {
    route: 'POST /api/v1/audit-reviews/:week/signature',
    leaves: ['audit-review.signed'],
    act: (world) =>
      nextWeek(world, async (reviews) => {
        const week = madeBefore(world, 'reviewed week');
        const { findings } = await expecting(200, reviews.read(week));
        for (const { id } of findings.filter(({ found }) => found > 0)) {
          await expecting(204, reviews.mark(week, id, EXPLAINED));
        }
        return reviews.sign(week);
      }),
  },
  {
    route: 'POST /api/v1/audit-reviews/:week/follow-ups',
    leaves: ['audit-review.followed-up'],
    act: (world) =>
      nextWeek(world, (reviews) =>
        reviews.followUp(madeBefore(world, 'reviewed week'), { note: 'Nothing came of it' }),
      ),
  },
];
