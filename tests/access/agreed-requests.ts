import { sql } from 'kysely'
import type { Application } from '../../src/app.ts'
import { assessedEdition, type AssessedEdition } from '../builders/assessed-edition.ts'
import { canaryName } from './list-world.ts'
import { reason, type Address, type Form } from './form.ts'
import type { OfficeWorld } from './office-world.ts'

/** A nomination of the office's product whose panel, by its rules, has to agree on one sheet. */
export type AgreedWorld = Readonly<{ nomination: string; rules: string; code: string }>

export async function agreedWorld(
  { environment }: Application,
  first: AssessedEdition,
): Promise<AgreedWorld> {
  const rounding = { kind: 'half-up', places: 2 }
  const made = await assessedEdition(environment, {
    caseIds: first.nominations.slice(0, 1).map(one => one.caseId),
    names: () => canaryName,
    again: first,
    rules: { aggregation: { first: 'sheet', combine: 'consensus', rounding } },
  })
  const nomination = made.nominations[0]?.id ?? ''
  const code = 'KT-7391'
  await environment.database.write(async tx => {
    await sql`update nomination set state = 'in-assessment' where id = ${nomination}`.execute(tx)
    await sql`update blind_code set code = ${code} where nomination_id = ${nomination}`.execute(tx)
  })
  return { nomination, rules: made.rulesId, code }
}

/** Every sheet of it is locked, so that the panel is to agree. */
export const lockAll = ({ environment }: Application, { nomination }: AgreedWorld): Promise<void> =>
  environment.database.write(async tx => {
    await sql`update scoresheet set state = 'locked', total = 5000, locked_at = now()
      where nomination_id = ${nomination} and state = 'open'`.execute(tx)
  })

export const agreedAddresses = ({ agreed }: OfficeWorld): Readonly<Record<string, Address>> => ({
  '/lembar-bersama/:code': { path: `/lembar-bersama/${agreed.code}`, subject: 'panel' },
  '/lembar-bersama/:code/kabar': { path: `/lembar-bersama/${agreed.code}/kabar`, subject: 'panel' },
})

/** Somebody's sheet is empty, so that nothing is alike; nothing is written yet to agree to or to lock. */
export const agreedForms: Readonly<Record<string, Form>> = {
  'agreed-sheet.autosave': { fields: {} },
  'agreed-sheet.save': { fields: {} },
  'agreed-sheet.take-over': { fields: {}, answer: 422 },
  'agreed-sheet.refuse': { fields: { seen: '', reason }, answer: 422 },
  'agreed-sheet.agree': { fields: { seen: '' }, answer: 422 },
  'agreed-sheet.lock': { fields: {}, answer: 422 },
  'agreed-sheet.open': { fields: { reason }, answer: 422 },
}
