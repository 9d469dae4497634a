import { Link } from '@tanstack/react-router';
import type { Review } from '../../api/types';
import { share } from '../../lib/figures';
import { inWords } from '../../lib/words';
import { Facts } from '../../ui/facts';
import { Moment } from '../../ui/moment';
import { Page } from '../../ui/page';
import { Panel } from '../../ui/panel';
import { Status } from '../../ui/status';
import { Table } from '../../ui/table';
import { isFinding } from './form-model';

/** A signed review never changes: it is shown as it was signed. */
export function SignedReview({ review }: { readonly review: Review }) {
  const { clip, form, answers } = review;
  return (
    <Page
      title={`Review of clip ${clip.sourceClipId}`}
      back={<Link to="/queue">Queue</Link>}
      actions={<Status tone="good">Signed</Status>}
    >
      <Panel title="In short">
        <Facts
          of={[
            ['Signed', review.signedAt === null ? null : <Moment key="at" at={review.signedAt} />],
            ['Reviewer', review.reviewerName],
            ['Officer', clip.officer?.name ?? 'None'],
            ['Draw', review.drawId],
            ['Watched', share(review.watchedMs, clip.durationMs)],
            ['Notes', review.notes === '' ? null : review.notes],
          ]}
        />
      </Panel>
      <Panel title={form.title} flush>
        <Table
          label="Answers"
          rows={form.questions.map((question) => ({
            question,
            given: answers.find((one) => one.question === question.id),
          }))}
          rowKey={({ question }) => question.id}
          columns={[
            { head: 'Question', cell: ({ question }) => question.asks },
            {
              head: 'Answer',
              cell: ({ question, given }) => (
                <Status tone={toneOf(isFinding(question, given), question.finds.kind)}>
                  {given === undefined ? 'None' : inWords(given.answer)}
                </Status>
              ),
            },
            { head: 'Note', cell: ({ given }) => given?.note ?? '' },
          ]}
        />
      </Panel>
    </Page>
  );
}

function toneOf(isFound: boolean, kind: 'fault' | 'praise') {
  if (!isFound) return 'calm';
  return kind === 'fault' ? 'bad' : 'good';
}
