import { Link } from '@tanstack/react-router';
import { ProblemNote, Waiting } from '../../ui/states';
import { Verdict } from '../../ui/verdict';
import { useTree } from './api';
import { TreeFigures } from './tree-figures';
import styles from './health.module.css';

/** How the tree stands, in figures; in a sentence only where something holds it up. */
export function TreeHealth() {
  const tree = useTree();
  if (tree.error !== null) return <ProblemNote error={tree.error} />;
  if (tree.data === undefined) return <Waiting rows={2} label="Asking for the tree" />;
  return (
    <>
      {tree.data.trouble !== null && (
        <div className={styles.overall}>
          <Verdict
            tone="bad"
            word="Held up"
            says="New entries are kept, but not signed at present."
          >
            <p>
              {tree.data.trouble} <Link to="/trail/health">How the trail stands</Link>
            </p>
          </Verdict>
        </div>
      )}
      <TreeFigures tree={tree.data} />
    </>
  );
}
