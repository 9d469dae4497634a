/** One file of a package, as its manifest names it. */
export interface ListedFile {
  /** Letters, digits, `.`, `_` and `-`, joined by `/`. */
  readonly path: string;
  readonly bytes: number;
  /** In hex. */
  readonly sha256: string;
}

/**
 * The text that is signed as `manifest` of a package of evidence (docs/evidence-package.md): every
 * other file with its digest, sorted by path, so that one package has one manifest only.
 *
 * @param size the one that the package's checkpoint states
 */
export function manifestText(origin: string, size: number, files: readonly ListedFile[]): string {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const lines = sorted.map(({ path, bytes, sha256 }) => `${sha256} ${bytes} ${path}`);
  return `${['plumbline-evidence/v1', origin, size, ...lines].join('\n')}\n`;
}
