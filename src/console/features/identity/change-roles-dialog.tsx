import { Button, Modal, Textarea } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import type { PersonOnRecord } from '../../api/types';
import { field } from '../../lib/form';
import { useZone } from '../../lib/zone';
import { ProblemNote } from '../../ui/states';
import styles from './invite-dialog.module.css';
import { OfficerField } from './officer-field';
import { useChanging } from './people-api';
import { RoleFields } from './role-fields';
import { missingIn, rolesAskedFor, wishesFrom } from './role-wish';

interface ChangeRolesDialogProps {
  readonly person: PersonOnRecord;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** All roles that somebody is to hold. What gives something waits for approval. */
export function ChangeRolesDialog({ person, isOpen, onClose }: ChangeRolesDialogProps) {
  const act = person.state === 'disabled' ? 'Let in again:' : 'Roles of';
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={`${act} ${person.displayName}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {isOpen && <RolesForm person={person} onDone={onClose} />}
    </Modal>
  );
}

function RolesForm({ person, onDone }: { person: PersonOnRecord; onDone: () => void }) {
  const zone = useZone();
  const changing = useChanging(person.id);
  const [wishes, setWishes] = useState(() => wishesFrom(person.roles, zone));
  const [wasTried, setTried] = useState(false);
  const fault = missingIn(wishes);
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (fault !== null) return;
    const form = new FormData(event.currentTarget);
    const officerId = field(form, 'officerId');
    const reason = field(form, 'reason').trim();
    const roles = rolesAskedFor(wishes, zone);
    const body = { roles, reason, ...(officerId === '' ? {} : { officerId }) };
    changing.mutate(body, { onSuccess: onDone });
  };
  return (
    <form onSubmit={submit} className={styles.form}>
      <p className={styles.words}>
        What is taken away ends at once. What is given waits for somebody else’s approval.
      </p>
      <RoleFields wishes={wishes} onChange={setWishes} fault={wasTried ? fault : null} />
      <OfficerField held={person.officerId} />
      <Textarea
        label="Who ordered it, and why"
        name="reason"
        maxLength={1000}
        autosize
        minRows={2}
        required
        withAsterisk={false}
      />
      {changing.error !== null && <ProblemNote error={changing.error} />}
      <Button type="submit" loading={changing.isPending}>
        Ask for it
      </Button>
    </form>
  );
}
