import { covers } from '../../src/foundation/area-path.ts'
import type { Clause } from '../builders/access-table.ts'
import { here } from '../builders/offices.ts'
import type { Subject } from './form.ts'
import type { OfficeWorld } from './office-world.ts'
import type { Person } from './people.ts'

/** What an office drafts is read by the office alone, the auditor aside. */
const isOfDraft = ({ role, areaPath }: Person): boolean =>
  ['operator', 'office-head'].includes(role) && covers(areaPath, here.path)

/** Is the person let in by one of these clauses, as far as the record goes? */
export function isReached(
  world: OfficeWorld,
  person: Person,
  clauses: readonly Clause[],
  subject: Subject,
): boolean {
  return clauses.some(({ reach }) => {
    if (subject === 'draft' && reach === 'all') return person.role === 'auditor'
    // A case of the session is of whoever leads it in place of the chair; here the chair leads.
    if (subject === 'panel' && reach === 'self') return false
    if (subject === 'none' || reach === 'all' || reach === 'public' || reach === 'self') return true
    if (subject === 'draft') return reach === 'area' && isOfDraft(person)
    if (reach === 'own') return ['office', 'handled'].includes(subject) && person.firm === world.producer
    if (reach === 'assigned' && subject === 'handled') return person.role === 'verifier'
    if (reach === 'area') return covers(person.areaPath, here.path)
    if (subject === 'assignment' && person.panel === 'conflicted') return true
    return (subject === 'panel' || subject === 'assignment') && person.panel === 'scores'
  })
}
