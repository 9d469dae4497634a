import { ChoiceFilter } from '../../ui/choice-filter';
import { useOfficers } from './agency';

interface OfficerFilterProps {
  readonly unitId: string | undefined;
  readonly value: string | undefined;
  readonly onChange: (officerId: string | undefined) => void;
}

/** The officers of the roster as a filter; of the chosen unit if there is one. */
export function OfficerFilter({ unitId, value, onChange }: OfficerFilterProps) {
  const officers = useOfficers(unitId);
  const choices = (officers.data?.items ?? []).map(({ id, name, badgeNumber }) => ({
    value: id,
    label: `${name} (${badgeNumber})`,
  }));
  return (
    <ChoiceFilter
      label="Officer"
      all="All officers"
      value={value}
      choices={choices}
      onChange={onChange}
    />
  );
}
