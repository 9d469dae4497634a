import { actorWords } from './actor';

describe('an actor', () => {
  it('goes by name, or by the telling end of the id', () => {
    const actor = 'person:01a1fbc2-f198-7044-9480-99b88a8cd9a0';
    expect(actorWords({ actor, actorName: 'Avery Quill' })).toBe('Avery Quill');
    expect(actorWords({ actor, actorName: null })).toBe('Person 8a8cd9a0');
    expect(actorWords({ actor: 'system:ingest', actorName: null })).toBe('The system (ingest)');
  });
});
