import { Injectable } from '@nestjs/common';

type Names = (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
type Search = (text: string, limit: number) => Promise<ReadonlyMap<string, string>>;

export interface NamedActor {
  /** `person:<id>`, as entries have it. */
  readonly actor: string;
  readonly name: string;
}

/**
 * Who the actors are. Entries hold random identifiers only, and the features that know the names
 * stand above this one, so they register here how to ask them.
 */
@Injectable()
export class ActorNames {
  private readonly resolvers: { readonly kind: string; readonly names: Names }[] = [];
  private readonly searches: { readonly kind: string; readonly search: Search }[] = [];

  /**
   * Several features may know actors of one kind, each its own.
   * @param kind the part of an actor before the colon: `person`, `service`
   */
  register(kind: string, names: Names, search?: Search): void {
    this.resolvers.push({ kind, names });
    if (search !== undefined) this.searches.push({ kind, search });
  }

  /** Actors whose name holds the text, by name, at most `limit` of each feature. */
  async search(text: string, limit: number): Promise<NamedActor[]> {
    const found: NamedActor[] = [];
    for (const { kind, search } of this.searches) {
      const known = await search(text, limit);
      found.push(...[...known].map(([id, name]) => ({ actor: `${kind}:${id}`, name })));
    }
    return found.sort((a, b) => a.name.localeCompare(b.name, 'en'));
  }

  /** Names by actor, `person:<id>`; an actor whom nobody knows is left out. */
  async of(actors: readonly string[]): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    for (const { kind, names } of this.resolvers) {
      const prefix = `${kind}:`;
      const own = [...new Set(actors)].filter((actor) => actor.startsWith(prefix));
      if (own.length === 0) continue;
      const known = await names(own.map((actor) => actor.slice(prefix.length)));
      for (const [id, name] of known) found.set(`${prefix}${id}`, name);
    }
    return found;
  }
}
