import { NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../api/client';
import { ProblemNote } from '../../ui/states';

const SHOWN = 50;
const TYPING_MS = 250;

/** Somebody with an account that works, found by a part of their name; the field is `personId`. */
export function PersonChoice({ label }: { readonly label: string }) {
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed.trim(), TYPING_MS);
  const people = useQuery({
    queryKey: ['people', 'choice', text],
    queryFn: () => {
      const query = { state: 'active' as const, limit: SHOWN, ...(text === '' ? {} : { text }) };
      return answerOf(api.GET('/api/v1/people', { params: { query } }));
    },
  });
  return (
    <>
      <TextInput
        label="Find by name"
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        maxLength={100}
        data-autofocus
      />
      <NativeSelect
        label={label}
        name="personId"
        required
        withAsterisk={false}
        data={(people.data?.items ?? []).map(({ id, displayName, username }) => ({
          value: id,
          label: `${displayName} (${username})`,
        }))}
      />
      {people.error !== null && <ProblemNote error={people.error} />}
    </>
  );
}
