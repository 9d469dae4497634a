import { Button, Modal } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import type { Authorization } from '../../api/types';
import { useZone } from '../../lib/zone';
import { ProblemNote, Waiting } from '../../ui/states';
import { useFootagePeople, useGranting } from './api';
import styles from './authorizations.module.css';
import { CoverageFields } from './coverage-fields';
import { PaperFields } from './paper-fields';
import { wishFrom } from './wish';

interface GrantDialogProps {
  /** Chosen already, or empty. */
  readonly personId: string;
  readonly mayDesignate: boolean;
  readonly onClose: () => void;
}

/** Gives an authorization, a clearance or a designation. */
export function GrantDialog({ personId, mayDesignate, onClose }: GrantDialogProps) {
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title="Authorize in writing"
      closeButtonProps={{ 'aria-label': 'Close' }}
      closeOnClickOutside={false}
    >
      <GrantForm personId={personId} mayDesignate={mayDesignate} onClose={onClose} />
    </Modal>
  );
}

function GrantForm({ personId, mayDesignate, onClose }: GrantDialogProps) {
  const [kind, setKind] = useState<Authorization['kind']>('viewing');
  const [unreadable, setUnreadable] = useState<unknown>(null);
  const people = useFootagePeople(true);
  const granting = useGranting();
  const zone = useZone();
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    setUnreadable(null);
    wishFrom(new FormData(event.currentTarget), kind, zone)
      .then((wish) => granting.mutate(wish, { onSuccess: onClose }))
      .catch(setUnreadable);
  };
  if (people.data === undefined) return <Waiting rows={6} label="Loading people" />;
  const problem = granting.error ?? unreadable;
  return (
    <form onSubmit={submit} className={styles.form}>
      <CoverageFields
        people={people.data.items}
        personId={personId}
        kind={kind}
        onKind={setKind}
        mayDesignate={mayDesignate}
      />
      <PaperFields />
      {problem !== null && <ProblemNote error={problem} />}
      <Button type="submit" loading={granting.isPending}>
        Authorize
      </Button>
    </form>
  );
}
