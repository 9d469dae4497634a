/**
 * The outcome of `work`, unless it takes longer. What hangs is left behind, not stopped.
 * @throws Error with the sentence given, after the deadline
 */
export async function withinDeadline<T>(
  work: Promise<T>,
  deadlineMs: number,
  says: string,
): Promise<T> {
  // Left behind, it may still fail later, when nobody listens any more.
  work.catch(() => undefined);
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(says)), deadlineMs);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
