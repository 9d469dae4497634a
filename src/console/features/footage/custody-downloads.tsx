import { TakeAway } from '../../ui/take-away';
import styles from './custody-downloads.module.css';

const FORMS = [
  { form: 'pdf', words: 'PDF', label: 'Take the chain of custody away as a PDF for paper' },
  { form: 'csv', words: 'Table (CSV)', label: 'Take the chain of custody away as a table (CSV)' },
  {
    form: 'json',
    words: 'With proofs (JSON)',
    label: 'Take the chain of custody away with proofs (JSON)',
  },
] as const;

/** For a court or a defence: each is an entry in the chain itself. */
export function CustodyDownloads({ clipId }: { readonly clipId: string }) {
  return (
    <div className={styles.downloads}>
      {FORMS.map(({ form, words, label }) => (
        <TakeAway
          key={form}
          address={`/api/v1/clips/${clipId}/custody.${form}`}
          name={`custody-${clipId}.${form}`}
          label={label}
        >
          {words}
        </TakeAway>
      ))}
    </div>
  );
}
