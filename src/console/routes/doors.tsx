import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { type RawSearch, textFrom } from '../lib/search';
import { root } from './house';

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (raw: RawSearch): { next?: string } => {
    const next = textFrom(raw, 'next');
    // Only ways inside of the house: a link must not send a person elsewhere after signing in.
    return next?.startsWith('/') === true && !next.startsWith('//') ? { next } : {};
  },
  component: lazyRouteComponent(() => import('../features/sign-in/sign-in-door'), 'SignInDoor'),
});

const withToken = (raw: RawSearch): { token?: string } => {
  const token = textFrom(raw, 'token');
  return token === undefined ? {} : { token };
};

const singleSignOnReturn = createRoute({
  getParentRoute: () => root,
  path: '/single-sign-on/return/$provider',
  component: lazyRouteComponent(
    () => import('../features/single-sign-on/return-page'),
    'ReturnPage',
  ),
});

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  validateSearch: withToken,
  component: lazyRouteComponent(() => import('../features/identity/setup-page'), 'SetupPage'),
});

const passwordReset = createRoute({
  getParentRoute: () => root,
  path: '/password-reset',
  validateSearch: withToken,
  component: lazyRouteComponent(
    () => import('../features/sign-in/password-reset-page'),
    'PasswordResetPage',
  ),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  validateSearch: withToken,
  component: lazyRouteComponent(
    () => import('../features/identity/invitation-page'),
    'InvitationPage',
  ),
});

/** What can be opened by somebody who is not signed in. */
export const doors = [signIn, singleSignOnReturn, setup, passwordReset, invitation] as const;
