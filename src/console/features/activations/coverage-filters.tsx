import { getRouteApi } from '@tanstack/react-router';
import { inWords } from '../../lib/words';
import { ChoiceFilter } from '../../ui/choice-filter';
import { DayField } from '../../ui/day-field';
import { Filters } from '../../ui/filters';
import { UnitFilter } from '../agency/unit-filter';
import { coverageSearch } from './coverage-search';
import { VERDICTS } from './verdicts';

const route = getRouteApi('/app/coverage');

/** Which events to show. */
export function CoverageFilters() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const set = (patch: Record<string, string | undefined>) =>
    void navigate({ search: (now) => coverageSearch({ ...now, ...patch }), replace: true });
  return (
    <Filters label="Find events">
      <UnitFilter value={search.unitId} onChange={(unitId) => set({ unitId })} />
      <DayField label="From" value={search.from} onChange={(from) => set({ from })} />
      <DayField label="To" value={search.to} onChange={(to) => set({ to })} />
      <ChoiceFilter
        label="Verdict"
        all="All verdicts"
        value={search.verdict}
        choices={VERDICTS.map((value) => ({ value, label: inWords(value) }))}
        onChange={(verdict) => set({ verdict })}
      />
    </Filters>
  );
}
