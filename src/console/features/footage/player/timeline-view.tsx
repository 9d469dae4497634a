import { useElementSize } from '@mantine/hooks';
import { spokenDuration, timecode } from '../../../lib/figures';
import { MarkLane } from './mark-lane';
import type { Span } from './spans';
import { shareOf, ticks, type Mark } from './timeline';
import styles from './timeline-view.module.css';
import { useScrub } from './use-scrub';

interface TimelineViewProps {
  readonly positionMs: number;
  readonly durationMs: number;
  /** Length of the pre-event buffer, which has no sound. */
  readonly bufferMs: number;
  readonly marks: readonly Mark[];
  /** What has been watched; left out where nothing is being recorded. */
  readonly watched?: readonly Span[];
  readonly onSeek: (ms: number) => void;
}

/** Where we are, what happened when, and what has been watched. */
export function TimelineView(props: TimelineViewProps) {
  const { positionMs, durationMs, bufferMs, marks, watched, onSeek } = props;
  const { ref, width } = useElementSize();
  const scrub = useScrub(durationMs, positionMs, onSeek);
  const at = percent(shareOf(positionMs, durationMs));
  return (
    <div className={styles.timeline}>
      <MarkLane marks={marks} durationMs={durationMs} widthPx={width} onSeek={onSeek} />
      <div
        ref={ref}
        className={styles.track}
        role="slider"
        tabIndex={0}
        aria-label="Position in the clip"
        aria-valuemin={0}
        aria-valuemax={Math.round(durationMs / 1000)}
        aria-valuenow={Math.round(positionMs / 1000)}
        aria-valuetext={spokenPosition(positionMs, durationMs, bufferMs)}
        {...scrub}
      >
        {bufferMs > 0 && (
          <span className={styles.buffer} style={{ width: percent(shareOf(bufferMs, durationMs)) }}>
            <span className={styles.bufferLabel}>no audio</span>
          </span>
        )}
        {marks.map((mark) => (
          <span
            key={mark.id}
            className={styles.stem}
            style={{ left: percent(shareOf(mark.atMs, durationMs)) }}
          />
        ))}
        {watched !== undefined && <WatchedBand spans={watched} durationMs={durationMs} />}
        <span className={styles.playhead} style={{ left: at }} />
      </div>
      <div className={styles.ticks} aria-hidden="true">
        {ticks(durationMs, width).map((tick) => (
          <span key={tick} style={{ left: percent(shareOf(tick, durationMs)) }}>
            {timecode(tick)}
          </span>
        ))}
      </div>
    </div>
  );
}

interface WatchedBandProps {
  readonly spans: readonly Span[];
  readonly durationMs: number;
}

function WatchedBand({ spans, durationMs }: WatchedBandProps) {
  return (
    <span className={styles.watched}>
      {spans.map((span) => (
        <span
          key={span.startMs}
          style={{
            left: percent(shareOf(span.startMs, durationMs)),
            width: percent(shareOf(span.endMs - span.startMs, durationMs)),
          }}
        />
      ))}
    </span>
  );
}

function spokenPosition(positionMs: number, durationMs: number, bufferMs: number): string {
  const place = `${spokenDuration(positionMs)} of ${spokenDuration(durationMs)}`;
  return positionMs < bufferMs ? `${place}, pre-event buffer without audio` : place;
}

function percent(of: number): string {
  return `${String(Math.round(of * 10_000) / 100)}%`;
}
