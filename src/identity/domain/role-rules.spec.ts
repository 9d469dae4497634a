import { type Permission, READING, ROLE_PERMISSIONS, ROLES, type Role } from './permissions.js';
import { incompatibility, incompatiblePairs, rolesFault, withTerms } from './role-rules.js';

const now = new Date('2026-11-20T12:00:00Z');
const days = (count: number) => new Date(now.getTime() + count * 24 * 3_600_000);
const held = (role: Role, validUntil: Date | null = null, unitId: string | null = null) => ({
  role,
  unitId,
  validUntil,
});
const permissionsOf = (role: Role) => Object.keys(ROLE_PERMISSIONS[role]) as Permission[];

describe('The roles', () => {
  it('C20: give auditors nothing but what reads', () => {
    expect(permissionsOf('auditor').filter((name) => !READING.includes(name))).toEqual([]);
  });

  it('give the chief whatever a role gives that works with footage', () => {
    for (const role of ['officer', 'supervisor', 'commander', 'records', 'approver'] as const) {
      const beyond = permissionsOf(role).filter((name) => ROLE_PERMISSIONS.chief[name] !== 'all');
      expect([role, beyond]).toEqual([role, []]);
    }
  });

  it('C21: give administrators neither footage nor its facts', () => {
    const seen = permissionsOf('administrator').filter((name) =>
      /^(clip\.(view|search|categorize|restrict)|review\.|custody\.)/.test(name),
    );
    expect(seen).toEqual([]);
  });
});

describe('Roles that exclude each other', () => {
  it('are the administrator and whatever views footage', () => {
    for (const role of ['officer', 'supervisor', 'commander', 'records', 'approver', 'chief']) {
      expect(incompatibility('administrator', role as Role)).not.toBeNull();
      expect(incompatibility(role as Role, 'administrator')).not.toBeNull();
    }
  });

  it('are the auditor, and the service, and anything else', () => {
    for (const role of ROLES) {
      if (role !== 'auditor') expect(incompatibility('auditor', role)).not.toBeNull();
      if (role !== 'service') expect(incompatibility(role, 'service')).not.toBeNull();
    }
  });

  it('leave everything else to the agency', () => {
    expect(incompatibility('officer', 'supervisor')).toBeNull();
    expect(incompatibility('records', 'commander')).toBeNull();
    expect(incompatiblePairs()).toHaveLength(6 + 8 + 7);
  });

  it('are refused, whatever their order', () => {
    const fault = rolesFault([held('records'), held('administrator')], now, 90);
    expect(fault).toEqual({
      reason: 'incompatible-roles',
      role: 'records',
      with: 'administrator',
    });
  });
});

describe('The end of a role', () => {
  it('lies ahead', () => {
    expect(rolesFault([held('records', now)], now, 90)?.reason).toBe('term-over');
    expect(rolesFault([held('records', days(1))], now, 90)).toBeNull();
  });

  it('is always there for auditors, and not too far away', () => {
    expect(rolesFault([held('auditor')], now, 90)?.reason).toBe('term-too-long');
    expect(rolesFault([held('auditor', days(91))], now, 90)?.reason).toBe('term-too-long');
    expect(rolesFault([held('auditor', days(90))], now, 90)).toBeNull();
  });

  it('is the latest one where none is named', () => {
    const [auditor, records] = withTerms([held('auditor'), held('records')], now, 30);
    expect([auditor?.validUntil, records?.validUntil]).toEqual([days(30), null]);
  });

  it('does not let a role be held twice', () => {
    const twice = [held('records'), held('records', days(3))];
    expect(rolesFault(twice, now, 90)?.reason).toBe('role-twice');
    const units = [held('supervisor', null, 'north'), held('supervisor', null, 'south')];
    expect(rolesFault(units, now, 90)).toBeNull();
  });
});
