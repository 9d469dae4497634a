import { actingRole, grantFault, permissionsOf, scopeOf } from './access.js';
import { PERMISSIONS, ROLE_PERMISSIONS, ROLES } from './permissions.js';

const nobody = { grants: [], officerId: null };
const supervisorOf = (...unitIds: string[]) => ({
  grants: unitIds.map((unitId) => ({ role: 'supervisor' as const, unitId })),
  officerId: 'officer-1',
});

describe('what a person may do', () => {
  it('is nothing without a role', () => {
    expect(scopeOf(nobody, 'clip.search')).toBeNull();
    expect(permissionsOf(nobody)).toEqual([]);
  });

  it('reaches the units of the grants and no other', () => {
    expect(scopeOf(supervisorOf('b', 'a', 'b'), 'clip.search')).toEqual({
      kind: 'units',
      unitIds: ['a', 'b'],
    });
  });

  it('gives nothing where a unit role was granted without a unit', () => {
    const adrift = { grants: [{ role: 'supervisor' as const, unitId: null }], officerId: null };
    expect(scopeOf(adrift, 'clip.view')).toBeNull();
    expect(permissionsOf(adrift)).not.toContain('clip.view');
  });

  it('is the widest that any of the roles gives', () => {
    const both = {
      grants: [
        { role: 'officer' as const, unitId: null },
        { role: 'commander' as const, unitId: null },
      ],
      officerId: 'officer-1',
    };
    expect(scopeOf(both, 'clip.search')).toEqual({ kind: 'all' });
    expect(actingRole(both, 'draw.conduct')).toBe('commander');
  });

  it('takes a unit exactly where the role is held for one', () => {
    expect(grantFault({ role: 'commander', unitId: 'a' })).toBe('unit-not-taken');
    expect(grantFault({ role: 'supervisor', unitId: null })).toBe('unit-needed');
    expect(grantFault({ role: 'supervisor', unitId: 'a' })).toBeNull();
    expect(grantFault({ role: 'auditor', unitId: null })).toBeNull();
  });

  it('is one’s own footage for an officer', () => {
    const officer = { grants: [{ role: 'officer' as const, unitId: null }], officerId: 'o1' };
    expect(scopeOf(officer, 'clip.view')).toEqual({ kind: 'own', officerId: 'o1' });
  });

  it('gives no footage to administrators and no pictures to auditors', () => {
    expect(ROLE_PERMISSIONS.administrator['clip.search']).toBeUndefined();
    expect(ROLE_PERMISSIONS.administrator['clip.view']).toBeUndefined();
    expect(ROLE_PERMISSIONS.auditor['clip.view']).toBeUndefined();
  });

  it('lets no auditor write anything', () => {
    const writes = Object.keys(ROLE_PERMISSIONS.auditor).filter((name) =>
      /\.(manage|conduct|record|ingest|categorize)$/.test(name),
    );
    expect(writes).toEqual([]);
  });

  it('is made of permissions that are all on the list, and each is given to some role', () => {
    const given = new Set(ROLES.flatMap((role) => Object.keys(ROLE_PERMISSIONS[role])));
    expect([...given].sort()).toEqual(Object.keys(PERMISSIONS).sort());
  });
});
