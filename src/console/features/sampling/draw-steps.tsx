import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Draw } from '../../api/types';
import { CopyIcon, Copyable } from '../../ui/copyable';
import { Moment } from '../../ui/moment';
import { PlumbSteps } from '../../ui/plumb-steps';
import { useMay } from '../identity/session';
import styles from './draw-page.module.css';
import { ExecuteStep, FreezeStep, SeedStep } from './step-forms';

interface Shown {
  readonly key: string;
  readonly title: string;
  readonly at: string | null;
  readonly told: ReactNode;
  /** What to do when this step is the next one. */
  readonly act: ReactNode;
}

/** What has happened, and the one thing that can happen next. */
export function DrawSteps({ draw }: { readonly draw: Draw }) {
  const mayConduct = useMay('draw.conduct');
  const steps = shownSteps(draw);
  const nextAt = steps.findIndex(({ at }) => at === null);
  const visible =
    nextAt === -1 || draw.state === 'void'
      ? steps.filter(({ at }) => at !== null)
      : steps.slice(0, nextAt + 1);
  return (
    <PlumbSteps
      label="Steps of the draw"
      steps={visible.map(({ key, title, at, told, act }) => ({
        key,
        title,
        aside: at === null ? 'Next' : <Recorded at={at} entryId={entryOf(draw, key)} />,
        body: at === null ? mayConduct && act : told,
      }))}
    />
  );
}

interface RecordedProps {
  readonly at: string;
  readonly entryId: string | undefined;
}

/** When a step was taken, and its entry for those who may read the trail. */
function Recorded({ at, entryId }: RecordedProps) {
  const mayRead = useMay('audit-trail.read');
  return (
    <>
      <Moment at={at} as="exact" />
      {mayRead && entryId !== undefined && (
        <>
          {', '}
          <Link to="/trail" search={{ entry: entryId }}>
            entry {entryId}
          </Link>
        </>
      )}
    </>
  );
}

function entryOf(draw: Draw, step: string): string | undefined {
  return draw.entries.find(({ state }) => state === step)?.entryId;
}

function shownSteps(draw: Draw): Shown[] {
  return [
    {
      key: 'declared',
      title: 'Declared',
      at: draw.declaredAt,
      told: (
        <p className={styles.hint}>
          Policy digest <Copyable value={draw.policySha256} what="the policy’s digest" short={16} />
          . Clips received from <Moment at={draw.windowFrom} /> until <Moment at={draw.windowTo} />.
        </p>
      ),
      act: null,
    },
    {
      key: 'frozen',
      title: draw.frozenAt === null ? 'Freeze the population' : 'Population frozen',
      at: draw.frozenAt,
      told: <Root draw={draw} />,
      act: <FreezeStep draw={draw} />,
    },
    {
      key: 'seeded',
      title: draw.seededAt === null ? 'Throw the dice' : 'Seeded',
      at: draw.seededAt,
      told: <pre className={styles.code}>{draw.seedText?.trimEnd()}</pre>,
      act: <SeedStep draw={draw} />,
    },
    {
      key: 'executed',
      title: draw.executedAt === null ? 'Execute the draw' : 'Executed',
      at: draw.executedAt,
      told: <p className={styles.hint}>The selected clips are in their reviewers’ queues.</p>,
      act: <ExecuteStep draw={draw} />,
    },
  ];
}

function Root({ draw }: { readonly draw: Draw }) {
  if (draw.populationRoot === null) return null;
  return (
    <>
      <p className={styles.hint}>
        Root of the population. Read it out or publish it before anybody throws a die: from here on
        no clip can be added or taken away unnoticed.
      </p>
      <p className={styles.root}>
        {draw.populationRoot.match(/.{1,8}/g)?.join(' ')}{' '}
        <CopyIcon value={draw.populationRoot} what="the root" />
      </p>
    </>
  );
}
