import { Button } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import { ProblemNote, Waiting } from '../../ui/states';
import styles from './sign-in-parts.module.css';

export const noticeQuery = queryOptions({
  queryKey: ['sign-in-notice'],
  queryFn: () => answerOf(api.GET('/api/v1/sign-in/notice')),
  staleTime: 60_000,
});

interface NoticeStepProps {
  /** Called with the digest of the text that was read. */
  readonly onAcknowledge: (digest: string) => void;
}

/** What everybody reads before they come in; it stays until it is acknowledged (CJIS AC-8). */
export function NoticeStep({ onAcknowledge }: NoticeStepProps) {
  const notice = useQuery(noticeQuery);
  if (notice.isPending) return <Waiting rows={4} />;
  if (notice.error !== null) {
    return <ProblemNote error={notice.error} onRetry={() => void notice.refetch()} />;
  }
  const { text, digest } = notice.data;
  return (
    <>
      <p className={styles.notice}>{text}</p>
      <Button size="md" fullWidth autoFocus onClick={() => onAcknowledge(digest)}>
        I have read this and agree
      </Button>
    </>
  );
}
