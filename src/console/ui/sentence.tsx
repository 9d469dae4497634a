import { sentenceOf } from '../lib/sentence';
import { useZone } from '../lib/zone';

interface SentenceProps {
  readonly of: Parameters<typeof sentenceOf>[0];
}

/** An entry of the trail in words. */
export function Sentence({ of }: SentenceProps) {
  return <>{sentenceOf(of, useZone())}</>;
}
