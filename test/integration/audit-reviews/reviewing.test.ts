import type { SignedIn } from '../../../src/identity/identity.public.js';
import { FollowUpCommand } from '../../../src/audit-reviews/commands/follow-up.command.js';
import { ReviewHoursCommand } from '../../../src/audit-reviews/commands/review-hours.command.js';
import { type AuditReviewWorld, createAuditReviewWorld, refusalOf } from './audit-review-world.js';

const WEEK = '2026-W43';
const FINE = { mark: 'nothing-unusual' as const, note: '' };

let world: AuditReviewWorld;
let commander: SignedIn;
let admin: SignedIn;
beforeEach(async () => {
  world = await createAuditReviewWorld();
  ({ commander, admin } = world);
  await world.view('2026-10-22T12:00:00Z', world.records, null);
  world.clock.set(new Date('2026-10-26T14:00:00Z'));
  await world.open();
});
afterEach(() => world.stop());

/** The commander marks everything that was found. */
async function markAll(): Promise<void> {
  const { findings } = await world.read(commander, WEEK);
  for (const { id, found } of findings) {
    if (found > 0) await world.mark(commander, WEEK, id, FINE);
  }
}

const entriesOfKind = (kind: string) =>
  world.dataSource.query<{ body: string; note: string | null }[]>(
    `SELECT encode(body, 'escape') AS body,
            (SELECT count(*)::int FROM audit.disclosure
              WHERE entry_id = (encode(body, 'escape')::jsonb ->> 'id')::uuid AND name = 'note') AS note
       FROM audit.entry WHERE kind = $1 ORDER BY id`,
    [kind],
  );

describe('A reviewer', () => {
  it('marks findings, as often as they like, with a note where there is more to say', async () => {
    const finding = 'views-without-case';
    const act = { mark: 'needs-action' as const, note: ' ' };
    expect(await refusalOf(world.mark(commander, WEEK, finding, act))).toBe(
      'audit-review.note-missing',
    );
    await world.mark(commander, WEEK, finding, FINE);
    await world.mark(commander, WEEK, finding, { ...act, note: ' Asked Sam Supervisor. ' });
    const { findings, names } = await world.read(admin, WEEK);
    const marked = findings.find(({ id }) => id === finding)?.marked;
    expect(marked).toMatchObject({
      mark: 'needs-action',
      note: 'Asked Sam Supervisor.',
      ownActs: 0,
    });
    expect(names.get(commander.personId)).toBe('commander');
    const entries = await entriesOfKind('audit-review.finding-marked');
    expect(entries.map(({ note }) => note)).toEqual([0, 1]);
    expect(entries[1]?.body).toContain('"mark":"needs-action"');
    expect(entries[1]?.body).not.toContain('Sam');
  });

  it('marks nothing where nothing was found', async () => {
    expect(await refusalOf(world.mark(commander, WEEK, 'removals', FINE))).toBe(
      'audit-review.nothing-found',
    );
  });

  it('does not judge acts of their own while somebody else can', async () => {
    await world.view('2026-10-28T12:00:00Z', admin, null);
    world.clock.set(new Date('2026-11-02T14:00:00Z'));
    await world.open();
    const finding = 'views-without-case';
    const seen = (await world.read(admin, '2026-W44')).findings.find(({ id }) => id === finding);
    expect(seen).toMatchObject({ yourActs: 1, isYoursToMark: false });
    expect(await refusalOf(world.mark(admin, '2026-W44', finding, FINE))).toBe(
      'audit-review.own-acts',
    );
    const [refused] = await entriesOfKind('audit-review.act-refused');
    expect(refused?.body).toContain('"outcome":"denied"');
    await world.mark(commander, '2026-W44', finding, FINE);
  });

  it('judges them where everybody has a part in it, and the entry says so', async () => {
    world.clock.set(new Date('2026-10-27T14:00:00Z'));
    for (const who of [admin, commander]) await world.entriesOf(who, WEEK, 'views-without-case');
    world.clock.set(new Date('2026-11-02T14:00:00Z'));
    await world.open();
    await world.mark(commander, '2026-W44', 'log-reads', FINE);
    const { findings } = await world.read(commander, '2026-W44');
    const logReads = findings.find(({ id }) => id === 'log-reads');
    expect(logReads).toMatchObject({ yourActs: 1, isYoursToMark: true, marked: { ownActs: 1 } });
  });
});

