import { actorWords } from './actor';
import { exactMomentOf } from './times';

interface Told {
  readonly actor: string;
  readonly actorName: string | null;
  readonly words: string;
}

/** RFC 3339 in UTC, as entries keep moments. */
const MOMENT = /\b\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z/g;

/** A text of the server with its moments as the agency's clocks show them. */
export function byLocalClocks(text: string, zone: string): string {
  return text.replace(MOMENT, (at) => exactMomentOf(at, zone));
}

/** Who did what, as one sentence without its full stop; moments in it as the agency's clocks show. */
export function sentenceOf({ words, ...who }: Told, zone: string): string {
  return `${actorWords(who)} ${byLocalClocks(words, zone)}`;
}
