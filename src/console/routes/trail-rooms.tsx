import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { trailSearch } from '../features/audit-trail/trail-search';
import { guarded } from '../shell/forbidden';
import { app } from './house';

const trail = createRoute({
  getParentRoute: () => app,
  path: '/trail',
  validateSearch: trailSearch,
  component: guarded(
    'audit-trail.read',
    lazyRouteComponent(() => import('../features/audit-trail/trail-page'), 'TrailPage'),
  ),
});

const trailHealth = createRoute({
  getParentRoute: () => app,
  path: '/trail/health',
  component: guarded(
    'audit-trail.read',
    lazyRouteComponent(() => import('../features/audit-trail/health-page'), 'HealthPage'),
  ),
});

const checkpoints = createRoute({
  getParentRoute: () => app,
  path: '/trail/checkpoints',
  component: guarded(
    'audit-trail.read',
    lazyRouteComponent(() => import('../features/audit-trail/checkpoints-page'), 'CheckpointsPage'),
  ),
});

const logReviews = createRoute({
  getParentRoute: () => app,
  path: '/log-reviews',
  component: guarded(
    'audit-trail.read',
    lazyRouteComponent(
      () => import('../features/audit-reviews/log-reviews-page'),
      'LogReviewsPage',
    ),
  ),
});

const logReview = createRoute({
  getParentRoute: () => app,
  path: '/log-reviews/$week',
  component: guarded(
    'audit-trail.read',
    lazyRouteComponent(() => import('../features/audit-reviews/log-review-page'), 'LogReviewPage'),
  ),
});

const expunging = createRoute({
  getParentRoute: () => app,
  path: '/expunging',
  component: guarded(
    'audit-trail.expunge',
    lazyRouteComponent(() => import('../features/trail-retention/expunging-page'), 'ExpungingPage'),
  ),
});

const expunction = createRoute({
  getParentRoute: () => app,
  path: '/expunging/$requestId',
  component: guarded(
    'audit-trail.expunge',
    lazyRouteComponent(
      () => import('../features/trail-retention/expunction-page'),
      'ExpunctionPage',
    ),
  ),
});

const retention = createRoute({
  getParentRoute: () => app,
  path: '/retention',
  component: guarded(
    'audit-trail.prune',
    lazyRouteComponent(() => import('../features/trail-retention/retention-page'), 'RetentionPage'),
  ),
});

/** The rooms around the audit trail. */
export const trailRooms = [
  trail,
  trailHealth,
  checkpoints,
  logReviews,
  logReview,
  expunging,
  expunction,
  retention,
] as const;
