import { Button } from '@mantine/core';
import type { OwnSession } from '../../api/types';
import { browserInWords } from '../../lib/browser-in-words';
import { Moment } from '../../ui/moment';
import { Panel } from '../../ui/panel';
import { ProblemNote, Waiting } from '../../ui/states';
import { Status } from '../../ui/status';
import { useEndOthers, useEndSession, useOwnSessions } from './api';
import styles from './sessions-panel.module.css';

/** Where I am signed in; one ends what one does not know. */
export function SessionsPanel() {
  const sessions = useOwnSessions();
  const endOthers = useEndOthers();
  const hasOthers = sessions.data?.some(({ isThisOne }) => !isThisOne) ?? false;
  return (
    <Panel
      title="Where you are signed in"
      note="End what you do not know, and tell your administrator."
      actions={
        hasOthers && (
          <Button
            size="xs"
            variant="default"
            loading={endOthers.isPending}
            onClick={() => endOthers.mutate()}
          >
            End all others
          </Button>
        )
      }
    >
      {sessions.isPending && <Waiting rows={2} label="Loading your sessions" />}
      {sessions.isError && (
        <ProblemNote error={sessions.error} onRetry={() => void sessions.refetch()} />
      )}
      {endOthers.error !== null && <ProblemNote error={endOthers.error} />}
      <ul className={styles.sessions}>
        {sessions.data?.map((session) => (
          <Row key={session.id} session={session} />
        ))}
      </ul>
    </Panel>
  );
}

function Row({ session }: { readonly session: OwnSession }) {
  const end = useEndSession();
  const browser = browserInWords(session.userAgent);
  return (
    <li className={styles.session}>
      <div>
        <p className={styles.browser}>{browser}</p>
        <p className={styles.facts}>
          from {session.address ?? 'an unknown address'}, since <Moment at={session.createdAt} />,
          last used <Moment at={session.lastSeenAt} />
          {session.isLocked && ', locked'}
        </p>
        {end.error !== null && <ProblemNote error={end.error} />}
      </div>
      {session.isThisOne ? (
        <Status tone="good">This one</Status>
      ) : (
        <Button
          size="xs"
          variant="default"
          aria-label={`End the session of ${browser}`}
          loading={end.isPending}
          onClick={() => end.mutate(session.id)}
        >
          End
        </Button>
      )}
    </li>
  );
}
