import { useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import type { NamedActor } from '../../api/types';

const FEWEST_LETTERS = 2;
/** The server answers with no more; only then may typing on find others. */
const MOST = 200;

/**
 * People and services whose name holds the text. Every question is an entry in the trail, so one is
 * asked for the first letters only, and its answer narrowed down here.
 */
export function useActors(text: string) {
  const client = useQueryClient();
  const wanted = text.trim().toLowerCase();
  const first = wanted.slice(0, FEWEST_LETTERS);
  const whole = client.getQueryData<NamedActor[]>(['trail', 'actors', first]);
  const name = whole !== undefined && whole.length >= MOST ? wanted : first;
  return useQuery({
    queryKey: ['trail', 'actors', name],
    queryFn: async () => {
      const { items } = await answerOf(
        api.GET('/api/v1/audit-trail/actors', { params: { query: { name } } }),
      );
      return items;
    },
    enabled: wanted.length >= FEWEST_LETTERS,
    staleTime: 10 * 60_000,
    refetchOnWindowFocus: false,
  });
}

/** The name of an actor that was found before; otherwise as the trail writes it. */
export function useActorName(actor: string | undefined): string | undefined {
  const client = useQueryClient();
  if (actor === undefined) return undefined;
  const known = client
    .getQueriesData<NamedActor[]>({ queryKey: ['trail', 'actors'] })
    .flatMap(([, items]) => items ?? []);
  return known.find((one) => one.actor === actor)?.name ?? actor;
}

/** Every kind of entry, for choosing one. */
export function useKinds() {
  return useQuery({
    queryKey: ['trail', 'kinds'],
    queryFn: async () => (await answerOf(api.GET('/api/v1/audit-trail/kinds'))).items,
    staleTime: Infinity,
  });
}
