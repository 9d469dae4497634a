import { Autocomplete, Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { SyntheticEvent } from 'react';
import { api, doneBy } from '../../api/client';
import { field } from '../../lib/form';
import { useAgency } from '../agency/agency';
import { ProblemNote, Waiting } from '../../ui/states';
import { Threshold } from './threshold';

const route = getRouteApi('/setup');

/** First run: the agency and its first administrator, through the link that the server printed. */
export function SetupPage() {
  const { token } = route.useSearch();
  const agency = useAgency();
  if (agency.isPending) {
    return (
      <Threshold title="Set up" lead="Asking whether this installation is still open.">
        <Waiting rows={4} />
      </Threshold>
    );
  }
  if (agency.data?.isSetUp !== false || token === undefined) {
    return (
      <Threshold
        title="Nothing to set up"
        lead="Setup opens once, with the link that the server prints when it starts for the first time."
      >
        <Link to="/sign-in">Go to the sign-in page</Link>
      </Threshold>
    );
  }
  return <SetupForm token={token} />;
}

function SetupForm({ token }: { readonly token: string }) {
  const setUp = useSetUp(token);
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    setUp.mutate(new FormData(event.currentTarget));
  };
  const common = { required: true, withAsterisk: false, mt: 'sm' } as const;
  return (
    <Threshold
      title="Set up Plumbline"
      lead="Name the agency and make the first administrator. The link works once."
    >
      <form onSubmit={submit}>
        <TextInput label="Agency" name="agencyName" autoComplete="organization" {...common} />
        <Autocomplete
          label="Time zone"
          description="Every date on screen and in reports is told in this zone."
          name="timeZone"
          defaultValue={Intl.DateTimeFormat().resolvedOptions().timeZone}
          data={Intl.supportedValuesOf('timeZone')}
          limit={8}
          {...common}
        />
        <TextInput label="Your name" name="displayName" autoComplete="name" {...common} />
        <TextInput label="User name" name="username" autoComplete="username" {...common} />
        <PasswordInput
          label="Password"
          description="At least 12 characters; a few words in a row are good."
          name="password"
          autoComplete="new-password"
          minLength={12}
          {...common}
        />
        {setUp.error !== null && (
          <div style={{ marginTop: 16 }}>
            <ProblemNote error={setUp.error} />
          </div>
        )}
        <Button type="submit" fullWidth size="md" mt="lg" loading={setUp.isPending}>
          Open for business
        </Button>
      </form>
    </Threshold>
  );
}

function useSetUp(token: string) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (form: FormData) => {
      const [agencyName, timeZone] = [field(form, 'agencyName'), field(form, 'timeZone')];
      const [displayName, username] = [field(form, 'displayName'), field(form, 'username')];
      const body = { token, agencyName, timeZone, displayName, username };
      return doneBy(
        api.POST('/api/v1/setup', { body: { ...body, password: field(form, 'password') } }),
      );
    },
    onSuccess: async () => {
      await queries.invalidateQueries();
      await navigate({ to: '/sign-in' });
    },
  });
}
