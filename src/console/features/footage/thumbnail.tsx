import { useState } from 'react';
import type { ClipSummary } from '../../api/types';
import styles from './thumbnail.module.css';

/** A small still; decoration beside the clip's name, so it is silent to screen readers. */
export function Thumbnail({ clip }: { readonly clip: Pick<ClipSummary, 'id' | 'hasThumbnail'> }) {
  const [isLost, setLost] = useState(false);
  if (!clip.hasThumbnail || isLost) return <span className={styles.thumbnail} />;
  return (
    <img
      className={styles.thumbnail}
      src={`/api/v1/clips/${encodeURIComponent(clip.id)}/thumbnail`}
      alt=""
      loading="lazy"
      onError={() => setLost(true)}
      width={64}
      height={36}
    />
  );
}
