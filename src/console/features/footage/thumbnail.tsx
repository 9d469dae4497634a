import type { ClipSummary } from '../../api/types';
import styles from './thumbnail.module.css';

/** A small still; decoration beside the clip's name, so it is silent to screen readers. */
export function Thumbnail({ clip }: { readonly clip: Pick<ClipSummary, 'id' | 'hasThumbnail'> }) {
  if (!clip.hasThumbnail) return <span className={styles.thumbnail} />;
  return (
    <img
      className={styles.thumbnail}
      src={`/api/v1/clips/${encodeURIComponent(clip.id)}/thumbnail`}
      alt=""
      loading="lazy"
      width={64}
      height={36}
    />
  );
}
