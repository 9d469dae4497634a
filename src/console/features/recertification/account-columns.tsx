import { Button, Group } from '@mantine/core';
import type { AccountDecision, AccountUnderReview } from '../../api/types';
import { inWords } from '../../lib/words';
import { Moment } from '../../ui/moment';
import { Status, type Tone } from '../../ui/status';
import type { Column } from '../../ui/table';

const DECISIONS: Readonly<Record<AccountDecision, readonly [Tone, string, string]>> = {
  keep: ['good', 'Stays', 'Keep'],
  change: ['warn', 'Roles change', 'Change'],
  disable: ['bad', 'Ended', 'Disable'],
};

interface Work {
  readonly units: readonly { id: string; code: string }[];
  readonly mayDecide: boolean;
  /** Nobody decides about themselves. */
  readonly own: string;
  readonly decide: (account: AccountUnderReview, decision: AccountDecision) => void;
}

/** What one needs to know to decide about an account, and the decision. */
export function accountColumns({
  units,
  mayDecide,
  own,
  decide,
}: Work): readonly Column<AccountUnderReview>[] {
  const unit = (id: string | null) => units.find((one) => one.id === id)?.code;
  return [
    { head: 'Person', cell: ({ displayName }) => displayName },
    {
      head: 'Roles',
      cell: ({ roles }) =>
        roles
          .map(
            ({ role, unitId }) =>
              inWords(role) + (unitId === null ? '' : ` (${unit(unitId) ?? ''})`),
          )
          .join(', '),
    },
    {
      head: 'Last use',
      cell: ({ lastUsedAt }) =>
        lastUsedAt === null ? 'Never' : <Moment at={lastUsedAt} as="day" />,
    },
    {
      head: 'Dates',
      cell: ({ dates }) => {
        const bad = dates.filter(({ standing }) => standing !== 'good');
        if (bad.length === 0) return <Status tone="good">In order</Status>;
        return (
          <Status tone="warn">
            {bad.map(({ kind, standing }) => `${inWords(kind)}: ${inWords(standing)}`).join('; ')}
          </Status>
        );
      },
    },
    {
      head: 'Authorizations',
      align: 'end',
      explains: 'Written authorizations and clearances that held when the review began',
      cell: ({ authorizations }) => String(authorizations),
    },
    {
      head: 'Decision',
      cell: (account) => (
        <Decision
          account={account}
          mayDecide={mayDecide && account.personId !== own}
          {...{ decide }}
        />
      ),
    },
  ];
}

interface DecisionProps extends Pick<Work, 'mayDecide' | 'decide'> {
  readonly account: AccountUnderReview;
}

function Decision({ account, mayDecide, decide }: DecisionProps) {
  const { decision, reason } = account;
  const choices = Object.entries(DECISIONS) as [AccountDecision, readonly [Tone, string, string]][];
  return (
    <Group gap="xs">
      {decision !== null && (
        <Status tone={DECISIONS[decision][0]}>
          {DECISIONS[decision][1]}
          {reason === null ? '' : `: ${reason}`}
        </Status>
      )}
      {mayDecide && decision !== 'disable' && (
        <Group gap={4}>
          {choices.map(([value, [, , label]]) => (
            <Button
              key={value}
              size="compact-xs"
              variant={decision === value ? 'filled' : 'default'}
              aria-label={`${label} ${account.displayName}`}
              onClick={() => decide(account, value)}
            >
              {label}
            </Button>
          ))}
        </Group>
      )}
    </Group>
  );
}
