import { Checkbox, NativeSelect, Radio } from '@mantine/core';
import { useState } from 'react';
import type { Authorization } from '../../api/types';
import { useUnits } from '../agency/agency';
import { KIND_WORDS, KINDS, RESTRICTION_WORDS, RESTRICTIONS } from './words';

interface CoverageFieldsProps {
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly personId: string;
  readonly kind: Authorization['kind'];
  readonly onKind: (kind: Authorization['kind']) => void;
  readonly mayDesignate: boolean;
}

/** Who, for what, and how far. */
export function CoverageFields(props: CoverageFieldsProps) {
  const { people, personId, kind, onKind, mayDesignate } = props;
  return (
    <>
      <NativeSelect
        label="Person"
        name="personId"
        defaultValue={personId}
        required
        withAsterisk={false}
        data-autofocus
        data={[
          { value: '', label: 'Choose' },
          ...people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Radio.Group
        label="For"
        value={kind}
        onChange={(value) => onKind(KINDS.find((one) => one === value) ?? 'viewing')}
      >
        {KINDS.filter((one) => mayDesignate || one !== 'designation').map((one) => (
          <Radio key={one} value={one} label={KIND_WORDS[one]} mt={6} />
        ))}
      </Radio.Group>
      {kind === 'viewing' && <ReachFields />}
      {kind === 'clearance' && (
        <Checkbox.Group label="Restrictions" description="Clips with these become visible.">
          {RESTRICTIONS.map((one) => (
            <Checkbox
              key={one}
              name="restrictions"
              value={one}
              label={RESTRICTION_WORDS[one]}
              mt={6}
            />
          ))}
        </Checkbox.Group>
      )}
    </>
  );
}

const REACH_WORDS = [
  { value: 'own', label: 'Their own clips' },
  { value: 'units', label: 'Clips of units' },
  { value: 'all', label: 'All clips' },
];

function ReachFields() {
  const [reach, setReach] = useState('own');
  const units = useUnits();
  return (
    <>
      <NativeSelect
        label="Clips"
        name="reach"
        value={reach}
        onChange={({ currentTarget }) => setReach(currentTarget.value)}
        data={REACH_WORDS}
      />
      {reach === 'units' && (
        <Checkbox.Group label="Units">
          {(units.data?.items ?? []).map(({ id, name }) => (
            <Checkbox key={id} name="unitIds" value={id} label={name} mt={6} />
          ))}
        </Checkbox.Group>
      )}
      <Checkbox
        name="coversReviews"
        label="Also clips assigned for review, wherever they are"
        defaultChecked
      />
    </>
  );
}
