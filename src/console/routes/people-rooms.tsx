import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { authorizationSearch } from '../features/authorizations/authorization-search';
import { peopleSearch } from '../features/identity/people-search';
import { guarded } from '../shell/forbidden';
import { app } from './house';

const people = createRoute({
  getParentRoute: () => app,
  path: '/people',
  validateSearch: peopleSearch,
  component: guarded(
    'person.read',
    lazyRouteComponent(() => import('../features/identity/people-page'), 'PeoplePage'),
  ),
});

const person = createRoute({
  getParentRoute: () => app,
  path: '/people/$personId',
  component: guarded(
    'person.read',
    lazyRouteComponent(() => import('../features/identity/person-page'), 'PersonPage'),
  ),
});

const approvals = createRoute({
  getParentRoute: () => app,
  path: '/approvals',
  component: guarded(
    'person.read',
    lazyRouteComponent(() => import('../features/identity/approvals-page'), 'ApprovalsPage'),
  ),
});

const roles = createRoute({
  getParentRoute: () => app,
  path: '/roles',
  component: guarded(
    'session.own',
    lazyRouteComponent(() => import('../features/identity/roles-page'), 'RolesPage'),
  ),
});

const apiClients = createRoute({
  getParentRoute: () => app,
  path: '/api-clients',
  component: guarded(
    'api-client.manage',
    lazyRouteComponent(() => import('../features/api-clients/api-clients-page'), 'ApiClientsPage'),
  ),
});

const singleSignOn = createRoute({
  getParentRoute: () => app,
  path: '/single-sign-on',
  component: guarded(
    'person.approve',
    lazyRouteComponent(
      () => import('../features/single-sign-on/single-sign-on-page'),
      'SingleSignOnPage',
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
      () => import('../features/authorizations/authorizations-page'),
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
      () => import('../features/authorizations/authorization-page'),
      'AuthorizationPage',
    ),
  ),
});

const roster = createRoute({
  getParentRoute: () => app,
  path: '/roster',
  component: guarded(
    'personnel.read',
    lazyRouteComponent(() => import('../features/personnel/roster-page'), 'RosterPage'),
  ),
});

const rosterImport = createRoute({
  getParentRoute: () => app,
  path: '/roster/import',
  component: guarded(
    'personnel.manage',
    lazyRouteComponent(
      () => import('../features/personnel/roster-import-page'),
      'RosterImportPage',
    ),
  ),
});

const recertifications = createRoute({
  getParentRoute: () => app,
  path: '/recertification',
  component: guarded(
    'recertification.read',
    lazyRouteComponent(
      () => import('../features/recertification/recertifications-page'),
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
      () => import('../features/recertification/recertification-page'),
      'RecertificationPage',
    ),
  ),
});

/** The rooms of accounts, and of what they may do. */
export const peopleRooms = [
  people,
  person,
  approvals,
  roles,
  apiClients,
  singleSignOn,
  authorizations,
  authorization,
  roster,
  rosterImport,
  recertifications,
  recertification,
] as const;
