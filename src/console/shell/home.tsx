import { useSession } from '../features/identity/session';
import { ForbiddenPage } from './forbidden';
import { Go } from './go';
import { pagesFor } from './pages';

/** The first page is the first room of one's daily work. */
export function Home() {
  const first = pagesFor(useSession().person.permissions)[0];
  return first === undefined ? <ForbiddenPage /> : <Go to={first.to} />;
}
