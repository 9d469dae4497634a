import { Checkbox, NativeSelect, PasswordInput, TextInput } from '@mantine/core';
import type { IdentityProvider } from '../../api/types';
import { field } from '../../lib/form';
import type { ProviderBody } from './api';
import { type Algorithm, ALGORITHMS, valuesFrom } from './words';

interface ProviderFieldsProps {
  readonly algorithms: readonly Algorithm[];
  /** Levels that the provider says it knows. */
  readonly acrValues: readonly string[];
  /** How it is asked until now. */
  readonly known?: IdentityProvider;
}

/** How a provider is asked, and what it must prove. */
export function ProviderFields({ algorithms, acrValues, known }: ProviderFieldsProps) {
  const common = { required: true, withAsterisk: false } as const;
  const named = acrValues.length === 0 ? '' : ` It names: ${acrValues.join(', ')}.`;
  return (
    <>
      <TextInput
        label="Name"
        name="name"
        description="As people know it: “Sign in with …”."
        defaultValue={known?.name}
        maxLength={80}
        {...common}
      />
      <TextInput
        label="Client"
        name="clientId"
        description="The name under which Plumbline is registered there."
        defaultValue={known?.clientId}
        maxLength={500}
        {...common}
      />
      <PasswordInput
        label="Client secret"
        name="clientSecret"
        description={known === undefined ? undefined : 'Empty: the one that is there stays.'}
        autoComplete="off"
        maxLength={2000}
        required={known === undefined}
        withAsterisk={false}
      />
      <NativeSelect
        label="Signature"
        name="algorithm"
        description="No other is accepted of it."
        defaultValue={known?.algorithm}
        data={[...algorithms]}
      />
      <TextInput
        label="Levels that prove a second factor (acr)"
        name="requiredAcr"
        description={`One of them must come. Name some here or below.${named}`}
        defaultValue={known?.requiredAcr.join(' ')}
      />
      <TextInput
        label="Methods that prove a second factor (amr)"
        name="requiredAmr"
        description="One of them must come, such as mfa."
        defaultValue={known?.requiredAmr.join(' ')}
      />
      <TextInput
        label="Further scopes"
        name="scopes"
        description="Besides openid."
        defaultValue={known?.scopes.join(' ') ?? 'profile'}
      />
      <TextInput
        label="Claim with groups"
        name="groupsClaim"
        description="Empty: groups give no roles."
        defaultValue={known?.groupsClaim ?? ''}
        maxLength={200}
      />
      <Checkbox
        label="Switched on"
        name="isEnabled"
        description={
          known?.isEnabled === true
            ? 'Switching it off ends all sessions that were opened through it.'
            : 'A trial works before, too.'
        }
        defaultChecked={known?.isEnabled ?? false}
      />
    </>
  );
}

export function providerFrom(form: FormData): ProviderBody {
  const groupsClaim = field(form, 'groupsClaim').trim();
  const algorithm = ALGORITHMS.find((one) => one === field(form, 'algorithm')) ?? 'RS256';
  return {
    name: field(form, 'name').trim(),
    clientId: field(form, 'clientId').trim(),
    algorithm,
    scopes: valuesFrom(field(form, 'scopes')),
    requiredAcr: valuesFrom(field(form, 'requiredAcr')),
    requiredAmr: valuesFrom(field(form, 'requiredAmr')),
    ...(groupsClaim === '' ? {} : { groupsClaim }),
    isEnabled: form.has('isEnabled'),
  };
}
