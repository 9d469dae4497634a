import { performance } from 'node:perf_hooks';

/** One line about what is being done. */
export function say(line) {
  console.log(`plumbline: ${line}`);
}

/** Does `work` and says how long it took: `Building the server … 1.2 s`. */
export async function step(name, work) {
  const begun = performance.now();
  say(`${name} …`);
  const result = await work();
  say(`${name}: done in ${seconds(performance.now() - begun)}`);
  return result;
}

export function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/** Ends the process with an explanation for a person, and no stack trace. */
export function giveUp(lines) {
  console.error(`\nplumbline: ${[lines].flat().join('\n  ')}\n`);
  process.exit(1);
}
