interface BobProps {
  readonly size?: number;
}

interface MarkProps extends BobProps {
  /** Without its bob the stem ends open, for a line that goes on. */
  readonly hasBob?: boolean;
}

/** A P whose stem is a plumb line: what hangs from it is true. Brass, in two facets. */
export function Mark({ size = 32, hasBob = true }: MarkProps) {
  return (
    <svg width={size} height={size} viewBox="3 2 26 29" aria-hidden="true" focusable="false">
      <g fill="none" stroke="var(--mark, var(--brass-bright))" strokeWidth="2.4">
        <path d="M11 4.5h7.5a6.25 6.25 0 0 1 0 12.5H11" strokeLinecap="round" />
        <path d="M11 4.5V21" strokeLinecap="round" />
      </g>
      {hasBob && (
        <g fill="var(--mark, var(--brass-bright))">
          <path d="M6.4 20.6H11V30z" />
          <path d="M15.6 20.6H11V30z" opacity="0.62" />
        </g>
      )}
    </svg>
  );
}

/** The bob alone: marks the current place on a line. */
export function Bob({ size = 12 }: BobProps) {
  return (
    <svg width={size} height={size} viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      <path d="M1.2 1H6v10.5z" fill="var(--mark, var(--brass-bright))" />
      <path d="M10.8 1H6v10.5z" fill="var(--mark, var(--brass-bright))" opacity="0.62" />
    </svg>
  );
}
