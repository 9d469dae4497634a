import { Progress } from '@mantine/core';
import type { Verification } from '../../api/types';
import { count, counted, share } from '../../lib/figures';
import { Moment } from '../../ui/moment';
import { Table, type Column } from '../../ui/table';
import { Verdict } from '../../ui/verdict';
import styles from './health.module.css';

interface HealthVerificationProps {
  readonly running: Verification | null;
  readonly last: Verification | null;
}

/** What the last full verification found, and how far the one under way is. */
export function HealthVerification({ running, last }: HealthVerificationProps) {
  if (running === null && last === null) {
    return (
      <p className={styles.stage}>
        Not verified yet. The whole log is verified every week by itself, and whenever somebody asks
        for it here.
      </p>
    );
  }
  return (
    <div className={styles.verification}>
      {running !== null && <Running verification={running} />}
      {last !== null && <Ended verification={last} />}
    </div>
  );
}

function Running({
  verification: { stage, done, total },
}: {
  readonly verification: Verification;
}) {
  return (
    <div role="status" aria-label="Verification under way">
      <p className={styles.stage}>
        {stage ?? 'Waiting for a worker'}
        {total > 0 && `: ${count(done)} of ${count(total)} entries, ${share(done, total)}`}
      </p>
      <Progress
        value={total === 0 ? 0 : (done / total) * 100}
        animated
        aria-label="Share of the entries"
      />
    </div>
  );
}

type Finding = Verification['findings'][number];

const COLUMNS: readonly Column<Finding>[] = [
  { head: 'What', cell: ({ says }) => says },
  { head: 'Kind', cell: ({ severity }) => (severity === 'tampered' ? 'Contradiction' : 'Missing') },
  { head: 'Where', cell: ({ file }) => <code>{file}</code> },
  { head: 'Place', cell: ({ position }) => position ?? '–' },
];

function Ended({ verification }: { readonly verification: Verification }) {
  const { verdict, size, findings, findingCount, finishedAt, trouble } = verification;
  const when = finishedAt !== null && <Moment at={finishedAt} />;
  if (verdict === null) {
    return (
      <Verdict tone="bad" word="No verdict" says={<>It could not be finished: {when}</>}>
        <p>{trouble}</p>
      </Verdict>
    );
  }
  if (verdict === 'good') {
    const says = `${counted(size ?? 0, 'entry', 'entries')} verified, nothing found.`;
    return (
      <Verdict tone="good" word="Good" says={says}>
        <p>{when}</p>
      </Verdict>
    );
  }
  const word = verdict === 'tampered' ? 'Tampered with' : 'Incomplete';
  return (
    <>
      <Verdict tone="bad" word={word} says={`${counted(findingCount, 'finding')}.`}>
        <p>{when} Keep everything as it is and tell your auditor.</p>
      </Verdict>
      <Table
        label="Findings"
        columns={COLUMNS}
        rows={findings}
        rowKey={({ file, position, says }) => `${file} ${position ?? ''} ${says}`}
      />
    </>
  );
}
