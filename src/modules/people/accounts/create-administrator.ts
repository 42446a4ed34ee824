import { z } from 'zod'
import { problemsFromZod, type Environment } from '../../../actions/index.ts'
import { append } from '../../../audit/index.ts'
import { wholeCountry } from '../../../foundation/area-path.ts'
import { failure, success, type Result } from '../../../foundation/result.ts'
import { hashPassword } from '../../../platform/password.ts'
import { newId } from '../../../platform/random.ts'
import { accountEntry } from './account-ledger.ts'
import { newPersonProblems, personFields } from './create-person.ts'
import { addGrants } from './grant-store.ts'
import { addPerson, findAccountByEmail } from '../person-store.ts'

const Asked = z.object(personFields)

/**
 * An account that keeps accounts, made by whoever runs the installation: the first one of a new installation.
 * Under the rules of every account, and entered in the ledger as the installation's own act. The id, or
 * every problem.
 */
export async function createAdministrator(
  { database, clock }: Environment,
  asked: Readonly<{ name: string; email: string; password: string }>,
): Promise<Result<string>> {
  const parsed = Asked.safeParse({ employer: '', homeArea: '', ...asked })
  if (!parsed.success) return failure(problemsFromZod(parsed.error))
  const input = parsed.data
  const earlier = await database.read(reader => findAccountByEmail(reader, input.email))
  const problems = newPersonProblems(input, earlier !== undefined)
  if (problems.length > 0) return failure(problems)
  const [now, id, grantId, passwordHash] = [clock.now(), newId(), newId(), await hashPassword(input.password)]
  const by = { at: now, personId: null, role: 'system', action: 'admin.create', subjectId: id }
  return database.write(async tx => {
    const person = { id, name: input.name, email: input.email, employer: '', homeAreaPath: wholeCountry }
    if (!(await addPerson(tx, { ...person, passwordHash, passwordEndsAt: null, demoId: null }, now)))
      return failure(newPersonProblems(input, true))
    const term = { validFrom: now, validUntil: null, grantedBy: null }
    const held = { role: 'administrator', areaPath: wholeCountry, ownerId: null } as const
    await addGrants(tx, [{ id: grantId, personId: id, ...held, ...term }], now)
    await append(tx, [
      accountEntry({ ...by, event: 'person.created' }),
      accountEntry({ ...by, event: 'role.granted', detail: { grant: grantId, granted: held.role } }),
    ])
    return success(id)
  })
}
