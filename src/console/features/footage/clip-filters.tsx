import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { inWords } from '../../lib/words';
import { ChoiceFilter } from '../../ui/choice-filter';
import { DayField } from '../../ui/day-field';
import { Filters } from '../../ui/filters';
import { OfficerFilter } from '../agency/officer-filter';
import { UnitFilter } from '../agency/unit-filter';
import { CATEGORIES, STATES } from './words';
import { clipSearch, type ClipSearch } from './clip-search';

const route = getRouteApi('/app/clips');

/** What to look for; the address holds it, so a search can be kept and sent. */
export function ClipFilters() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const set = (patch: { [K in keyof ClipSearch]: ClipSearch[K] | string | undefined }) =>
    void navigate({ search: (now) => clipSearch({ ...now, ...patch }), replace: true });
  return (
    <Filters label="Find clips">
      <UnitFilter
        value={search.unitId}
        onChange={(unitId) => set({ unitId, officerId: undefined })}
      />
      <OfficerFilter
        unitId={search.unitId}
        value={search.officerId}
        onChange={(officerId) => set({ officerId })}
      />
      <DayField label="From" value={search.from} onChange={(from) => set({ from })} />
      <DayField label="To" value={search.to} onChange={(to) => set({ to })} />
      <ChoiceFilter
        label="Category"
        all="All categories"
        value={search.category}
        choices={[
          { value: 'none', label: 'None yet' },
          ...CATEGORIES.map((value) => ({ value, label: inWords(value) })),
        ]}
        onChange={(category) => set({ category })}
      />
      <ChoiceFilter
        label="State"
        all="All states"
        value={search.state}
        choices={STATES.map((value) => ({ value, label: inWords(value) }))}
        onChange={(state) => set({ state })}
      />
      <CameraFilter
        value={search.cameraSerial}
        onChange={(cameraSerial) => set({ cameraSerial })}
      />
    </Filters>
  );
}

interface CameraFilterProps {
  readonly value: string | undefined;
  readonly onChange: (serial: string | undefined) => void;
}

function CameraFilter({ value, onChange }: CameraFilterProps) {
  const [text, setText] = useState(value ?? '');
  const settle = useDebouncedCallback(
    (serial: string) => onChange(serial.trim() === '' ? undefined : serial.trim()),
    350,
  );
  return (
    <TextInput
      label="Camera"
      placeholder="Serial number"
      size="sm"
      value={text}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        settle(currentTarget.value);
      }}
    />
  );
}
