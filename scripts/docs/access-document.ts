import { excluded, grants, roles } from '../../src/access/index.ts'

/** Who may do what, as people read it: a table per role. */
export function accessDocument(): string {
  const lines = [
    '# Who may do what',
    '',
    'Written from the access table by `npm run docs`. What is not here is denied.',
    '',
  ]
  for (const role of roles) {
    const own = grants.filter(grant => grant.role === role)
    if (own.length === 0) continue
    lines.push(`## ${role}`, '', '| action | reach | states |', '|---|---|---|')
    const rows = own.flatMap(grant =>
      grant.actions.map(action => `| ${action} | ${grant.reach} | ${grant.states?.join(', ') ?? 'any'} |`),
    )
    lines.push(...rows.toSorted(), '')
  }
  lines.push(
    '## Exclusions',
    '',
    'They override every grant.',
    '',
    '| action | not for one who |',
    '|---|---|',
  )
  lines.push(...Object.entries(excluded).map(([action, names]) => `| ${action} | ${names.join(', ')} |`), '')
  return lines.join('\n')
}
