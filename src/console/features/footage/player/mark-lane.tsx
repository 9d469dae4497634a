import { Tooltip } from '@mantine/core';
import { timecode } from '../../../lib/figures';
import { cls } from '../../../lib/cls';
import { Bob } from '../../../ui/mark';
import styles from './timeline-view.module.css';
import { placeMarks, type Mark } from './timeline';

interface MarkLaneProps {
  readonly marks: readonly Mark[];
  readonly durationMs: number;
  readonly widthPx: number;
  readonly onSeek: (ms: number) => void;
}

/** The marks above the track; each is a button that goes there. */
export function MarkLane({ marks, durationMs, widthPx, onSeek }: MarkLaneProps) {
  if (marks.length === 0) return null;
  return (
    <div className={styles.lane} role="group" aria-label="Events in this clip">
      {placeMarks(marks, durationMs, widthPx).map((mark) => (
        <Tooltip key={mark.id} label={`${mark.label} at ${timecode(mark.atMs)}`}>
          <button
            type="button"
            className={cls(styles.mark, mark.side === 'left' && styles.markLeft)}
            style={{ left: `${String(mark.x * 100)}%` }}
            aria-label={`Go to ${mark.label} at ${timecode(mark.atMs)}`}
            onClick={() => onSeek(mark.atMs)}
          >
            <Bob size={12} />
            {mark.side !== null && <span className={styles.markLabel}>{mark.label}</span>}
          </button>
        </Tooltip>
      ))}
    </div>
  );
}
