import { Button } from '@mantine/core';
import type { TrailHealth } from '../../api/types';
import { Page } from '../../ui/page';
import { Panel } from '../../ui/panel';
import { ProblemNote, Waiting } from '../../ui/states';
import { Verdict } from '../../ui/verdict';
import { useMay } from '../identity/session';
import { useTrailHealth, useVerify } from './health-api';
import { HealthAlerts } from './health-alerts';
import { HealthParts } from './health-parts';
import styles from './health.module.css';
import { HealthVerification } from './health-verification';
import { overallOf } from './parts';
import { TreeFigures } from './tree-figures';

/** How the trail stands, part by part, in words that say what to do. */
export function HealthPage() {
  const health = useTrailHealth();
  const verify = useVerify();
  const mayVerify = useMay('audit-trail.verify');
  return (
    <Page
      title="Health of the trail"
      lead="What holds, what does not, and what to do about it."
      actions={
        mayVerify && (
          <Button
            onClick={() => verify.mutate()}
            loading={verify.isPending}
            disabled={health.data?.runningVerification != null}
          >
            Verify everything now
          </Button>
        )
      }
    >
      {verify.error !== null && <ProblemNote error={verify.error} />}
      {health.error !== null && (
        <ProblemNote error={health.error} onRetry={() => void health.refetch()} />
      )}
      {health.data === undefined && health.error === null && (
        <Waiting rows={10} label="Asking how the trail stands" />
      )}
      {health.data !== undefined && <Shown health={health.data} />}
    </Page>
  );
}

function Shown({ health }: { readonly health: TrailHealth }) {
  return (
    <>
      <div className={styles.overall}>
        <Overall health={health} />
      </div>
      {health.tree === null ? (
        <Verdict
          tone="warn"
          word="Unknown"
          says="The database does not say how large the log is."
        />
      ) : (
        <TreeFigures tree={health.tree} />
      )}
      <Panel title="Part by part" note="What is wrong stands first.">
        <HealthParts conditions={health.conditions} />
      </Panel>
      <Panel title="Full verification">
        <HealthVerification running={health.runningVerification} last={health.lastVerification} />
      </Panel>
      <Panel title="Alerts" flush>
        <HealthAlerts alerts={health.alerts} />
      </Panel>
    </>
  );
}

function Overall({ health: { conditions } }: { readonly health: TrailHealth }) {
  const { tone, word, says, notSetUp } = overallOf(conditions);
  return (
    <Verdict tone={tone} word={word} says={says}>
      {notSetUp.length > 0 && (
        <p>Not set up: {notSetUp.join(', ')}. What each would add stands below.</p>
      )}
    </Verdict>
  );
}
