import type { AuditFinding } from '../../api/types';
import { cls } from '../../lib/cls';
import { count } from '../../lib/figures';
import { Status, type Tone } from '../../ui/status';
import type { WorklistState } from './use-worklist';
import { MARK_WORDS } from './worklist-model';
import styles from './worklist.module.css';

/** Every finding of the week with its number and its mark. */
export function FindingList({ worklist }: { readonly worklist: WorklistState }) {
  const { review, chosen, choose } = worklist;
  return (
    <ol className={styles.findings} aria-label="Findings">
      {review.findings.map((finding, index) => (
        <li key={finding.id}>
          <button
            type="button"
            className={cls(styles.finding, index === chosen && styles.chosen)}
            aria-current={index === chosen ? 'step' : undefined}
            onClick={() => choose(index)}
          >
            <span className={styles.name}>{finding.title}</span>
            <span className={styles.found}>{count(finding.found)}</span>
            <span className={styles.state}>
              <FindingState finding={finding} isRunning={review.state === 'open'} />
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}

const TONES: Readonly<Record<NonNullable<AuditFinding['marked']>['mark'], Tone>> = {
  'nothing-unusual': 'good',
  explained: 'good',
  'needs-action': 'bad',
};

interface FindingStateProps {
  readonly finding: AuditFinding;
  readonly isRunning: boolean;
}

/** The mark, or what stands in its place. */
function FindingState({ finding, isRunning }: FindingStateProps) {
  const { marked, found, comparison } = finding;
  if (marked !== null) return <Status tone={TONES[marked.mark]}>{MARK_WORDS[marked.mark]}</Status>;
  if (found === 0) return <>Nothing found</>;
  if (comparison.standsOut === true) return <Status tone="warn">More than usual</Status>;
  return <>{isRunning ? 'So far' : 'No mark yet'}</>;
}
