import { share, timecode } from '../../lib/figures';
import { Explained } from '../../ui/explained';
import styles from './watch-meter.module.css';

interface WatchMeterProps {
  readonly watchedMs: number;
  readonly requiredPercent: number;
  readonly durationMs: number;
}

/** How much has been watched, and how much has to be. */
export function WatchMeter({ watchedMs, requiredPercent, durationMs }: WatchMeterProps) {
  const requiredMs = Math.ceil((durationMs * requiredPercent) / 100);
  const isEnough = watchedMs >= requiredMs;
  const watched = share(watchedMs, durationMs);
  return (
    <span className={styles.meter} data-enough={isEnough}>
      <span
        className={styles.bar}
        role="progressbar"
        aria-label="Share of the clip watched"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.floor((watchedMs * 100) / Math.max(1, durationMs))}
        aria-valuetext={`${watched} watched, ${String(requiredPercent)} % required`}
      >
        <span
          className={styles.fill}
          style={{ width: watched === '–' ? 0 : watched.replace(' ', '') }}
        />
        <span className={styles.goal} style={{ left: `${String(requiredPercent)}%` }} />
      </span>
      <Explained
        by={`${timecode(watchedMs)} of ${timecode(durationMs)} was shown in a visible tab, at any speed, each moment counted once. The policy asks for ${String(requiredPercent)} %, which is ${timecode(requiredMs)}.`}
      >
        {isEnough ? '✓ ' : ''}
        {watched} watched
      </Explained>
    </span>
  );
}
