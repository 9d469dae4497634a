import { getRouteApi, Link } from '@tanstack/react-router';
import { asMoments, present } from '../../lib/period';
import { usePages } from '../../lib/use-pages';
import { useZone } from '../../lib/zone';
import { Page } from '../../ui/page';
import { Panel } from '../../ui/panel';
import { RecordList } from '../../ui/record-list';
import { Empty } from '../../ui/states';
import { coveragePage } from './api';
import { COVERAGE_COLUMNS } from './coverage-columns';
import { CoverageFilters } from './coverage-filters';
import { CoverageStrip } from './coverage-strip';

const route = getRouteApi('/app/coverage');

/** Holster draws and other events, and whether there is footage of each: what is missing counts. */
export function CoveragePage() {
  const { from, to, unitId, verdict } = route.useSearch();
  const zone = useZone();
  const period = present({ ...asMoments({ from, to }, zone), unitId });
  const filter = present({ ...period, verdict });
  const events = usePages(['coverage', filter], (cursor) => coveragePage(filter, cursor));
  return (
    <Page
      title="Coverage"
      lead="Every event at which a camera should have been recording, with the verdict on it. An event without footage is a finding, not silence."
    >
      <CoverageFilters />
      <CoverageStrip period={period} />
      <Panel title="Events" flush>
        <RecordList
          label="Trigger events"
          columns={COVERAGE_COLUMNS}
          rowKey={({ id }) => id}
          {...events}
          empty={
            <Empty title="No event fits" action={<Link to="/coverage">Show all events</Link>}>
              Events come from holster sensors and other triggers. Widen the period, or check that
              the sensors report.
            </Empty>
          }
        />
      </Panel>
    </Page>
  );
}
