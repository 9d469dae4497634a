import fc from 'fast-check';
import { grantFault, type Holder, type RoleGrant, scopeOf } from './access.js';
import { contains, giftsOf, uncovered } from './giving.js';
import { type Permission, PERMISSIONS, ROLES } from './permissions.js';

const UNITS = ['north', 'south'];
const OFFICERS = ['olsen', 'nguyen'];
const NAMES = Object.keys(PERMISSIONS) as Permission[];

const grant = fc
  .record({
    role: fc.constantFrom(...ROLES),
    unitId: fc.option(fc.constantFrom(...UNITS), { nil: null }),
  })
  .filter((one) => grantFault(one) === null);
const grants = fc.array(grant, { maxLength: 3 });
const officerId = fc.option(fc.constantFrom(...OFFICERS), { nil: null });
const holder: fc.Arbitrary<Holder> = fc.record({ grants, officerId });

const gives = (fresh: readonly RoleGrant[], to: string | null) =>
  giftsOf({ fresh, kept: [], officerId: to, isOfficerNew: false });

describe('What two people give together', () => {
  it('is held by one of them, permission by permission with its reach', () => {
    fc.assert(
      fc.property(holder, holder, grants, officerId, (a, b, fresh, to) => {
        if (uncovered(gives(fresh, to), [a, b]).length > 0) return;
        for (const one of fresh) {
          for (const permission of NAMES.filter((name) => name !== 'person.provision')) {
            const given = scopeOf({ grants: [one], officerId: to }, permission);
            if (given === null) continue;
            const held = [a, b].map((giver) => scopeOf(giver, permission));
            expect(held.some((scope) => scope !== null && contains(scope, given))).toBe(true);
          }
        }
      }),
    );
  });

  it('is never refused to somebody who holds exactly that', () => {
    fc.assert(
      fc.property(grant, officerId, holder, (one, to, other) => {
        fc.pre(one.role !== 'service');
        const same = { grants: [one], officerId: to };
        expect(uncovered(gives([one], to), [other, same])).toEqual([]);
      }),
    );
  });

  it('does not depend on who of the two prepares and who approves', () => {
    fc.assert(
      fc.property(holder, holder, grants, officerId, (a, b, fresh, to) => {
        const gifts = gives(fresh, to);
        expect(uncovered(gifts, [a, b])).toEqual(uncovered(gifts, [b, a]));
      }),
    );
  });

  it('grows with what they hold and never shrinks', () => {
    fc.assert(
      fc.property(holder, grant, grants, officerId, (a, more, fresh, to) => {
        const before = uncovered(gives(fresh, to), [a]);
        const after = uncovered(gives(fresh, to), [{ ...a, grants: [...a.grants, more] }]);
        // A wider scope takes the place of a narrower one, so nothing is lost but what is "own".
        const lost = after.filter((permission) => !before.includes(permission));
        const isOwn = (permission: Permission) => scopeOf(a, permission)?.kind === 'own';
        expect(lost.filter((permission) => !isOwn(permission))).toEqual([]);
      }),
    );
  });

  it('lets administrators make administrators, and no two of them anybody who sees footage', () => {
    const admin: Holder = { grants: [{ role: 'administrator', unitId: null }], officerId: null };
    const made = (role: RoleGrant['role']) =>
      uncovered(gives([{ role, unitId: role === 'supervisor' ? 'north' : null }], 'olsen'), [
        admin,
        admin,
      ]);
    expect(made('administrator')).toEqual([]);
    for (const role of ['officer', 'supervisor', 'commander', 'records', 'approver'] as const) {
      expect(made(role)).toContain('clip.view');
    }
    expect(made('chief')).toContain('authorization.grant');
  });

  it('is complete once the chief is one of them', () => {
    const chief: Holder = { grants: [{ role: 'chief', unitId: null }], officerId: null };
    const admin: Holder = { grants: [{ role: 'administrator', unitId: null }], officerId: null };
    for (const role of ROLES) {
      const unitId = role === 'supervisor' ? 'north' : null;
      expect(uncovered(gives([{ role, unitId }], 'olsen'), [admin, chief])).toEqual([]);
    }
  });

  it('includes what becomes reachable when somebody becomes another officer', () => {
    const kept: RoleGrant[] = [{ role: 'officer', unitId: null }];
    const moved = giftsOf({ fresh: [], kept, officerId: 'olsen', isOfficerNew: true });
    expect(moved).toContainEqual({
      permission: 'clip.view',
      scope: { kind: 'own', officerId: 'olsen' },
    });
    expect(moved.every(({ scope }) => scope.kind === 'own')).toBe(true);
    expect(giftsOf({ fresh: [], kept, officerId: 'olsen', isOfficerNew: false })).toEqual([]);
  });
});
