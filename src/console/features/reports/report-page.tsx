import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client';
import { present } from '../../lib/period';
import { useZone } from '../../lib/zone';
import { Page } from '../../ui/page';
import { ProblemNote, Waiting } from '../../ui/states';
import { ReportFilters } from './report-filters';
import { reportQuery } from './report-search';
import { ReportView } from './report-view';

const route = getRouteApi('/app/report');

/** Review completion and holster coverage of a period, as known at a cut-off. */
export function ReportPage() {
  const zone = useZone();
  const query = present(reportQuery(route.useSearch(), zone));
  const report = useQuery({
    queryKey: ['report', query],
    queryFn: () => answerOf(api.GET('/api/v1/reports/compliance', { params: { query } })),
  });
  return (
    <Page
      title="Report"
      lead="The same period, unit and cut-off give the same report, byte for byte. What was recorded after the cut-off is not counted."
    >
      <ReportFilters />
      {report.error !== null && (
        <ProblemNote error={report.error} onRetry={() => void report.refetch()} />
      )}
      {report.isPending && <Waiting rows={10} label="Making the report" />}
      {report.data !== undefined && <ReportView report={report.data} />}
    </Page>
  );
}
