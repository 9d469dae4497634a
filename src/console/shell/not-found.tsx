import { Link } from '@tanstack/react-router';
import { Page } from '../ui/page';
import { Empty } from '../ui/states';

/** No such address, or nothing there that this person may see: the two are not told apart. */
export function NotFoundPage() {
  return (
    <Page title="Nothing here">
      <Empty
        title="There is nothing at this address for you"
        action={<Link to="/">Go to your first page</Link>}
      >
        It may have been mistyped, or it belongs to a unit that is not yours.
      </Empty>
    </Page>
  );
}
