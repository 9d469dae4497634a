/** One line of what `npm run bench` prints. */
export interface BenchRow {
  name: string;
  /** Ours divided by the raw baseline of the same run. */
  ratio?: number;
  /** The figure itself, with its unit, where a ratio says nothing. */
  value?: string;
  /** What we aim at, in words. */
  aim: string;
  met: boolean;
}
