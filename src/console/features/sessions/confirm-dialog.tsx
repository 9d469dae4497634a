import { Modal } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { confirmBy } from '../../lib/confirmed-fetch';
import { ConfirmWithProvider } from '../single-sign-on/confirm-with-provider';
import { Proofs } from './proofs';

/** Asks who is at the screen before a weighty act; what was to be done goes on from there. */
export function ConfirmDialog() {
  const [isOpen, setOpen] = useState(false);
  const decide = useRef<((isConfirmed: boolean) => void) | null>(null);
  useEffect(() => {
    const takeBack = confirmBy(() => {
      setOpen(true);
      return new Promise((resolve) => (decide.current = resolve));
    });
    return () => {
      takeBack();
      // A screen that is locked meanwhile has confirmed nothing.
      decide.current?.(false);
    };
  }, []);
  const close = (isConfirmed: boolean) => {
    setOpen(false);
    decide.current?.(isConfirmed);
    decide.current = null;
  };
  return (
    <Modal
      opened={isOpen}
      onClose={() => close(false)}
      title="Confirm that it is you"
      closeButtonProps={{ 'aria-label': 'Close without confirming' }}
      zIndex={900}
    >
      {isOpen && (
        <>
          <p>
            You signed in a while ago. What you were doing goes on as soon as you have confirmed.
          </p>
          <ConfirmWithProvider onDone={() => close(true)} />
          <Proofs
            confirms="Confirm"
            givesUp="Not now"
            onDone={() => close(true)}
            onGiveUp={() => close(false)}
          />
        </>
      )}
    </Modal>
  );
}
