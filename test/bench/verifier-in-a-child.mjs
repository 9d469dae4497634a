// Runs the built verifier over a log and prints what it took: node verifier-in-a-child.mjs FOLDER
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const verifier = join(process.cwd(), 'dist', 'verifier', 'plumbline-verify.js');
// The child tells its own peak when it ends, as its parent cannot know it; each of its threads does.
const tell = `process.on('exit', () => process.stderr.write(process.resourceUsage().maxRSS + ' '))`;
const args = [
  '--import',
  `data:text/javascript,${tell}`,
  verifier,
  'log',
  process.argv[2],
  '--json',
];
const begin = performance.now();
const child = spawn(process.execPath, args);
let [out, peak] = ['', ''];
child.stdout.on('data', (data) => (out += data));
child.stderr.on('data', (data) => (peak += data));
const code = await new Promise((resolve) => child.on('close', resolve));
const seconds = (performance.now() - begin) / 1000;
const { entries, findings } = JSON.parse(out);
if (code !== 0) throw new Error(`The verifier refuses the log: ${JSON.stringify(findings)}`);
const [checkpoint] = (await readFile(join(process.argv[2], 'checkpoint'), 'utf8')).split('\n\n');
if (!checkpoint.includes(`\n${entries}\n`)) throw new Error('The verifier read another log.');
console.log(
  JSON.stringify({
    seconds,
    entries,
    peakBytes: Math.max(...peak.trim().split(' ').map(Number)) * 1024,
  }),
);
