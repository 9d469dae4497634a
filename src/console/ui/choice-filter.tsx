import { NativeSelect } from '@mantine/core';

interface ChoiceFilterProps {
  readonly label: string;
  /** What no choice means: `All units`. */
  readonly all: string;
  readonly value: string | undefined;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string | undefined) => void;
}

/** One of a few, or all of them. */
export function ChoiceFilter({ label, all, value, choices, onChange }: ChoiceFilterProps) {
  return (
    <NativeSelect
      label={label}
      size="sm"
      value={value ?? ''}
      onChange={({ currentTarget }) =>
        onChange(currentTarget.value === '' ? undefined : currentTarget.value)
      }
      data={[{ value: '', label: all }, ...choices]}
    />
  );
}
