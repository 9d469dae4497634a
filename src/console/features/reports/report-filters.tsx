import { getRouteApi } from '@tanstack/react-router';
import { useZone } from '../../lib/zone';
import { DayField } from '../../ui/day-field';
import { Filters } from '../../ui/filters';
import { UnitFilter } from '../agency/unit-filter';
import { reportDays, reportSearch } from './report-search';

const route = getRouteApi('/app/report');

/** What the report is about. */
export function ReportFilters() {
  const search = route.useSearch();
  const days = reportDays(search, useZone());
  const navigate = route.useNavigate();
  const set = (patch: Record<string, string | undefined>) =>
    void navigate({ search: (now) => reportSearch({ ...now, ...patch }), replace: true });
  return (
    <Filters label="What the report is about">
      <DayField label="First day" value={days.from} onChange={(from) => set({ from })} />
      <DayField label="Last day" value={days.to} onChange={(to) => set({ to })} />
      <DayField
        label="Cut-off (end of)"
        value={search.cutoff}
        onChange={(cutoff) => set({ cutoff })}
      />
      <UnitFilter value={search.unitId} onChange={(unitId) => set({ unitId })} />
    </Filters>
  );
}
