import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { Invitation } from '../../api/types';
import { Copyable } from '../../ui/copyable';
import { Moment } from '../../ui/moment';
import styles from './invite-dialog.module.css';

interface InvitationLinkProps {
  readonly invitation: Invitation;
  readonly onDone: () => void;
}

/** The link that lets somebody choose their password; nobody is shown it a second time. */
export function InvitationLink({ invitation, onDone }: InvitationLinkProps) {
  // What was pressed is gone; the focus goes to what came of it, short of the button that ends it.
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => frame.current?.focus(), []);
  return (
    <div
      className={styles.shown}
      ref={frame}
      tabIndex={-1}
      role="group"
      aria-label="Invitation link"
    >
      <p className={styles.words}>
        Hand this link over yourself, not through a channel that others read. It is shown this once
        and ends on <Moment at={invitation.expiresAt} />.
      </p>
      <div className={styles.link}>
        <Copyable value={invitation.link} what="the link" />
      </div>
      <Button variant="default" onClick={onDone}>
        I have it
      </Button>
    </div>
  );
}
