import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useOfficers } from '../agency/agency';

/** Who of the roster an account belongs to; in a form under `officerId`, empty for nobody. */
export function OfficerField({ held }: { readonly held: string | null }) {
  const officers = useOfficers();
  const [chosen, setChosen] = useState(held ?? '');
  const choices = (officers.data?.items ?? []).map(({ id, name, badgeNumber }) => ({
    value: id,
    label: `${name} (${badgeNumber})`,
  }));
  // Rosters are longer than the list, and the list comes later than the form.
  const isMissing = held !== null && !choices.some(({ value }) => value === held);
  return (
    <NativeSelect
      label="Officer of the roster"
      name="officerId"
      description="Whose footage is this person’s own: nobody reviews footage of themselves."
      value={chosen}
      onChange={({ currentTarget }) => setChosen(currentTarget.value)}
      data={[
        { value: '', label: 'None' },
        ...(isMissing ? [{ value: held, label: 'As it is now' }] : []),
        ...choices,
      ]}
    />
  );
}
