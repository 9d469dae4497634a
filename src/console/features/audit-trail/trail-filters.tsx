import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { inWords } from '../../lib/words';
import { ChoiceFilter } from '../../ui/choice-filter';
import { DayField } from '../../ui/day-field';
import { Filters } from '../../ui/filters';
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
      <TextFilter
        label="Kind"
        placeholder="review.signed"
        value={search.kind}
        onChange={(kind) => set({ kind })}
      />
      <TextFilter
        label="Who"
        placeholder="person:…"
        value={search.actor}
        onChange={(actor) => set({ actor })}
      />
      <TextFilter
        label="About"
        placeholder="clip:…"
        value={search.target}
        onChange={(target) => set({ target })}
      />
      <ChoiceFilter
        label="Outcome"
        all="All outcomes"
        value={search.outcome}
        choices={OUTCOMES.map((value) => ({ value, label: inWords(value) }))}
        onChange={(outcome) => set({ outcome })}
      />
      <DayField label="From" value={search.from} onChange={(from) => set({ from })} />
      <DayField label="To" value={search.to} onChange={(to) => set({ to })} />
    </Filters>
  );
}

interface TextFilterProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

function TextFilter({ label, placeholder, value, onChange }: TextFilterProps) {
  const [text, setText] = useState(value ?? '');
  const settle = useDebouncedCallback(
    (typed: string) => onChange(typed.trim() === '' ? undefined : typed.trim()),
    400,
  );
  return (
    <TextInput
      label={label}
      placeholder={placeholder}
      size="sm"
      value={text}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        settle(currentTarget.value);
      }}
    />
  );
}
