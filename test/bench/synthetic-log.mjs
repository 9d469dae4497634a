// Writes an exported log of synthetic entries as fast as the disk takes it: node synthetic-log.mjs
// FOLDER ENTRIES. Every entry has one disclosure, as real ones have the address.
import { createPrivateKey, createPublicKey, generateKeyPairSync, hash, sign } from 'node:crypto';
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const [folder, wanted] = [process.argv[2], Number(process.argv[3])];
const ORIGIN = 'audit.bench.example/1';
const WIDTH = 256;
const CHECKPOINT_EVERY = 4096;
const made = new Set();

function put(path, content) {
  const file = join(folder, path);
  if (!made.has(dirname(file))) mkdirSync(dirname(file), { recursive: true });
  made.add(dirname(file));
  writeFileSync(file, content);
}

const numberPath = (n) => {
  const text = String(n);
  return text.padStart(Math.ceil(text.length / 3) * 3, '0').replace(/\d{3}(?=\d)/g, 'x$&/');
};
const suffix = (width) => (width === WIDTH ? '' : `.p/${width}`);

const { privateKey } = generateKeyPairSync('ed25519');
const raw = createPublicKey(createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' })))
  .export({ type: 'spki', format: 'der' })
  .subarray(12);
const typed = Buffer.concat([Buffer.of(1), raw]);
const id = hash('sha256', Buffer.concat([Buffer.from(`${ORIGIN}\n`), typed]), 'buffer').subarray(
  0,
  4,
);
const note = (text) =>
  `${text}\n\u2014 ${ORIGIN} ${Buffer.concat([id, sign(null, Buffer.from(text), privateKey)]).toString('base64')}\n`;
const checkpoint = (size, root) => note(`${ORIGIN}\n${size}\n${root.toString('base64')}\n`);

const node = (a, b) => hash('sha256', Buffer.concat([Buffer.of(1), a, b]), 'buffer');

/** Right edge, one root for each bit of the size. */
const edge = [];
function push(leaf, index) {
  let root = leaf;
  for (let rest = index; rest % 2 === 1; rest = (rest - 1) / 2) root = node(edge.pop(), root);
  edge.push(root);
}
const rootNow = () => edge.reduceRight((right, left) => node(left, right));

/** Hashes of the upper tiles being filled, by level. */
const levels = [];
function pushUp(level, root) {
  const tile = (levels[level] ??= { hashes: [], n: 0 });
  tile.hashes.push(root);
  if (tile.hashes.length < WIDTH) return;
  put(`tile/${level}/${numberPath(tile.n)}`, Buffer.concat(tile.hashes));
  let row = tile.hashes;
  while (row.length > 1) row = row.flatMap((hash, at) => (at % 2 ? [node(row[at - 1], hash)] : []));
  tile.hashes = [];
  tile.n += 1;
  pushUp(level + 1, row[0]);
}

mkdirSync(folder, { recursive: true });
put('README.txt', note('A synthetic log.\n'));
put('vkey', `${ORIGIN}+${id.toString('hex')}+${typed.toString('base64')}\n`);
const disclosures = createWriteStream(join(folder, 'disclosures.jsonl'));
const filler = 'clip:01980c4e-0000-7000-8000-';

for (let n = 0; n * WIDTH < wanted; n += 1) {
  const width = Math.min(WIDTH, wanted - n * WIDTH);
  const [parts, leaves, lines] = [[], [], []];
  for (let at = 0; at < width; at += 1) {
    const index = n * WIDTH + at;
    const unique = String(index).padStart(12, '0');
    const encoded = Buffer.from(`["${unique}ABCDEFGHIJ","address","192.0.2.7"]`).toString(
      'base64url',
    );
    const body = Buffer.from(
      `{"_sd":["${hash('sha256', encoded, 'base64url')}"],"actor":"person:01980c4e-1111-7000-8000-${unique}",` +
        `"at":"2026-11-20T22:31:19.319123Z","facts":{"clip":"01980c4e-2222"},"id":"01980c4e-0000-7000-8000-${unique}",` +
        `"kind":"clip.viewed","outcome":"success","role":"supervisor","target":"${filler}${unique}","v":1}`,
    );
    const length = Buffer.alloc(2);
    length.writeUInt16BE(body.length);
    parts.push(length, body);
    const leaf = hash('sha256', Buffer.concat([Buffer.of(0), body]), 'buffer');
    leaves.push(leaf);
    push(leaf, index);
    lines.push(`{"index":${index},"disclosure":"${encoded}"}\n`);
    if ((index + 1) % CHECKPOINT_EVERY === 0) {
      put(`checkpoints/${numberPath(index + 1)}`, checkpoint(index + 1, rootNow()));
    }
  }
  put(`tile/entries/${numberPath(n)}${suffix(width)}`, Buffer.concat(parts));
  put(`tile/0/${numberPath(n)}${suffix(width)}`, Buffer.concat(leaves));
  if (!disclosures.write(lines.join(''))) await new Promise((go) => disclosures.once('drain', go));
  if (width < WIDTH) continue;
  let row = leaves;
  while (row.length > 1) row = row.flatMap((hash, at) => (at % 2 ? [node(row[at - 1], hash)] : []));
  pushUp(1, row[0]);
}
for (const [level, tile] of levels.entries()) {
  if (tile === undefined || tile.hashes.length === 0) continue;
  const { n, hashes } = tile;
  put(`tile/${level}/${numberPath(n)}${suffix(hashes.length)}`, Buffer.concat(hashes));
}
put('checkpoint', checkpoint(wanted, rootNow()));
await new Promise((go) => disclosures.end(go));
