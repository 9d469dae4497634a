import {
  Button,
  Checkbox,
  Modal,
  NativeSelect,
  NumberInput,
  Textarea,
  TextInput,
} from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import type { ApiClientRequest, ApiClientScope } from '../../api/types';
import { field } from '../../lib/form';
import { isoDayOf, shiftDay, startOfDay } from '../../lib/times';
import { useNow } from '../../lib/use-now';
import { useZone } from '../../lib/zone';
import { ProblemNote } from '../../ui/states';
import { useMake } from './api';
import styles from './api-clients.module.css';
import { CredentialShown } from './credential-shown';
import { networksFrom, PURPOSES, SCOPES } from './words';

interface MakeDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Makes a credential for a machine, and shows it once. */
export function MakeDialog({ isOpen, onClose }: MakeDialogProps) {
  const making = useMake();
  const close = () => {
    making.reset();
    onClose();
  };
  const isShown = making.data !== undefined;
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title={isShown ? 'The credential' : 'Make an API client'}
      closeButtonProps={{ 'aria-label': 'Close' }}
      withCloseButton={!isShown}
      closeOnClickOutside={!isShown}
      closeOnEscape={!isShown}
    >
      {making.data === undefined ? (
        <MakeForm
          onMake={(body) => making.mutate(body)}
          isPending={making.isPending}
          error={making.error}
        />
      ) : (
        <CredentialShown credential={making.data.credential} onKept={close} />
      )}
    </Modal>
  );
}

interface MakeFormProps {
  readonly onMake: (body: ApiClientRequest) => void;
  readonly isPending: boolean;
  readonly error: unknown;
}

const LONGEST_DAYS = 365;

function MakeForm({ onMake, isPending, error }: MakeFormProps) {
  const [first] = PURPOSES;
  const [purpose, setPurpose] = useState(first?.value ?? 'dock');
  const [scopes, setScopes] = useState<readonly ApiClientScope[]>(first?.scopes ?? []);
  const zone = useZone();
  const today = isoDayOf(useNow(), zone);
  const choose = (value: string) => {
    const chosen = PURPOSES.find((one) => one.value === value);
    if (chosen === undefined) return;
    setPurpose(chosen.value);
    setScopes(chosen.scopes);
  };
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const perMinute = field(form, 'requestsPerMinute');
    onMake({
      name: field(form, 'name').trim(),
      purpose,
      permissions: [...scopes],
      validUntil: startOfDay(field(form, 'validUntil'), zone),
      networks: networksFrom(field(form, 'networks')),
      ...(perMinute === '' ? {} : { requestsPerMinute: Number(perMinute) }),
    });
  };
  return (
    <form onSubmit={submit} className={styles.form}>
      <TextInput
        label="Name"
        name="name"
        description="As the trail will call it, such as “Dock, North precinct”."
        maxLength={100}
        required
        withAsterisk={false}
        data-autofocus
      />
      <NativeSelect
        label="What it is"
        value={purpose}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
        data={PURPOSES.map(({ value, label }) => ({ value, label }))}
      />
      <Checkbox.Group
        label="What it may do"
        value={[...scopes]}
        onChange={(chosen) =>
          setScopes(SCOPES.flatMap(({ value }) => (chosen.includes(value) ? [value] : [])))
        }
      >
        <div className={styles.scopes}>
          {SCOPES.map(({ value, label }) => (
            <Checkbox key={value} value={value} label={label} />
          ))}
        </div>
      </Checkbox.Group>
      <TextInput
        type="date"
        label="Ends on"
        name="validUntil"
        description="A year from now at the latest."
        defaultValue={shiftDay(today, LONGEST_DAYS)}
        min={shiftDay(today, 1)}
        max={shiftDay(today, LONGEST_DAYS)}
        required
        withAsterisk={false}
      />
      <Textarea
        label="Comes from"
        name="networks"
        description="Addresses or networks, one on each line, such as 10.1.0.0/16. Empty: from anywhere."
        autosize
        minRows={2}
      />
      <NumberInput
        label="Requests in a minute"
        name="requestsPerMinute"
        description="Empty: as the server’s setting says."
        min={1}
        max={100_000}
        allowDecimal={false}
      />
      {error !== null && <ProblemNote error={error} />}
      <Button type="submit" loading={isPending} disabled={scopes.length === 0}>
        Make the credential
      </Button>
    </form>
  );
}
