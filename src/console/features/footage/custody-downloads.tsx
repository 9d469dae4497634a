import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDownload } from '@tabler/icons-react';
import { TakeAway } from '../../ui/take-away';
import styles from './custody-downloads.module.css';
import { PurposeFields } from './purpose-fields';
import { isSaid, toStated } from './purposes';
import { usePurpose } from './use-purpose';

const FORMS = [
  { form: 'pdf', words: 'PDF', label: 'Take the chain of custody away as a PDF for paper' },
  { form: 'csv', words: 'Table (CSV)', label: 'Take the chain of custody away as a table (CSV)' },
  {
    form: 'json',
    words: 'With proofs (JSON)',
    label: 'Take the chain of custody away with proofs (JSON)',
  },
] as const;

/** For a court or a defence: each is an entry in the chain itself, with what it is for. */
export function CustodyDownloads({ clipId }: { readonly clipId: string }) {
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" size="xs" leftSection={<IconDownload size={14} />} onClick={open}>
        Take it away
      </Button>
      <Modal
        opened={isOpen}
        onClose={close}
        size="lg"
        title="Take the chain of custody away"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <Forms clipId={clipId} />
      </Modal>
    </>
  );
}

function Forms({ clipId }: { readonly clipId: string }) {
  const [stated, setStated] = usePurpose();
  const query = new URLSearchParams({ ...toStated(stated) }).toString();
  return (
    <>
      <PurposeFields stated={stated} onChange={setStated} question="What is it taken away for?" />
      <div className={styles.downloads}>
        {isSaid(stated) ? (
          FORMS.map(({ form, words, label }) => (
            <TakeAway
              key={form}
              address={`/api/v1/clips/${clipId}/custody.${form}?${query}`}
              name={`custody-${clipId}.${form}`}
              label={label}
            >
              {words}
            </TakeAway>
          ))
        ) : (
          <p role="status">Say what it is for, and the files are offered here.</p>
        )}
      </div>
    </>
  );
}
