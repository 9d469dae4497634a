import { useDisclosure } from '@mantine/hooks';
import type { AuditReview } from '../../api/types';
import { useMay } from '../identity/session';
import { KeysButton } from '../reviews/keys-button';
import { FindingDetail } from './finding-detail';
import { FindingList } from './finding-list';
import { FollowUps } from './follow-ups';
import { KeysDialog } from '../../ui/keys-dialog';
import { LOG_REVIEW_KEYS } from './log-review-keys';
import { SignBar } from './sign-bar';
import { SignDialog } from './sign-dialog';
import { SignedFacts } from './signed-facts';
import { useWorklist } from './use-worklist';
import { useWorklistKeys } from './use-worklist-keys';
import styles from './worklist.module.css';

/** The findings of a week beside the one that is looked at, and the way to the signature. */
export function Worklist({ review }: { readonly review: AuditReview }) {
  const worklist = useWorklist(review);
  const mayReview = useMay('audit-trail.review');
  const [isSigning, signing] = useDisclosure(false);
  const [isLegendOpen, legend] = useDisclosure(false);
  useWorklistKeys(worklist, {
    sign: mayReview ? signing.open : () => undefined,
    showKeys: legend.open,
  });
  const { finding } = worklist;
  return (
    <>
      {review.signature !== null && <SignedFacts signature={review.signature} />}
      <div className={styles.worklist}>
        <div className={styles.side}>
          <FindingList worklist={worklist} />
          {review.state === 'due' && mayReview && (
            <SignBar
              findings={review.findings}
              onSign={signing.open}
              keys={<KeysButton onClick={legend.open} />}
            />
          )}
        </div>
        {finding !== undefined && (
          <FindingDetail key={finding.id} worklist={worklist} finding={finding} />
        )}
      </div>
      {review.state === 'signed' && <FollowUps review={review} />}
      <SignDialog review={review} isOpen={isSigning} onClose={signing.close} />
      <KeysDialog isOpen={isLegendOpen} onClose={legend.close} groups={LOG_REVIEW_KEYS} />
    </>
  );
}
