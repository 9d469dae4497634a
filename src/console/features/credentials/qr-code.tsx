import { generate } from 'lean-qr';
import { useMemo } from 'react';
import styles from './credentials.module.css';

interface QrCodeProps {
  readonly text: string;
  /** What it is for, for those who cannot see it. */
  readonly label: string;
}

/** Modules of quiet around the code (ISO/IEC 18004). */
const QUIET = 4;

/** A QR code, black on white in either theme: cameras read the other way round badly. */
export function QrCode({ text, label }: QrCodeProps) {
  const { size, path } = useMemo(() => drawn(text), [text]);
  const side = size + 2 * QUIET;
  return (
    <svg
      className={styles.qr}
      viewBox={`${String(-QUIET)} ${String(-QUIET)} ${String(side)} ${String(side)}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect x={-QUIET} y={-QUIET} width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

function drawn(text: string): { size: number; path: string } {
  const code = generate(text);
  const squares: string[] = [];
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) {
      if (code.get(x, y)) squares.push(`M${String(x)} ${String(y)}h1v1h-1z`);
    }
  }
  return { size: code.size, path: squares.join('') };
}
