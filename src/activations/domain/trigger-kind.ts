/**
 * What a sensor can tell of, and whether footage is expected of that moment. A return to the
 * holster is a mark on the timeline: nobody has to start recording because of it.
 */
export const TRIGGER_KINDS = {
  holster_draw: { expectsFootage: true },
  holster_return: { expectsFootage: false },
  taser_armed: { expectsFootage: true },
  light_bar_on: { expectsFootage: true },
} as const;
export type TriggerKind = keyof typeof TRIGGER_KINDS;

export const TRIGGER_KIND_NAMES = Object.keys(TRIGGER_KINDS) as [TriggerKind, ...TriggerKind[]];

export function expectsFootage(kind: TriggerKind): boolean {
  return TRIGGER_KINDS[kind].expectsFootage;
}
