import { Link } from '@tanstack/react-router';
import { useMay } from '../features/identity/session';
import { useNotices } from '../features/system/notices';
import { asProblem } from '../lib/problem';
import { cls } from '../lib/cls';
import { Status } from '../ui/status';
import styles from './trouble-strip.module.css';

/** Above every page while something concerns everybody; announced when it comes. */
export function TroubleStrip() {
  const notices = useNotices();
  const maySeeHealth = useMay('audit-trail.read');
  const shown = notices.error === null ? (notices.data?.items ?? []) : outage(notices.error);
  return (
    <div role="status" aria-live="polite" aria-label="State of the system">
      {shown.map(({ part, level, says }) => (
        <div key={part} className={cls(styles.strip, level === 'trouble' && styles.trouble)}>
          <Status tone={level === 'trouble' ? 'bad' : 'warn'}>
            {level === 'trouble' ? 'Trouble' : 'Take note'}
          </Status>
          <p className={styles.says}>
            {says} {maySeeHealth && <Link to="/trail/health">How the trail stands</Link>}
          </p>
        </div>
      ))}
    </div>
  );
}

/** A server that does not answer at all is trouble too; a session that ended is not. */
function outage(error: unknown) {
  const { status } = asProblem(error);
  if (status !== 0 && status < 500) return [];
  const says = 'The server cannot do its work at present. What you send now may not be taken.';
  return [{ part: 'server', level: 'trouble' as const, says }];
}
