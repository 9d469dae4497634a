import type { ProvenStep } from '../../audit-trail/audit-trail.public.js';
import { type CustodyRecord, stepInWords } from '../domain/custody-record.js';
import { custodyCsv } from './custody-csv.js';
import { custodyJson } from './custody-json.js';
import { custodyPdf } from './custody-pdf.js';
import { printable } from '../../platform/pdf/printable.js';

const step = (index: number): ProvenStep => ({
  id: String(index + 1),
  index,
  kind: 'clip.read',
  actor: 'person:018f3c1e-0000-7000-8000-00000000dead',
  actorName: index % 2 === 0 ? 'Ingrid Auditor' : null,
  role: 'auditor',
  target: 'clip:c',
  outcome: 'success',
  purpose: null,
  at: '2026-11-20T22:31:19.319000Z',
  words: 'read the facts of the clip',
  raw: '{"v":1}',
  proof: 'c2sp.org/tlog-proof@v1\n',
  seen: {
    shown: [{ name: 'reason', value: '=1+1', encoded: 'e' }],
    withheld: ['note'],
    expunged: 1,
  },
});

const record = (count: number): CustodyRecord => ({
  agency: { name: 'Example Police', timeZone: 'America/Chicago' },
  clip: { id: 'c', sourceClipId: 'A-1', sha256: null },
  custody: {
    checkpoint: { size: 9, note: 'o\n9\nroot\n\n\u2014 o sig\n', signedAt: new Date(0) },
    keys: ['o+1+k'],
    count,
    steps: inBatches(Array.from({ length: count }, (_, index) => step(index))),
  },
});

async function* inBatches(steps: readonly ProvenStep[]) {
  for (let at = 0; at < steps.length; at += 3) yield await Promise.resolve(steps.slice(at, at + 3));
}

async function whole(content: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

describe('A chain of custody', () => {
  it('on paper is the same, byte for byte, however often it is made', async () => {
    const [first, second] = [await custodyPdf(record(100)), await custodyPdf(record(100))];
    expect(first.equals(second)).toBe(true);
    expect(first.toString('latin1')).toContain('(D:19700101000000Z)');
    expect(first.equals(await custodyPdf(record(99)))).toBe(false);
  });

  it('on paper obeys no line end that a value brings along', () => {
    const seen = { shown: [{ name: 'n', value: 'a\nb', encoded: 'e' }], withheld: [], expunged: 0 };
    expect(stepInWords({ ...step(0), seen })).toEqual(['read the facts of the clip', 'n: a\nb']);
    expect(printable('n: a\nb', () => true)).toBe('n: a[U+000A]b');
  });

  it.each([0, 1, 4])('as JSON is one document, with %d steps', async (count) => {
    const { steps, howToVerify } = JSON.parse(await whole(custodyJson(record(count)))) as {
      steps: object[];
      howToVerify: string[];
    };
    expect(steps).toHaveLength(count);
    expect(howToVerify.join(' ')).toContain('plumbline-verify.js proof');
  });

  it('as a table has a line to a step, and says what is withheld and what is gone', async () => {
    const lines = (await whole(custodyCsv(record(4)))).trimEnd().split('\r\n');
    expect(lines).toHaveLength(5);
    expect(lines[1]).toContain('Ingrid Auditor');
    expect(lines[1]).toMatch(/,note,1$/);
  });
});
