import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { Review } from '../../api/types';
import { counted } from '../../lib/figures';
import { Moment } from '../../ui/moment';
import { reviewQueue } from './api';
import { DueTag } from './due-tag';
import { DrawLink, WhyThisClip } from './why-this-clip';
import styles from './workspace-bar.module.css';

/** Which clip this is, why it is here, when it is due and how many remain. */
export function WorkspaceBar({ review }: { readonly review: Review }) {
  const { clip } = review;
  const queue = useQuery(reviewQueue);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `Review ${clip.sourceClipId} · Plumbline`;
    heading.current?.focus({ preventScroll: true });
  }, [clip.sourceClipId]);
  return (
    <header className={styles.bar}>
      <div className={styles.what}>
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          {clip.officer?.name ?? 'No officer'}
          <span className={styles.sub}>{clip.unit?.name}</span>
        </h1>
        <p className={styles.facts}>
          <Moment at={clip.recordedAt} as="exact" />
          <span>camera {clip.cameraSerial}</span>
          <span>clip {clip.sourceClipId}</span>
        </p>
      </div>
      <div className={styles.why}>
        <span>
          Why this clip: <WhyThisClip item={review} /> in <DrawLink drawId={review.drawId} />
        </span>
        <DueTag dueAt={review.dueAt} />
        <Link to="/queue" className={styles.remaining}>
          {queue.data === undefined ? 'Queue' : `${counted(queue.data.remaining, 'review')} left`}
        </Link>
      </div>
    </header>
  );
}
