const NAMES: Readonly<Record<string, string>> = {
  officer: 'Officer',
  supervisor: 'Supervisor',
  commander: 'Commander',
  records: 'Records',
  approver: 'Approver',
  auditor: 'Auditor',
  chief: 'Chief',
  administrator: 'Administrator',
  service: 'Service',
};

/** Roles in words, each once. */
export function roleNames(roles: readonly { readonly role: string }[]): string {
  return [...new Set(roles.map(({ role }) => NAMES[role] ?? role))].join(', ');
}

/** Roles that a person can be invited to; `service` is for machines. */
export const INVITABLE_ROLES = [
  'supervisor',
  'officer',
  'commander',
  'records',
  'approver',
  'auditor',
  'chief',
  'administrator',
] as const;
