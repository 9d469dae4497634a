import { Outlet, useLocation } from '@tanstack/react-router';
import { useAgency } from '../features/agency/agency';
import { SessionContext, useCurrentSession } from '../features/identity/session';
import { ConfirmDialog } from '../features/sessions/confirm-dialog';
import { IdleWatch } from '../features/sessions/idle-watch';
import { LockScreen } from '../features/sessions/lock-screen';
import { useLockKey } from '../features/sessions/use-lock-key';
import type { ReactNode } from 'react';
import { useIsScreenLocked } from '../lib/screen-lock';
import { ZoneContext } from '../lib/zone';
import { ProblemNote, Waiting } from '../ui/states';
import { BottomBar } from './bottom-bar';
import styles from './frame.module.css';
import { Go } from './go';
import { Rail } from './rail';
import { Rooms } from './rooms';
import { TroubleStrip } from './trouble-strip';

/** Everything behind the door, unless the screen is locked: then nothing of it is there. */
export function Frame() {
  return useIsScreenLocked() ? <LockScreen /> : <OpenFrame />;
}

/** The rail, the page, and who is signed in. */
function OpenFrame() {
  useLockKey();
  const session = useCurrentSession();
  const { href, pathname } = useLocation();
  if (session.isPending) return <Waiting label="Opening Plumbline" rows={8} />;
  if (session.isError) {
    return (
      <div className={styles.alone}>
        <ProblemNote error={session.error} onRetry={() => void session.refetch()} />
      </div>
    );
  }
  if (session.data === null) {
    // The address changes before the sign-in page has loaded; asking again would never end.
    if (pathname === '/sign-in') return <Waiting label="Opening Plumbline" rows={8} />;
    return <Go to={href === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(href)}`} />;
  }
  // The workspace needs the width: there the rail shows icons only.
  const isNarrow = pathname.startsWith('/reviews/');
  return (
    <SessionContext value={session.data}>
      <InAgencyTime>
        <a className={styles.skip} href="#content">
          Skip to the content
        </a>
        <div className={styles.frame} data-narrow={isNarrow}>
          <Rail isNarrow={isNarrow} />
          <main id="content" className={styles.content} tabIndex={-1}>
            <IdleWatch />
            <ConfirmDialog />
            <TroubleStrip />
            <Rooms />
            <Outlet />
          </main>
          <BottomBar />
        </div>
      </InAgencyTime>
    </SessionContext>
  );
}

function InAgencyTime({ children }: { readonly children: ReactNode }) {
  const agency = useAgency();
  return <ZoneContext value={agency.data?.timeZone ?? 'UTC'}>{children}</ZoneContext>;
}
