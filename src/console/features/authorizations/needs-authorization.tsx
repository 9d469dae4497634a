import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Panel } from '../../ui/panel';
import { useMay } from '../identity/session';

/** Instead of a picture: what is missing, and who can give it. */
export function NeedsAuthorization() {
  const mayGrant = useMay('authorization.grant');
  return (
    <Panel title="Watch" note="Footage is opened by those authorized in writing, and nobody else.">
      <p role="status">
        Your role reaches this clip, but no written authorization of yours covers it now.{' '}
        {mayGrant
          ? 'As head of the agency you authorize people, yourself included.'
          : 'Ask the chief, or somebody whom the chief has designated: they need your name, which clips you work with, and what for.'}
      </p>
      <Button component={Link} to="/authorizations" variant="default" size="xs">
        {mayGrant ? 'Authorize' : 'See what you are authorized for'}
      </Button>
    </Panel>
  );
}
