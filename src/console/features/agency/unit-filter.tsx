import { ChoiceFilter } from '../../ui/choice-filter';
import { useUnits } from './agency';

interface UnitFilterProps {
  readonly value: string | undefined;
  readonly onChange: (unitId: string | undefined) => void;
}

/** The units of the agency as a filter. */
export function UnitFilter({ value, onChange }: UnitFilterProps) {
  const units = useUnits();
  const choices = (units.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <ChoiceFilter
      label="Unit"
      all="All units"
      value={value}
      choices={choices}
      onChange={onChange}
    />
  );
}
