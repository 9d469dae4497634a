import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router';
import { coverageSearch } from './features/activations/coverage-search';
import { authorizationSearch } from './features/authorizations/authorization-search';
import { trailSearch } from './features/audit-trail/trail-search';
import { peopleSearch } from './features/identity/people-search';
import { clipSearch } from './features/footage/clip-search';
import { accessSearch } from './features/reports/access-search';
import { reportSearch } from './features/reports/report-search';
import { textFrom, type RawSearch } from './lib/search';
import { Frame } from './shell/frame';
import { guarded } from './shell/forbidden';
import { Home } from './shell/home';
import { NotFoundPage } from './shell/not-found';
import { Waiting } from './ui/states';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (raw: RawSearch): { next?: string } => {
    const next = textFrom(raw, 'next');
    // Only ways inside of the house: a link must not send a person elsewhere after signing in.
    return next?.startsWith('/') === true && !next.startsWith('//') ? { next } : {};
  },
  component: lazyRouteComponent(() => import('./features/sign-in/sign-in-door'), 'SignInDoor'),
});

const withToken = (raw: RawSearch): { token?: string } => {
  const token = textFrom(raw, 'token');
  return token === undefined ? {} : { token };
};

const singleSignOnReturn = createRoute({
  getParentRoute: () => root,
  path: '/single-sign-on/return/$provider',
  component: lazyRouteComponent(
    () => import('./features/single-sign-on/return-page'),
    'ReturnPage',
  ),
});

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  validateSearch: withToken,
  component: lazyRouteComponent(() => import('./features/identity/setup-page'), 'SetupPage'),
});

const passwordReset = createRoute({
  getParentRoute: () => root,
  path: '/password-reset',
  validateSearch: withToken,
  component: lazyRouteComponent(
    () => import('./features/sign-in/password-reset-page'),
    'PasswordResetPage',
  ),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  validateSearch: withToken,
  component: lazyRouteComponent(
    () => import('./features/identity/invitation-page'),
    'InvitationPage',
  ),
});

const app = createRoute({ getParentRoute: () => root, id: 'app', component: Frame });

const home = createRoute({ getParentRoute: () => app, path: '/', component: Home });

const queue = createRoute({
  getParentRoute: () => app,
  path: '/queue',
  validateSearch: (raw: RawSearch): { done?: true } => (raw['done'] === true ? { done: true } : {}),
  component: guarded(
    'review.conduct',
    lazyRouteComponent(() => import('./features/reviews/queue-page'), 'QueuePage'),
  ),
});

const workspace = createRoute({
  getParentRoute: () => app,
  path: '/reviews/$reviewId',
  component: guarded(
    'review.read',
    lazyRouteComponent(() => import('./features/reviews/workspace-page'), 'WorkspacePage'),
  ),
});

const clips = createRoute({
  getParentRoute: () => app,
  path: '/clips',
  validateSearch: clipSearch,
  component: guarded(
    'clip.search',
    lazyRouteComponent(() => import('./features/footage/clips-page'), 'ClipsPage'),
  ),
});

const bringIn = createRoute({
  getParentRoute: () => app,
  path: '/clips/bring-in',
  component: guarded(
    'clip.ingest',
    lazyRouteComponent(() => import('./features/ingest/bring-in-page'), 'BringInPage'),
  ),
});

const clip = createRoute({
  getParentRoute: () => app,
  path: '/clips/$clipId',
  component: guarded(
    'clip.search',
    lazyRouteComponent(() => import('./features/footage/clip-page'), 'ClipPage'),
  ),
});

const coverage = createRoute({
  getParentRoute: () => app,
  path: '/coverage',
  validateSearch: coverageSearch,
  component: guarded(
    'coverage.read',
    lazyRouteComponent(() => import('./features/activations/coverage-page'), 'CoveragePage'),
  ),
});

const draws = createRoute({
  getParentRoute: () => app,
  path: '/draws',
  component: guarded(
    'draw.read',
    lazyRouteComponent(() => import('./features/sampling/draws-page'), 'DrawsPage'),
  ),
});

const draw = createRoute({
  getParentRoute: () => app,
  path: '/draws/$drawId',
  component: guarded(
    'draw.read',
    lazyRouteComponent(() => import('./features/sampling/draw-page'), 'DrawPage'),
  ),
});

const report = createRoute({
  getParentRoute: () => app,
  path: '/report',
  validateSearch: reportSearch,
  component: guarded(
    'report.read',
    lazyRouteComponent(() => import('./features/reports/report-page'), 'ReportPage'),
  ),
});

const trail = createRoute({
  getParentRoute: () => app,
  path: '/trail',
  validateSearch: trailSearch,
  component: guarded(
    'audit-trail.read',
    lazyRouteComponent(() => import('./features/audit-trail/trail-page'), 'TrailPage'),
  ),
});

const expunging = createRoute({
  getParentRoute: () => app,
  path: '/expunging',
  component: guarded(
    'audit-trail.expunge',
    lazyRouteComponent(() => import('./features/trail-retention/expunging-page'), 'ExpungingPage'),
  ),
});

const expunction = createRoute({
  getParentRoute: () => app,
  path: '/expunging/$requestId',
  component: guarded(
    'audit-trail.expunge',
    lazyRouteComponent(
      () => import('./features/trail-retention/expunction-page'),
      'ExpunctionPage',
    ),
  ),
});

