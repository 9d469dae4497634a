import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { dayOf } from '../../lib/times';
import { useZone } from '../../lib/zone';
import { Page } from '../../ui/page';
import { Panel } from '../../ui/panel';
import { ProblemNote, Waiting } from '../../ui/states';
import { auditReviewOf } from './api';
import { WeekDays, WeekState } from './week-label';
import { Worklist } from './worklist';

const route = getRouteApi('/app/log-reviews/$week');

/** The review of one week: its findings, what is said of them, and the signature. */
export function LogReviewPage() {
  const { week } = route.useParams();
  const review = useQuery(auditReviewOf(week));
  const zone = useZone();
  const back = <Link to="/log-reviews">Log review</Link>;
  if (review.isError) {
    return (
      <Page title={`Week ${week}`} back={back}>
        <ProblemNote error={review.error} onRetry={() => void review.refetch()} />
      </Page>
    );
  }
  if (review.isPending) {
    return (
      <Page title={`Week ${week}`} back={back}>
        <Panel title="Findings">
          <Waiting rows={9} label="Loading the findings" />
        </Panel>
      </Page>
    );
  }
  return (
    <Page
      title={`Week of ${dayOf(review.data.from, zone)}`}
      back={back}
      lead={
        <>
          <WeekDays {...review.data} />, in the calendar {week}
        </>
      }
      actions={<WeekState week={review.data} />}
    >
      <Worklist key={week} review={review.data} />
    </Page>
  );
}
