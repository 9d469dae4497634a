import { z } from 'zod';
import { defineAuditEvent } from './audit-event.js';
import { renderAuditEventCatalogue } from './catalogue-document.js';

defineAuditEvent({
  kind: 'spec.documented',
  subject: 'page',
  facts: z.object({
    colour: z.enum(['red', 'blue']),
    pages: z.int(),
    parent: z.string().nullable(),
    pages2: z.array(z.string()).optional(),
  }),
  disclosures: z.object({ author: z.string() }).partial(),
  causedBy: ['system'],
  sentence: ({ colour, parent }) => `documented the page of ${parent ?? 'nobody'} (${colour})`,
  serves: 'a test',
});

describe('The catalogue of audit events', () => {
  it('says of every kind what it is about, what it holds and whom it serves', () => {
    expect(renderAuditEventCatalogue()).toContain(
      [
        '### spec.documented',
        '',
        '… documented the page of ‹parent› (red).',
        '',
        '- Target: `page:<id>`',
        '- Caused by: the system, by a job or a rule',
        '- Facts: `colour` (red, blue), `pages` (integer), `parent` (string or null), `pages2` (array, optional)',
        '- Disclosures: `author` (string, optional, for `audit-trail.disclose`)',
        '- Serves: a test',
        '',
      ].join('\n'),
    );
  });
});
