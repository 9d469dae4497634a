import { Waiting } from '../../ui/states';
import styles from './workspace.module.css';

/** The shape of the workspace while the review is being opened. */
export function WorkspaceSkeleton() {
  return (
    <div className={styles.workspace}>
      <header className={styles.pendingBar} />
      <div className={styles.pendingFilm} />
      <div className={styles.form}>
        <Waiting label="Opening the review" rows={12} />
      </div>
    </div>
  );
}
