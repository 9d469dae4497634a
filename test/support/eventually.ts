import { setTimeout as pause } from 'node:timers/promises';

/** Tries until it holds: for what a worker does in its own time. The last failure is thrown. */
export async function eventually<T>(attempt: () => Promise<T>, patienceMs = 30_000): Promise<T> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await pause(100);
    }
  }
}
