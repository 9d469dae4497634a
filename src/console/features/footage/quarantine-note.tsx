import { Link } from '@tanstack/react-router';
import type { Clip } from '../../api/types';
import styles from './quarantine-note.module.css';

/** Why a clip is kept aside, and what can be done about it. */
export function QuarantineNote({ clip }: { readonly clip: Clip }) {
  const { quarantine } = clip;
  if (quarantine === null) return null;
  const { says, mend, duplicateOf } = quarantine;
  return (
    <section className={styles.note} aria-label="Why this clip is in quarantine">
      <p className={styles.says}>{says}</p>
      <p>
        {mend}{' '}
        {duplicateOf !== null && (
          <Link to="/clips/$clipId" params={{ clipId: duplicateOf }}>
            Open the clip that it repeats
          </Link>
        )}
      </p>
    </section>
  );
}
