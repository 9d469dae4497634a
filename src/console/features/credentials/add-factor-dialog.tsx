import { Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { FACTORS_KEY, forOneself } from './api';
import { Enrolment } from './enrolment';

interface AddFactorDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Sets up a further second factor. */
export function AddFactorDialog({ isOpen, onClose }: AddFactorDialogProps) {
  const queries = useQueryClient();
  const done = () => {
    void queries.invalidateQueries({ queryKey: FACTORS_KEY });
    onClose();
  };
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title="Add a second factor"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {isOpen && <Enrolment way={forOneself} onEnrolled={done} />}
    </Modal>
  );
}
