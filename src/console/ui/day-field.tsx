import { TextInput } from '@mantine/core';
import { isoDayOf, shiftDay } from '../lib/times';
import { useZone } from '../lib/zone';

interface DayFieldProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (isoDay: string | undefined) => void;
  readonly description?: string;
}

/** A calendar day of the agency. T is today and Y is yesterday, as these users know it. */
export function DayField({ label, value, onChange, description }: DayFieldProps) {
  const zone = useZone();
  return (
    <TextInput
      type="date"
      size="sm"
      label={label}
      description={description}
      title="T: today, Y: yesterday"
      value={value ?? ''}
      onChange={({ currentTarget }) =>
        onChange(currentTarget.value === '' ? undefined : currentTarget.value)
      }
      onKeyDown={(event) => {
        const key = event.key.toLowerCase();
        if ((key !== 't' && key !== 'y') || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        const today = isoDayOf(new Date().toISOString(), zone);
        onChange(key === 't' ? today : shiftDay(today, -1));
      }}
    />
  );
}
