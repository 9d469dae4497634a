import { setTimeout as pause } from 'node:timers/promises';

/** Tries until it holds: for what a worker does in its own time. The last failure is thrown. */
export async function eventually(attempt: () => Promise<void>, patienceMs = 30_000): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await pause(100);
    }
  }
}
