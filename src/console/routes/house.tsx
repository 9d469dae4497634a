import { createRootRoute, createRoute, Outlet } from '@tanstack/react-router';
import { Frame } from '../shell/frame';
import { NotFoundPage } from '../shell/not-found';

export const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage });

/** Whatever only those who are signed in can open. */
export const app = createRoute({ getParentRoute: () => root, id: 'app', component: Frame });
