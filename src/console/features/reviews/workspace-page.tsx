import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Page } from '../../ui/page';
import { Empty, ProblemNote } from '../../ui/states';
import { openReview, reviewById } from './api';
import { SignedReview } from './signed-review';
import { Workspace } from './workspace';
import { WorkspaceSkeleton } from './workspace-skeleton';

const route = getRouteApi('/app/reviews/$reviewId');

/** Fetches a review and opens it, once per visit; a signed one is only shown. */
export function WorkspacePage() {
  const { reviewId } = route.useParams();
  const review = useQuery(reviewById(reviewId));
  const opening = useQuery({
    queryKey: ['reviews', reviewId, 'opening'],
    queryFn: () => openReview(reviewId),
    enabled: review.data !== undefined && review.data.state !== 'signed' && review.data.isOwn,
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  if (review.data?.state === 'signed') return <SignedReview review={review.data} />;
  if (review.data?.isOwn === false) {
    return (
      <Page title="Review" back={<Link to="/queue">Queue</Link>}>
        <Empty title={`${review.data.reviewerName} does this review`}>
          It can be read here once it is signed.
        </Empty>
      </Page>
    );
  }
  const error = review.error ?? opening.error;
  if (error !== null) {
    return (
      <Page title="Review" back={<Link to="/queue">Queue</Link>}>
        <ProblemNote error={error} />
      </Page>
    );
  }
  if (review.data === undefined || opening.data === undefined) {
    return <WorkspaceSkeleton />;
  }
  // The key starts everything afresh for the next clip: player, evidence, form.
  return <Workspace key={opening.data.id} review={review.data} playback={opening.data} />;
}
