// Installs, builds and runs the demo agency: synthetic footage, nobody real.
//
//   npm run demo
import { runServer } from './start.mjs';

await runServer({ DEMO: 'true' });
