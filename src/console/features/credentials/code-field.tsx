import { TextInput, type TextInputProps } from '@mantine/core';

/** Six digits of an authenticator app; phones and password managers offer to fill it. */
export function CodeField(props: TextInputProps) {
  return (
    <TextInput
      label="Code"
      description="The six digits that your app shows now."
      name="code"
      size="md"
      required
      withAsterisk={false}
      inputMode="numeric"
      autoComplete="one-time-code"
      pattern="\d{6}"
      maxLength={6}
      title="Six digits"
      {...props}
    />
  );
}
