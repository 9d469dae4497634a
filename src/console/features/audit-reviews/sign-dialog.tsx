import { Button, Group, Modal } from '@mantine/core';
import type { AuditReview } from '../../api/types';
import { counted } from '../../lib/figures';
import { ProblemNote } from '../../ui/states';
import { useSignature } from './api';
import { isOpen as isUnmarked, MARK_WORDS } from './worklist-model';
import styles from './worklist.module.css';

interface SignDialogProps {
  readonly review: AuditReview;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** What one is about to sign, in full, before it stays for good. */
export function SignDialog({ review, isOpen, onClose }: SignDialogProps) {
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      size="lg"
      title={`Sign the review of ${review.week}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {isOpen && <Summary review={review} onClose={onClose} />}
    </Modal>
  );
}

function Summary({ review, onClose }: Omit<SignDialogProps, 'isOpen'>) {
  const signature = useSignature(review.week);
  const left = review.findings.filter(isUnmarked);
  const ownActs = review.findings.reduce((sum, { yourActs }) => sum + yourActs, 0);
  if (left.length > 0) {
    return (
      <>
        <p>These findings have no mark yet:</p>
        <ul>
          {left.map(({ id, title }) => (
            <li key={id}>{title}</li>
          ))}
        </ul>
        <Group justify="flex-end">
          <Button data-autofocus onClick={onClose}>
            Go on with the review
          </Button>
        </Group>
      </>
    );
  }
  return (
    <>
      <p>You sign that you looked at what the trail recorded in this week, and found:</p>
      <dl className={styles.summary}>
        {review.findings.map(({ id, title, found, marked }) => (
          <div key={id}>
            <dt>{title}</dt>
            <dd>
              {found === 0
                ? 'nothing found'
                : `${counted(found, 'entry', 'entries')}, ${wordsOf(marked)}`}
            </dd>
          </div>
        ))}
      </dl>
      {ownActs > 0 && (
        <p className={styles.own}>
          {counted(ownActs, 'entry is an act', 'entries are acts')} of your own. Where another
          auditor or administrator is there, let them sign.
        </p>
      )}
      <p>
        The numbers, the marks and the checkpoint that covers the week are kept with your signature
        and cannot be changed. Follow-ups can be added.
      </p>
      {signature.error !== null && <ProblemNote error={signature.error} />}
      <Group justify="flex-end">
        <Button
          data-autofocus
          loading={signature.isPending}
          onClick={() => signature.mutate(undefined, { onSuccess: onClose })}
        >
          Sign for good
        </Button>
      </Group>
    </>
  );
}

function wordsOf(marked: AuditReview['findings'][number]['marked']): string {
  return marked === null ? 'no mark' : MARK_WORDS[marked.mark].toLowerCase();
}
