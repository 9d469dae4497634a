import { getRouteApi } from '@tanstack/react-router';
import { inWords } from '../../lib/words';
import { ChoiceFilter } from '../../ui/choice-filter';
import { DayField } from '../../ui/day-field';
import { Filters } from '../../ui/filters';
import { PURPOSES } from '../footage/purposes';
import { ActorFilter } from './actor-filter';
import { KindFilter } from './kind-filter';
import { SubjectFilter } from './subject-filter';
import { OUTCOMES, trailSearch } from './trail-search';

const route = getRouteApi('/app/trail');

/** Which entries to show. */
export function TrailFilters() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const set = (patch: Record<string, string | undefined>) =>
    void navigate({ search: (now) => trailSearch({ ...now, ...patch }), replace: true });
  return (
    <Filters label="Find entries">
      <ActorFilter value={search.actor} onChange={(actor) => set({ actor })} />
      <SubjectFilter value={search.target} onChange={(target) => set({ target })} />
      <KindFilter value={search.kind} onChange={(kind) => set({ kind })} />
      <ChoiceFilter
        label="Outcome"
        all="All outcomes"
        value={search.outcome}
        choices={OUTCOMES.map((value) => ({ value, label: inWords(value) }))}
        onChange={(outcome) => set({ outcome })}
      />
      <ChoiceFilter
        label="Purpose"
        all="All purposes"
        value={search.purpose}
        choices={['review', ...PURPOSES.map(({ code }) => code)].map((value) => ({
          value,
          label: inWords(value),
        }))}
        onChange={(purpose) => set({ purpose })}
      />
      <DayField label="From" value={search.from} onChange={(from) => set({ from })} />
      <DayField label="To" value={search.to} onChange={(to) => set({ to })} />
    </Filters>
  );
}
