import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { subjectFrom } from '../../lib/subject';

interface SubjectFilterProps {
  readonly value: string | undefined;
  readonly onChange: (subject: string | undefined) => void;
}

/** What the entries are about: paste an address or an identifier. */
export function SubjectFilter({ value, onChange }: SubjectFilterProps) {
  const [text, setText] = useState(value ?? '');
  useEffect(() => setText(value ?? ''), [value]);
  const isOdd = text.trim() !== '' && subjectFrom(text) === undefined;
  return (
    <TextInput
      label="About"
      placeholder="Paste a clip’s address or id"
      title="The address of a page, an identifier of a clip, or draw:…, review:…, release:…"
      size="sm"
      value={text}
      error={isOdd ? 'Neither an address nor an identifier' : undefined}
      onChange={({ currentTarget }) => {
        const typed = currentTarget.value;
        setText(typed);
        const subject = subjectFrom(typed);
        if (subject !== undefined || typed.trim() === '') onChange(subject);
      }}
    />
  );
}
