import { Button, PasswordInput } from '@mantine/core';
import { useState, type ReactNode, type SyntheticEvent } from 'react';
import { field } from '../../lib/form';
import { ProblemNote } from '../../ui/states';
import styles from './sign-in-parts.module.css';
import { inPlainReasons } from './weak-password';

interface NewPasswordFormProps {
  readonly children?: ReactNode;
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly label: string;
  readonly onChosen: (password: string, form: FormData) => void;
}

/** Two fields that must agree, and why a password was refused. No rules but length, no hints. */
export function NewPasswordForm(props: NewPasswordFormProps) {
  const { children, error, isPending, label, onChosen } = props;
  const [differs, setDiffers] = useState(false);
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const isSame = field(form, 'password') === field(form, 'again');
    setDiffers(!isSame);
    if (isSame) onChosen(field(form, 'password'), form);
  };
  const common = { autoComplete: 'new-password', required: true, withAsterisk: false };
  return (
    <form onSubmit={submit} className={styles.form}>
      {children}
      <PasswordInput
        label="New password"
        description="A few words in a row are good. Spaces, any characters and any length are taken."
        name="password"
        {...common}
      />
      <PasswordInput
        label="The same again"
        name="again"
        error={differs ? 'The two passwords differ. Type them once more.' : null}
        {...common}
      />
      {error !== null && <ProblemNote error={inPlainReasons(error)} />}
      <Button type="submit" size="md" loading={isPending}>
        {label}
      </Button>
    </form>
  );
}
