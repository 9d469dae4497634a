import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { coverageSearch } from '../features/activations/coverage-search';
import { clipSearch } from '../features/footage/clip-search';
import { accessSearch } from '../features/reports/access-search';
import { reportSearch } from '../features/reports/report-search';
import { guarded } from '../shell/forbidden';
import { Home } from '../shell/home';
import { type RawSearch } from '../lib/search';
import { app } from './house';

const home = createRoute({ getParentRoute: () => app, path: '/', component: Home });

const queue = createRoute({
  getParentRoute: () => app,
  path: '/queue',
  validateSearch: (raw: RawSearch): { done?: true } => (raw['done'] === true ? { done: true } : {}),
  component: guarded(
    'review.conduct',
    lazyRouteComponent(() => import('../features/reviews/queue-page'), 'QueuePage'),
  ),
});

const workspace = createRoute({
  getParentRoute: () => app,
  path: '/reviews/$reviewId',
  component: guarded(
    'review.read',
    lazyRouteComponent(() => import('../features/reviews/workspace-page'), 'WorkspacePage'),
  ),
});

const clips = createRoute({
  getParentRoute: () => app,
  path: '/clips',
  validateSearch: clipSearch,
  component: guarded(
    'clip.search',
    lazyRouteComponent(() => import('../features/footage/clips-page'), 'ClipsPage'),
  ),
});

const bringIn = createRoute({
  getParentRoute: () => app,
  path: '/clips/bring-in',
  component: guarded(
    'clip.ingest',
    lazyRouteComponent(() => import('../features/ingest/bring-in-page'), 'BringInPage'),
  ),
});

const clip = createRoute({
  getParentRoute: () => app,
  path: '/clips/$clipId',
  component: guarded(
    'clip.search',
    lazyRouteComponent(() => import('../features/footage/clip-page'), 'ClipPage'),
  ),
});

const coverage = createRoute({
  getParentRoute: () => app,
  path: '/coverage',
  validateSearch: coverageSearch,
  component: guarded(
    'coverage.read',
    lazyRouteComponent(() => import('../features/activations/coverage-page'), 'CoveragePage'),
  ),
});

const draws = createRoute({
  getParentRoute: () => app,
  path: '/draws',
  component: guarded(
    'draw.read',
    lazyRouteComponent(() => import('../features/sampling/draws-page'), 'DrawsPage'),
  ),
});

const draw = createRoute({
  getParentRoute: () => app,
  path: '/draws/$drawId',
  component: guarded(
    'draw.read',
    lazyRouteComponent(() => import('../features/sampling/draw-page'), 'DrawPage'),
  ),
});

const report = createRoute({
  getParentRoute: () => app,
  path: '/report',
  validateSearch: reportSearch,
  component: guarded(
    'report.read',
    lazyRouteComponent(() => import('../features/reports/report-page'), 'ReportPage'),
  ),
});

const accessReport = createRoute({
  getParentRoute: () => app,
  path: '/access-report',
  validateSearch: accessSearch,
  component: guarded(
    'access-report.read',
    lazyRouteComponent(() => import('../features/reports/access-page'), 'AccessPage'),
  ),
});

const account = createRoute({
  getParentRoute: () => app,
  path: '/account',
  component: lazyRouteComponent(() => import('../features/sessions/account-page'), 'AccountPage'),
});

/** The rooms of daily work. */
export const workRooms = [
  home,
  queue,
  workspace,
  clips,
  bringIn,
  clip,
  coverage,
  draws,
  draw,
  report,
  accessReport,
  account,
] as const;
