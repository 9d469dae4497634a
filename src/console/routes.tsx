import { createRouter } from '@tanstack/react-router';
import { doors } from './routes/doors';
import { app, root } from './routes/house';
import { peopleRooms } from './routes/people-rooms';
import { trailRooms } from './routes/trail-rooms';
import { workRooms } from './routes/work-rooms';
import { Waiting } from './ui/states';

export const router = createRouter({
  routeTree: root.addChildren([
    ...doors,
    app.addChildren([...workRooms, ...trailRooms, ...peopleRooms]),
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
