import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Clip } from '../../api/types';
import { Problem } from '../../lib/problem';
import { NotFoundPage } from '../../shell/not-found';
import { Page } from '../../ui/page';
import { ProblemNote, Waiting } from '../../ui/states';
import { useMay } from '../identity/session';
import { clipById } from './api';
import { ClipCategory } from './clip-category';
import { ClipFacts, ClipRenditions } from './clip-facts';
import styles from './clip-page.module.css';
import { ClipRestrictions } from './clip-restrictions';
import { ClipState } from './clip-state';
import { ClipWatching } from './clip-watching';
import { Custody } from './custody';
import { QuarantineNote } from './quarantine-note';

const route = getRouteApi('/app/clips/$clipId');

/** One clip: what it is, what happened to it, and its picture for those who may see it. */
export function ClipPage() {
  const { clipId } = route.useParams();
  const clip = useQuery(clipById(clipId));
  if (clip.error instanceof Problem && [400, 404].includes(clip.error.status))
    return <NotFoundPage />;
  if (clip.isError) {
    return (
      <Page title="Clip" back={<Link to="/clips">Clips</Link>}>
        <ProblemNote error={clip.error} onRetry={() => void clip.refetch()} />
      </Page>
    );
  }
  return clip.data === undefined ? <Waiting rows={10} /> : <ClipDetail clip={clip.data} />;
}

function ClipDetail({ clip }: { readonly clip: Clip }) {
  const mayView = useMay('clip.view');
  return (
    <Page
      title={`Clip ${clip.sourceClipId}`}
      back={<Link to="/clips">Clips</Link>}
      actions={<ClipState clip={clip} />}
    >
      <QuarantineNote clip={clip} />
      <div className={styles.columns}>
        <div>
          {mayView && clip.state === 'ready' && <ClipWatching clip={clip} />}
          <Custody clipId={clip.id} />
          <ClipRenditions clip={clip} />
        </div>
        <div>
          <ClipFacts clip={clip} />
          <ClipCategory clip={clip} />
          <ClipRestrictions clip={clip} />
        </div>
      </div>
    </Page>
  );
}
