import type { TrailCondition } from '../../api/types';
import { byLocalClocks } from '../../lib/sentence';
import { useZone } from '../../lib/zone';
import { Explained } from '../../ui/explained';
import { Moment } from '../../ui/moment';
import { Status } from '../../ui/status';
import styles from './health.module.css';
import { inOrder, PART_TONES, partWords, stateWord } from './parts';

interface HealthPartsProps {
  readonly conditions: readonly TrailCondition[];
}

/** Each part with its state and a sentence that says what to do. */
export function HealthParts({ conditions }: HealthPartsProps) {
  const zone = useZone();
  return (
    <ul className={styles.parts}>
      {inOrder(conditions).map(({ part, state, says, since }, index) => (
        <li key={`${part} ${String(index)}`} className={styles.part}>
          <span className={styles.name}>
            <Explained by={partWords(part).explains}>{partWords(part).name}</Explained>
          </span>
          <Status tone={PART_TONES[state].tone}>{stateWord(part, state)}</Status>
          <p className={styles.says}>
            {byLocalClocks(says, zone)}
            {since !== null && !says.includes(since) && (
              <span className={styles.since}>
                {' '}
                {state === 'good' ? '' : 'Since '}
                <Moment at={since} />
              </span>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
