import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { AuditReview } from '../../api/types';
import { useMay } from '../identity/session';
import { Moment } from '../../ui/moment';
import { Panel } from '../../ui/panel';
import { ProblemNote } from '../../ui/states';
import { useFollowUp } from './api';
import styles from './worklist.module.css';

/** What became of a signed review: only ever added to. */
export function FollowUps({ review }: { readonly review: AuditReview }) {
  const [note, setNote] = useState('');
  const followUp = useFollowUp(review.week);
  const mayReview = useMay('audit-trail.review');
  return (
    <div className={styles.below}>
      <Panel title="Follow-ups" note="Once added, a follow-up stays as it is.">
        <ul className={styles.followUps}>
          {review.followUps.map(({ at, byName, note: said }) => (
            <li key={`${at}${said}`}>
              <p>{said}</p>
              <p className={styles.quiet}>
                {byName ?? 'Somebody'}, <Moment at={at} />
              </p>
            </li>
          ))}
        </ul>
        {mayReview && (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              followUp.mutate(note, { onSuccess: () => setNote('') });
            }}
          >
            <Textarea
              label="What became of it"
              autosize
              minRows={2}
              maxLength={2000}
              required
              withAsterisk={false}
              value={note}
              onChange={({ currentTarget }) => setNote(currentTarget.value)}
            />
            {followUp.error !== null && <ProblemNote error={followUp.error} />}
            <Button type="submit" variant="default" mt={10} loading={followUp.isPending}>
              Add the follow-up
            </Button>
          </form>
        )}
      </Panel>
    </div>
  );
}
