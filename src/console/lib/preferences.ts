import { useLocalStorage } from '@mantine/hooks';

interface Preferences {
  readonly 'review.shortcuts': boolean;
  readonly 'player.speed': number;
  readonly 'player.volume': number;
}

/** A person's own setting on this machine: comfort only, nothing about footage or people. */
export function usePreference<K extends keyof Preferences>(
  name: K,
  fallback: Preferences[K],
): readonly [Preferences[K], (value: Preferences[K]) => void] {
  const [value, setValue] = useLocalStorage<Preferences[K]>({
    key: `plumbline.${name}`,
    defaultValue: fallback,
    getInitialValueInEffect: false,
  });
  return [value, setValue];
}
