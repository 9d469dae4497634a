// Builds what has changed: the server (dist/), the console (dist/console) and the verifier.
//
//   node scripts/build.mjs [server] [console] [verifier]
import { prepare } from './prepare.mjs';
import { giveUp } from './support/progress.mjs';

await prepare();
// What builds needs the pinned Node, on which we are from here.
const { build, PARTS } = await import('./support/parts.mjs');
const names = process.argv.slice(2);
const unknown = names.filter((name) => !(name in PARTS));
if (unknown.length > 0) giveUp(`There is no part ${unknown.join(', ')} to build.`);
await build(names.length > 0 ? names : undefined);
