import { NativeSelect } from '@mantine/core';
import { inWords } from '../../lib/words';
import { useKinds } from './actors';

interface KindFilterProps {
  readonly value: string | undefined;
  readonly onChange: (kind: string | undefined) => void;
}

/** What was done: one kind, or all of a part of the system. */
export function KindFilter({ value, onChange }: KindFilterProps) {
  const kinds = useKinds();
  const groups = Map.groupBy(kinds.data ?? [], (kind) => kind.split('.')[0] ?? kind);
  const data = [...groups].map(([feature, all]) => ({
    group: inWords(feature),
    items: [
      { value: `${feature}.*`, label: `${inWords(feature)}: everything` },
      ...all.map((kind) => ({ value: kind, label: kindWords(kind) })),
    ],
  }));
  return (
    <NativeSelect
      label="What was done"
      size="sm"
      value={value ?? ''}
      onChange={({ currentTarget }) =>
        onChange(currentTarget.value === '' ? undefined : currentTarget.value)
      }
      data={[{ value: '', label: 'Everything' }, ...data]}
    />
  );
}

/** `review.signed` → `Review signed`. */
export function kindWords(kind: string): string {
  return inWords(kind.replace('.', ' '));
}
