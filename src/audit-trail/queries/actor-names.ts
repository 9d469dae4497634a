import { Injectable } from '@nestjs/common';

type Names = (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/**
 * Who the actors are. Entries hold random identifiers only, and the features that know the names
 * stand above this one, so they register here how to ask them.
 */
@Injectable()
export class ActorNames {
  private readonly resolvers = new Map<string, Names>();

  /** @param kind the part of an actor before the colon: `person`, `service` */
  register(kind: string, names: Names): void {
    this.resolvers.set(kind, names);
  }

  /** Names by actor, `person:<id>`; an actor whom nobody knows is left out. */
  async of(actors: readonly string[]): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    for (const [kind, names] of this.resolvers) {
      const prefix = `${kind}:`;
      const own = [...new Set(actors)].filter((actor) => actor.startsWith(prefix));
      if (own.length === 0) continue;
      const known = await names(own.map((actor) => actor.slice(prefix.length)));
      for (const [id, name] of known) found.set(`${prefix}${id}`, name);
    }
    return found;
  }
}
