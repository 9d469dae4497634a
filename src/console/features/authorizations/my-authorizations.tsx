import { useSession } from '../identity/session';
import { PersonAuthorizations } from './person-authorizations';

/** For one's account page: what was given to the person at the screen. */
export function MyAuthorizations() {
  const { person } = useSession();
  return (
    <PersonAuthorizations
      personId={person.id}
      note="By these you open footage, and for their purposes only."
      none="Nothing has been given to you in writing, so no footage opens. Ask the chief, or somebody whom the chief has designated."
    />
  );
}
