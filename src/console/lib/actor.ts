/** Whom an entry names: by name, or by the first letters of the id where nobody knows the name. */
export function actorWords({
  actor,
  actorName,
}: {
  readonly actor: string;
  readonly actorName: string | null;
}): string {
  if (actorName !== null) return actorName;
  const [kind = '', id = ''] = actor.split(':');
  if (kind === 'system') return `The system (${id})`;
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1)} ${id.slice(-8)}`;
}
