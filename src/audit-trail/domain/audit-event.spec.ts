import { z } from 'zod';
import { InvariantViolation } from '../../platform/errors/invariant.js';
import { auditEventCatalogue, auditEventKind, defineAuditEvent } from './audit-event.js';

const clipRenamed = defineAuditEvent({
  kind: 'spec.clip-renamed',
  subject: 'clip',
  facts: z.object({ revision: z.int() }),
  disclosures: z.object({ title: z.string() }).partial(),
  causedBy: ['system'],
  sentence: ({ revision }) => `renamed the clip, revision ${revision}`,
  serves: 'a test',
});

describe('An audit event', () => {
  it('names its target by subject and identifier and succeeds unless stated', () => {
    const event = clipRenamed({ id: 'c1', facts: { revision: 2 }, disclosures: { title: 'New' } });
    expect(event).toMatchObject({ target: 'clip:c1', outcome: 'success', facts: { revision: 2 } });
  });

  it('is a defect when a fact is not in its schema', () => {
    const facts = { revision: 2, mood: 'calm' };
    expect(() => clipRenamed({ id: 'c1', facts })).toThrow(InvariantViolation);
  });

  it('can be declared once only', () => {
    const again = () =>
      defineAuditEvent({
        kind: 'spec.clip-renamed',
        subject: 'clip',
        facts: z.object({}),
        causedBy: ['system'],
        sentence: () => '',
        serves: '',
      });
    expect(again).toThrow('declared twice');
  });

  it.each(['Review.signed', 'signed', 'review.', 'review.signed.twice'])(
    'refuses the malformed kind %s',
    (kind) => {
      const declare = () =>
        defineAuditEvent({
          kind,
          subject: 'x',
          facts: z.object({}),
          causedBy: ['system'],
          sentence: String,
          serves: '',
        });
      expect(declare).toThrow('no kind');
    },
  );

  it('is listed in the catalogue and tells its act in words', () => {
    expect(auditEventCatalogue().map(({ kind }) => kind)).toContain('spec.clip-renamed');
    expect(auditEventKind('spec.clip-renamed')?.describe({ revision: 3 })).toBe(
      'renamed the clip, revision 3',
    );
  });

  it('says nothing about facts that are not its own', () => {
    expect(auditEventKind('spec.clip-renamed')?.describe({ revision: 'x' })).toBeNull();
  });
});
