import { Button, Checkbox, Group } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { AccountDecision, AccountUnderReview, Recertification } from '../../api/types';
import { present } from '../../lib/period';
import { usePages } from '../../lib/use-pages';
import { inWords } from '../../lib/words';
import { ChoiceFilter } from '../../ui/choice-filter';
import { FigureStrip } from '../../ui/figure-strip';
import { Filters } from '../../ui/filters';
import { KeyCap } from '../../ui/key-cap';
import { Page } from '../../ui/page';
import { Panel } from '../../ui/panel';
import { RecordList } from '../../ui/record-list';
import { Empty, ProblemNote, Waiting } from '../../ui/states';
import { TakeAway } from '../../ui/take-away';
import { useUnits } from '../agency/agency';
import { useMay, useSession } from '../identity/session';
import { accountColumns } from './account-columns';
import { type AccountFilter, accountsPage, useDeciding, useRecertification } from './api';
import { CloseDialog } from './close-dialog';
import { ReasonDialog } from './reason-dialog';
import { ReviewState } from './review-state';
import { useAccountKeys } from './worklist-keys';

const route = getRouteApi('/app/recertification/$reviewId');
const ROLES = [
  ...['officer', 'supervisor', 'commander', 'records', 'approver', 'auditor', 'chief'],
  ...['administrator', 'service'],
];

/** One review of all accounts: decided one by one, by the keys alone if one likes. */
export function RecertificationPage() {
  const { reviewId } = route.useParams();
  const review = useRecertification(reviewId);
  const [isClosing, setClosing] = useState(false);
  const mayDecide = useMay('recertification.decide');
  if (review.isError) {
    return <ProblemNote error={review.error} onRetry={() => void review.refetch()} />;
  }
  if (review.data === undefined) return <Waiting rows={10} />;
  const { closedAt, progress } = review.data;
  const evidence = `/api/v1/recertifications/${reviewId}/evidence`;
  return (
    <Page
      title="Review of accounts"
      back={<Link to="/recertification">Reviews of accounts</Link>}
      actions={
        <Group gap="xs">
          <ReviewState review={review.data} />
          <TakeAway address={`${evidence}.csv`} name="review-of-accounts.csv">
            CSV
          </TakeAway>
          <TakeAway address={`${evidence}.pdf`} name="review-of-accounts.pdf">
            PDF
          </TakeAway>
          {mayDecide && closedAt === null && (
            <Button size="xs" disabled={progress.undecided > 0} onClick={() => setClosing(true)}>
              Sign and close
            </Button>
          )}
        </Group>
      }
    >
      <FigureStrip label="Progress" figures={figuresOf(review.data)} />
      <Worklist review={review.data} mayDecide={mayDecide && closedAt === null} />
      {isClosing && <CloseDialog review={review.data} onClose={() => setClosing(false)} />}
    </Page>
  );
}

function figuresOf({ progress }: Recertification) {
  const { total, keep, change, disable, undecided } = progress;
  return [
    { label: 'Accounts', value: String(total), explains: 'Open when the review began' },
    { label: 'Undecided', value: String(undecided), explains: 'About which nobody has decided' },
    { label: 'Stay', value: String(keep), explains: 'Still needed as they are' },
    { label: 'Change', value: String(change), explains: 'Roles are to be changed under People' },
    { label: 'Ended', value: String(disable), explains: 'Disabled in the moment of deciding' },
  ];
}

interface WorklistProps {
  readonly review: Recertification;
  readonly mayDecide: boolean;
}

function Worklist({ review, mayDecide }: WorklistProps) {
  const [filter, setFilter] = useState<AccountFilter>({});
  const units = useUnits().data?.items ?? [];
  const list = usePages(['recertifications', review.id, 'items', filter], (cursor) =>
    accountsPage(review.id, filter, cursor),
  );
  const { chosen, asked, deciding, ...work } = useWork(review.id, list.rows ?? [], mayDecide);
  return (
    <>
      <Filters label="Which accounts">
        <ChoiceFilter
          label="Role"
          all="All roles"
          value={filter.role}
          choices={ROLES.map((value) => ({ value, label: inWords(value) }))}
          onChange={(role) => setFilter(present({ ...filter, role }))}
        />
        <ChoiceFilter
          label="Unit"
          all="All units"
          value={filter.unitId}
          choices={units.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(unitId) => setFilter(present({ ...filter, unitId }))}
        />
        <Checkbox
          label="Undecided only"
          checked={filter.isUndecided === true}
          onChange={({ currentTarget }) =>
            setFilter(present({ ...filter, isUndecided: currentTarget.checked || undefined }))
          }
        />
      </Filters>
      {mayDecide && (
        <p>
          <KeyCap>J</KeyCap> <KeyCap>K</KeyCap> go through the accounts; <KeyCap>1</KeyCap> keep,{' '}
          <KeyCap>2</KeyCap> change roles, <KeyCap>3</KeyCap> disable.
        </p>
      )}
      {deciding.error !== null && <ProblemNote error={deciding.error} />}
      <Panel title="Accounts" flush>
        <RecordList
          label="Accounts under review"
          columns={accountColumns({ units, mayDecide, ...work })}
          rowKey={({ id }) => id}
          isChosen={({ id }) => id === chosen?.id}
          {...list}
          empty={<Empty title="None">No account fits these filters.</Empty>}
        />
      </Panel>
      {asked !== null && (
        <ReasonDialog {...asked} onClose={work.forget} onReason={work.decideFor} />
      )}
    </>
  );
}

interface Asked {
  readonly account: AccountUnderReview;
  readonly decision: AccountDecision;
}

/** Where one is in the list, and what a press does there. */
function useWork(reviewId: string, rows: readonly AccountUnderReview[], mayDecide: boolean) {
  const own = useSession().person.id;
  const deciding = useDeciding(reviewId);
  const [at, setAt] = useState(0);
  const [asked, setAsked] = useState<Asked | null>(null);
  const chosen = rows[Math.min(at, rows.length - 1)];
  const move = (by: 1 | -1) => setAt(Math.max(0, Math.min(rows.length - 1, at + by)));
  const decide = (account: AccountUnderReview, decision: AccountDecision) => {
    if (!mayDecide || account.personId === own || account.decision === 'disable') return;
    if (decision !== 'keep') setAsked({ account, decision });
    else deciding.mutate({ itemId: account.id, decision }, { onSuccess: () => move(1) });
  };
  const decideFor = (reason: string) => {
    if (asked === null) return;
    const { account, decision } = asked;
    const decided = { itemId: account.id, decision, reason };
    deciding.mutate(decided, { onSuccess: () => move(1), onSettled: () => setAsked(null) });
  };
  useAccountKeys({ move, decide: (decision) => chosen !== undefined && decide(chosen, decision) });
  return { chosen, asked, deciding, own, decide, decideFor, forget: () => setAsked(null) };
}