const retention = createRoute({
  getParentRoute: () => app,
  path: '/retention',
  component: guarded(
    'audit-trail.prune',
    lazyRouteComponent(() => import('./features/trail-retention/retention-page'), 'RetentionPage'),
  ),
});

const checkpoints = createRoute({
  getParentRoute: () => app,
  path: '/trail/checkpoints',
  component: guarded(
    'audit-trail.read',
    lazyRouteComponent(() => import('./features/audit-trail/checkpoints-page'), 'CheckpointsPage'),
  ),
});

const logReviews = createRoute({
  getParentRoute: () => app,
  path: '/log-reviews',
  component: guarded(
    'audit-trail.read',
    lazyRouteComponent(() => import('./features/audit-reviews/log-reviews-page'), 'LogReviewsPage'),
  ),
});

const logReview = createRoute({
  getParentRoute: () => app,
  path: '/log-reviews/$week',
  component: guarded(
    'audit-trail.read',
    lazyRouteComponent(() => import('./features/audit-reviews/log-review-page'), 'LogReviewPage'),
  ),
});

const trailHealth = createRoute({
  getParentRoute: () => app,
  path: '/trail/health',
  component: guarded(
    'audit-trail.read',
    lazyRouteComponent(() => import('./features/audit-trail/health-page'), 'HealthPage'),
  ),
});

const accessReport = createRoute({
  getParentRoute: () => app,
  path: '/access-report',
  validateSearch: accessSearch,
  component: guarded(
    'access-report.read',
    lazyRouteComponent(() => import('./features/reports/access-page'), 'AccessPage'),
  ),
});

const roster = createRoute({
  getParentRoute: () => app,
  path: '/roster',
  component: guarded(
    'personnel.read',
    lazyRouteComponent(() => import('./features/personnel/roster-page'), 'RosterPage'),
  ),
});

const rosterImport = createRoute({
  getParentRoute: () => app,
  path: '/roster/import',
  component: guarded(
    'personnel.manage',
    lazyRouteComponent(() => import('./features/personnel/roster-import-page'), 'RosterImportPage'),
  ),
});

const recertifications = createRoute({
  getParentRoute: () => app,
  path: '/recertification',
  component: guarded(
    'recertification.read',
    lazyRouteComponent(
      () => import('./features/recertification/recertifications-page'),
      'RecertificationsPage',
    ),
  ),
});

const recertification = createRoute({
  getParentRoute: () => app,
  path: '/recertification/$reviewId',
  component: guarded(
    'recertification.read',
    lazyRouteComponent(
      () => import('./features/recertification/recertification-page'),
      'RecertificationPage',
    ),
  ),
});

const authorizations = createRoute({
  getParentRoute: () => app,
  path: '/authorizations',
  validateSearch: authorizationSearch,
  component: guarded(
    'session.own',
    lazyRouteComponent(
      () => import('./features/authorizations/authorizations-page'),
      'AuthorizationsPage',
    ),
  ),
});

const authorization = createRoute({
  getParentRoute: () => app,
  path: '/authorizations/$authorizationId',
  component: guarded(
    'session.own',
    lazyRouteComponent(
      () => import('./features/authorizations/authorization-page'),
      'AuthorizationPage',
    ),
  ),
});

const people = createRoute({
  getParentRoute: () => app,
  path: '/people',
  validateSearch: peopleSearch,
  component: guarded(
    'person.read',
    lazyRouteComponent(() => import('./features/identity/people-page'), 'PeoplePage'),
  ),
});

const person = createRoute({
  getParentRoute: () => app,
  path: '/people/$personId',
  component: guarded(
    'person.read',
    lazyRouteComponent(() => import('./features/identity/person-page'), 'PersonPage'),
  ),
});

const approvals = createRoute({
  getParentRoute: () => app,
  path: '/approvals',
  component: guarded(
    'person.read',
    lazyRouteComponent(() => import('./features/identity/approvals-page'), 'ApprovalsPage'),
  ),
});

const roles = createRoute({
  getParentRoute: () => app,
  path: '/roles',
  component: guarded(
    'session.own',
    lazyRouteComponent(() => import('./features/identity/roles-page'), 'RolesPage'),
  ),
});

const apiClients = createRoute({
  getParentRoute: () => app,
  path: '/api-clients',
  component: guarded(
    'api-client.manage',
    lazyRouteComponent(() => import('./features/api-clients/api-clients-page'), 'ApiClientsPage'),
  ),
});

const singleSignOn = createRoute({
  getParentRoute: () => app,
  path: '/single-sign-on',
  component: guarded(
    'person.approve',
    lazyRouteComponent(
      () => import('./features/single-sign-on/single-sign-on-page'),
      'SingleSignOnPage',
    ),
  ),
});

const account = createRoute({
  getParentRoute: () => app,
  path: '/account',
  component: lazyRouteComponent(() => import('./features/sessions/account-page'), 'AccountPage'),
});

const inside = [
  home,
  account,
  queue,
  workspace,
  clips,
  bringIn,
  clip,
  coverage,
  draws,
  draw,
  report,
  trail,
  trailHealth,
  checkpoints,
  logReviews,
  logReview,
  expunging,
  expunction,
  retention,
  people,
  person,
  approvals,
  roles,
  apiClients,
  singleSignOn,
  accessReport,
  authorizations,
  authorization,
  roster,
  rosterImport,
  recertifications,
  recertification,
] as const;

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    singleSignOnReturn,
    setup,
    invitation,
    passwordReset,
    app.addChildren(inside),
  ]),
  defaultPendingComponent: () => <Waiting />,
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
