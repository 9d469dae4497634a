import { Button, Modal, TextInput } from '@mantine/core';
import type { SyntheticEvent } from 'react';
import type { IdentityProvider, ProviderOffers } from '../../api/types';
import { field } from '../../lib/form';
import { Facts } from '../../ui/facts';
import { ProblemNote } from '../../ui/states';
import { useAdd, useChange, useCheck } from './api';
import { ProviderFields, providerFrom } from './provider-fields';
import styles from './single-sign-on.module.css';
import { algorithmsOf, ALGORITHMS, listed } from './words';

interface DialogProps {
  readonly onClose: () => void;
}

/** Looks at a provider first, then connects it. */
export function AddProviderDialog({ onClose }: DialogProps) {
  const check = useCheck();
  return (
    <Modal
      opened
      onClose={onClose}
      title="Connect an identity provider"
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {check.data === undefined ? (
        <CheckForm
          onCheck={(issuer) => check.mutate(issuer)}
          isPending={check.isPending}
          error={check.error}
        />
      ) : (
        <AddForm found={check.data} onAdded={onClose} />
      )}
    </Modal>
  );
}

interface CheckFormProps {
  readonly onCheck: (issuer: string) => void;
  readonly isPending: boolean;
  readonly error: unknown;
}

function CheckForm({ onCheck, isPending, error }: CheckFormProps) {
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    onCheck(field(new FormData(event.currentTarget), 'issuer').trim());
  };
  return (
    <form onSubmit={submit} className={styles.form}>
      <TextInput
        label="Issuer"
        name="issuer"
        type="url"
        description="Exactly as the provider names itself; it never changes afterwards."
        placeholder="https://login.example.gov/realms/agency"
        pattern="https://\S+"
        maxLength={500}
        required
        withAsterisk={false}
        data-autofocus
      />
      {error !== null && <ProblemNote error={error} />}
      <Button type="submit" loading={isPending}>
        See what it offers
      </Button>
    </form>
  );
}

function AddForm({ found, onAdded }: { found: ProviderOffers; onAdded: () => void }) {
  const add = useAdd();
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const { issuer } = found;
    const clientSecret = field(form, 'clientSecret');
    const slug = field(form, 'slug').trim();
    add.mutate({ ...providerFrom(form), clientSecret, slug, issuer }, { onSuccess: onAdded });
  };
  return (
    <form onSubmit={submit} className={styles.form}>
      <section className={styles.found} aria-label="What the provider offers">
        <Found found={found} />
      </section>
      <TextInput
        label="Short name"
        name="slug"
        description="Stands in addresses and never changes: small letters, digits and hyphens."
        pattern="[a-z][a-z0-9\-]{1,39}"
        maxLength={40}
        required
        withAsterisk={false}
        data-autofocus
      />
      <ProviderFields algorithms={algorithmsOf(found.algorithms)} acrValues={found.acrValues} />
      {add.error !== null && <ProblemNote error={add.error} />}
      <Button type="submit" loading={add.isPending}>
        Connect it
      </Button>
    </form>
  );
}

function Found({ found }: { readonly found: ProviderOffers }) {
  return (
    <Facts
      of={[
        ['Answers as', found.issuer],
        ['Signatures', listed(found.algorithms, 'It names none')],
        ['Levels (acr)', listed(found.acrValues, 'It names none; a trial shows them')],
        ['Scopes', listed(found.scopes, 'It names none')],
        ['Names itself on the way back', found.namesItself ? 'Yes' : 'No'],
        ['Tells of logouts', found.signsOutThroughTheBack ? 'Yes' : 'No'],
      ]}
    />
  );
}

/** Changes how a provider is asked, or switches it on and off. */
export function ChangeProviderDialog({
  provider,
  onClose,
}: DialogProps & { readonly provider: IdentityProvider }) {
  const change = useChange(provider.id);
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const clientSecret = field(form, 'clientSecret');
    const secret = clientSecret === '' ? {} : { clientSecret };
    change.mutate({ ...providerFrom(form), ...secret }, { onSuccess: onClose });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Change ${provider.name}`}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form onSubmit={submit} className={styles.form}>
        <ProviderFields algorithms={ALGORITHMS} acrValues={[]} known={provider} />
        {change.error !== null && <ProblemNote error={change.error} />}
        <Button type="submit" loading={change.isPending}>
          Save
        </Button>
      </form>
    </Modal>
  );
}
