import type { TrailHealth } from '../../api/types';
import { count } from '../../lib/figures';
import { ago } from '../../lib/times';
import { useNow } from '../../lib/use-now';
import { CopyIcon } from '../../ui/copyable';
import { FigureStrip } from '../../ui/figure-strip';
import { Panel } from '../../ui/panel';
import { Verdict } from '../../ui/verdict';
import styles from './health.module.css';

interface HealthFiguresProps {
  readonly tree: TrailHealth['tree'];
}

/** Size, age and lag, and the three lines that go on paper. */
export function HealthFigures({ tree }: HealthFiguresProps) {
  const now = useNow();
  if (tree === null) {
    return (
      <Verdict tone="warn" word="Unknown" says="The database does not say how large the log is." />
    );
  }
  const { size, publishedSize, waiting, lagMs, lastCheckpoint: last } = tree;
  const figures = [
    { label: 'Entries', value: count(size), explains: 'Leaves of the tree.' },
    {
      label: 'Under a signature',
      value: count(publishedSize),
      explains: 'Entries that the newest signed checkpoint commits to.',
    },
    {
      label: 'Waiting',
      value: count(waiting),
      explains: `Entries that are committed and not yet in the tree. The oldest has waited for ${(lagMs / 1000).toFixed(1)} s.`,
      ...(lagMs > 2_000 ? { tone: 'warn' as const } : {}),
    },
    {
      label: 'Last checkpoint',
      value: last === null ? 'None yet' : ago(last.signedAt, now),
      explains:
        'One is signed within a second of the first new entry, and none while there is none.',
    },
  ];
  return (
    <>
      <FigureStrip label="The log in figures" figures={figures} />
      {last !== null && (
        <Panel
          title="The newest checkpoint"
          note="These three lines, on paper or in somebody else’s mail, make it impossible to rewrite what is before them."
        >
          <div className={styles.lines}>
            <pre tabIndex={0} aria-label="The three lines of the checkpoint">
              {threeLines(last.note)}
            </pre>
            <CopyIcon value={threeLines(last.note)} what="the three lines" />
          </div>
        </Panel>
      )}
    </>
  );
}

const threeLines = (note: string) => note.split('\n').slice(0, 3).join('\n');
