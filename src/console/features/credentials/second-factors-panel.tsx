import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { counted } from '../../lib/figures';
import { Panel } from '../../ui/panel';
import { ProblemNote, Waiting } from '../../ui/states';
import { AddFactorDialog } from './add-factor-dialog';
import { useFactorChanges, useSecondFactors } from './api';
import styles from './credentials.module.css';
import { FactorRow } from './factor-row';
import { RecoveryCodes } from './recovery-codes';

/** One's own second factors: which there are, and adding, renaming and removing them. */
export function SecondFactorsPanel() {
  const own = useSecondFactors();
  const { makeCodes } = useFactorChanges();
  const [isAdding, adding] = useDisclosure(false);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  return (
    <Panel
      title="Second factors"
      note="What you prove yourself with besides the password. Have two, so that losing one does not lock you out."
      actions={
        <Button size="xs" variant="default" onClick={adding.open} aria-haspopup="dialog">
          Add a second factor
        </Button>
      }
    >
      {own.isPending && <Waiting rows={3} />}
      {own.error !== null && <ProblemNote error={own.error} onRetry={() => void own.refetch()} />}
      {own.data !== undefined && (
        <>
          <ul className={styles.factors}>
            {own.data.items.map((factor) => (
              <FactorRow key={factor.id} factor={factor} isOnly={own.data.items.length === 1} />
            ))}
          </ul>
          <div className={styles.codesLeft}>
            <p className={styles.words}>
              {counted(own.data.recoveryCodesLeft, 'recovery code')} left, each for one sign-in
              without your phone or key.
            </p>
            <Button
              size="xs"
              variant="default"
              loading={makeCodes.isPending}
              onClick={() =>
                makeCodes.mutate(undefined, { onSuccess: (made) => setCodes(made.codes) })
              }
            >
              Make new recovery codes
            </Button>
          </div>
          {makeCodes.error !== null && <ProblemNote error={makeCodes.error} />}
        </>
      )}
      <AddFactorDialog isOpen={isAdding} onClose={adding.close} />
      <Modal
        opened={codes !== null}
        onClose={() => setCodes(null)}
        title="New recovery codes"
        closeOnClickOutside={false}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {codes !== null && <RecoveryCodes codes={codes} onKept={() => setCodes(null)} />}
      </Modal>
    </Panel>
  );
}
