import type { AuditFinding } from '../../api/types';
import { counted } from '../../lib/figures';
import { Facts } from '../../ui/facts';
import { Moment } from '../../ui/moment';
import { Panel } from '../../ui/panel';
import { Bursts } from './bursts';
import { FindingEntries } from './finding-entries';
import { MarkForm } from './mark-form';
import type { WorklistState } from './use-worklist';
import { comparisonWords, MARK_WORDS } from './worklist-model';
import styles from './worklist.module.css';

interface FindingDetailProps {
  readonly worklist: WorklistState;
  readonly finding: AuditFinding;
}

/** One finding: why it matters, how it compares, what is said of it, and its entries. */
export function FindingDetail({ worklist, finding }: FindingDetailProps) {
  const { review } = worklist;
  return (
    <div className={styles.detail}>
      <Panel title={finding.title}>
        <p className={styles.why}>{finding.why}</p>
        {finding.found > 0 && <p className={styles.ask}>{finding.ask}</p>}
        <Facts
          of={[
            [
              review.state === 'open' ? 'So far' : 'This week',
              counted(finding.found, 'entry', 'entries'),
            ],
            ['Compared', comparisonWords(finding.comparison)],
            ['Asked for by', finding.controls],
            finding.id === 'after-hours-views'
              ? ['Usual hours', hoursWords(review.hours)]
              : ['Usual hours', null],
          ]}
        />
        {finding.id === 'failed-sign-ins' && <Bursts bursts={review.bursts} />}
        {review.state === 'due' && finding.found > 0 ? (
          <MarkForm worklist={worklist} finding={finding} />
        ) : (
          <Marked marked={finding.marked} />
        )}
      </Panel>
      {finding.found > 0 && <FindingEntries week={review.week} finding={finding} />}
    </div>
  );
}

/** What was said of a finding; nothing where nothing was. */
function Marked({ marked }: Pick<AuditFinding, 'marked'>) {
  if (marked === null) return null;
  return (
    <div className={styles.marked}>
      <Facts
        of={[
          ['Mark', MARK_WORDS[marked.mark]],
          ['Note', marked.note === '' ? null : marked.note],
          ['By', marked.byName],
          ['When', <Moment key="at" at={marked.at} />],
          [
            'Own acts',
            marked.ownActs === 0
              ? null
              : `${counted(marked.ownActs, 'entry', 'entries')} of their own`,
          ],
        ]}
      />
    </div>
  );
}

function hoursWords(hours: WorklistState['review']['hours']): string {
  const days = hours.weekendsOutside ? 'Monday to Friday' : 'every day';
  return `${hours.from} to ${hours.to}, ${days}`;
}
