import { PERMISSIONS, ROLES } from './permissions.js';
import { roleMatrix } from './role-matrix.js';

/** docs/permissions.md: who may do what, as the code decides it. */
export function renderPermissions(): string {
  const matrix = roleMatrix();
  const rows = Object.entries(PERMISSIONS).map(([permission, says]) => {
    const cells = matrix.map(({ gives }) => {
      const given = gives.find((one) => one.permission === permission);
      return given?.reach ?? '';
    });
    return [`\`${permission}\``, says, ...cells];
  });
  const roles = matrix.map(({ role, givenBy, excludes, isForUnit, alwaysEnds }) => [
    role,
    givenBy.length === 0 ? 'credentials of machines only' : givenBy.join(' or '),
    isForUnit ? 'yes' : '',
    alwaysEnds ? 'yes' : '',
    excludes.map((one) => one.role).join(', '),
  ]);
  return `${INTRODUCTION}
## Permissions

${table(['permission', 'what it lets one do', ...ROLES], rows)}

## Roles

An invitation, a role and an account that works again are prepared by one person with
\`person.manage\` and approved by another with \`person.approve\`. One of the two must hold each
permission that is given, with its reach; the table says which roles hold all of it. Nobody gives
anything to themselves, and nobody approves what they prepared.

${table(['role', 'one of the two is', 'for one unit', 'always ends', 'not together with'], roles)}
`;
}

const INTRODUCTION = `# Who may do what

Made from the code by \`npm run generate\`; the page /roles of the console shows the same. A
permission reaches \`own\` (the officer who the person is), \`unit\` (the unit that the role is held
for) or \`all\`. What lies outside of it does not exist for the person: 404, not 403. Which route
needs which permission is in [route-matrix.md](route-matrix.md).
`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((text, at) =>
    Math.max(3, ...[text, ...rows.map((row) => row[at] ?? '')].map(({ length }) => length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