describe('The signature', () => {
  it('is refused until every finding is marked', async () => {
    expect(await refusalOf(world.sign(commander, WEEK))).toBe('audit-review.not-marked');
    await markAll();
    await world.sign(commander, WEEK);
    expect((await world.read(admin, WEEK)).review).toMatchObject({ signedBy: commander.personId });
  });

  it('keeps the checkpoint that covers the week, and the entry says what was seen', async () => {
    await markAll();
    await world.sign(commander, WEEK);
    const { review } = await world.read(commander, WEEK);
    expect(Number(review?.treeSize)).toBeGreaterThanOrEqual(Number(review?.lastEntry));
    expect(review?.checkpoint).toContain(`\n${review?.treeSize}\n`);
    const [signed] = await entriesOfKind('audit-review.signed');
    expect(signed?.body).toContain(
      '{"finding":"views-without-case","found":1,"mark":"nothing-unusual"',
    );
    expect(signed?.body).toContain('"late":false');
  });

  it('ends the review: no mark, no second signature, no change in the database', async () => {
    await markAll();
    await world.sign(commander, WEEK);
    expect(await refusalOf(world.mark(commander, WEEK, 'views-without-case', FINE))).toBe(
      'audit-review.already-signed',
    );
    expect(await refusalOf(world.sign(admin, WEEK))).toBe('audit-review.already-signed');
    for (const change of [
      `UPDATE audit_review SET signed_by = signed_by`,
      `UPDATE audit_review_finding SET note = 'x'`,
    ]) {
      await expect(world.dataSource.query(change)).rejects.toThrow('never changed');
    }
  });

  it('can be followed up, and only once it is there', async () => {
    const followUp = world.context.get(FollowUpCommand);
    const said = { finding: 'views-without-case' as const, note: 'It was a training.' };
    expect(await refusalOf(followUp.execute(commander, WEEK, said))).toBe(
      'audit-review.not-signed',
    );
    await markAll();
    await world.sign(commander, WEEK);
    await followUp.execute(commander, WEEK, said);
    expect((await world.read(admin, WEEK)).followUps).toMatchObject([said]);
    await expect(
      world.dataSource.query(`UPDATE audit_review_follow_up SET note = 'x'`),
    ).rejects.toThrow('never changed');
  });
});

describe('The database', () => {
  it('refuses a mark without its entry, and what was counted from then on', async () => {
    await expect(
      world.dataSource.query(
        `UPDATE audit_review_finding SET mark = 'explained', marked_by = $1, marked_at = now()`,
        [commander.personId],
      ),
    ).rejects.toThrow('lacks its audit entry');
    await expect(
      world.dataSource.query('UPDATE audit_review_finding SET found = 0'),
    ).rejects.toThrow('never changed');
    await expect(
      world.dataSource.query('UPDATE audit_review SET last_entry = last_entry - 1'),
    ).rejects.toThrow('never changed');
  });
});

describe('Usual hours', () => {
  it('hold for weeks that end after they are set, and all of them stay on record', async () => {
    const hours = world.context.get(ReviewHoursCommand);
    expect(await hours.read()).toMatchObject([{ from: '06:00', to: '22:00', setAt: null }]);
    const night = { from: '00:00', to: '23:59', weekendsOutside: false };
    expect(await refusalOf(hours.set(admin, { ...night, to: '00:00' }))).toBe(
      'audit-review.hours-reversed',
    );
    await hours.set(admin, night);
    world.clock.advance(1000);
    await hours.set(admin, { ...night, from: '07:00' });
    expect((await hours.read()).map(({ from }) => from)).toEqual(['07:00', '00:00']);
    expect((await world.read(commander, WEEK)).reviewed.hours).toMatchObject({ from: '06:00' });
    await world.view('2026-10-28T12:30:00Z', world.records, null);
    await world.view('2026-10-29T11:30:00Z', world.records, null);
    world.clock.set(new Date('2026-11-02T14:00:00Z'));
    await world.open();
    expect(await world.found(commander, '2026-W44')).toMatchObject({ 'after-hours-views': 1 });
  });
});
