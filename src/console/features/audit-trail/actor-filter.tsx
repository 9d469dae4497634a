import { CloseButton, Combobox, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useActors, useActorName } from './actors';

interface ActorFilterProps {
  readonly value: string | undefined;
  readonly onChange: (actor: string | undefined) => void;
}

const SHOWN = 8;

/** Who did it, by name: two letters are enough, and the keyboard goes through what is found. */
export function ActorFilter({ value, onChange }: ActorFilterProps) {
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [typed, setTyped] = useState<string | null>(null);
  const [asked] = useDebouncedValue(typed ?? '', 300);
  const actors = useActors(asked);
  const name = useActorName(value);
  const wanted = (typed ?? '').trim().toLowerCase();
  const found = (actors.data ?? []).filter((one) => one.name.toLowerCase().includes(wanted));
  const { selectFirstOption } = combobox;
  // Enter takes the first one that is found; what is found comes after what is typed.
  useEffect(() => {
    if (found.length > 0) selectFirstOption();
  }, [found.length, wanted, selectFirstOption]);
  const choose = (actor: string | undefined) => {
    setTyped(null);
    combobox.closeDropdown();
    onChange(actor);
  };
  return (
    <Combobox store={combobox} onOptionSubmit={choose} withinPortal>
      <Combobox.Target>
        <TextInput
          label="Who"
          placeholder="Part of a name"
          size="sm"
          value={typed ?? name ?? ''}
          onChange={({ currentTarget }) => {
            setTyped(currentTarget.value);
            combobox.openDropdown();
          }}
          onBlur={() => choose(value)}
          rightSection={
            value === undefined ? null : (
              <CloseButton
                size="sm"
                aria-label="Everybody"
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => choose(undefined)}
              />
            )
          }
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={wanted.length < 2}>
        <Combobox.Options aria-label="People and services">
          {found.slice(0, SHOWN).map(({ actor, name: words }) => (
            <Combobox.Option value={actor} key={actor}>
              {words}
              {actor.startsWith('service:') && ' (service)'}
            </Combobox.Option>
          ))}
          {found.length === 0 && (
            <Combobox.Empty>
              {actors.isFetching ? 'Looking…' : 'Nobody of that name'}
            </Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
