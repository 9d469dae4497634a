import { type GroupRole, groupsIn, rolesFrom } from './group-roles.js';

const unit = '0198a7e1-0000-7000-8000-000000000001';
const allowed: GroupRole[] = [
  { groupName: 'bwc-officers', role: 'officer', unitId: null },
  { groupName: 'bwc-sergeants', role: 'supervisor', unitId: unit },
  { groupName: 'patrol', role: 'officer', unitId: null },
];

describe('K08: the roles that groups give', () => {
  it('are those of the allow-list, each once', () => {
    expect(rolesFrom(['patrol', 'bwc-officers', 'bwc-sergeants'], allowed)).toEqual([
      allowed[0],
      allowed[1],
    ]);
  });

  it.each(['administrator', 'chief', 'Domain Admins', 'BWC-officers', 'bwc-officers ', '*', ''])(
    'are none for the unlisted group %j',
    (group) => {
      expect(rolesFrom([group], allowed)).toEqual([]);
    },
  );

  it('are none without a list, and none without groups', () => {
    expect(rolesFrom(['bwc-officers'], [])).toEqual([]);
    expect(rolesFrom([], allowed)).toEqual([]);
  });
});

describe('The claim that holds groups', () => {
  it('is a list of texts or one text', () => {
    expect(groupsIn(['a', 'b'])).toEqual(['a', 'b']);
    expect(groupsIn('a')).toEqual(['a']);
  });

  it.each([undefined, null, 7, { name: 'a' }, [{ name: 'a' }, 3, null, ['a']], 'x'.repeat(501)])(
    'names nothing where it is %j',
    (claim) => {
      expect(groupsIn(claim)).toEqual([]);
    },
  );
});
