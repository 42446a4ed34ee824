import { sql } from 'kysely'
import type { Application } from '../../src/app.ts'
import { comparable } from '../../src/modules/interests/compare-names.ts'
import { anAccount } from '../builders/accounts.ts'
import { reason, type Address, type Form } from './form.ts'
import { levelAddresses, levelForms } from './level-requests.ts'
import type { OfficeWorld } from './office-world.ts'
import { outsideAddresses, outsideForms } from './outside-requests.ts'
import { textOf } from './world-records.ts'

/** An assessor whom no test signs in, and who works for the maker of the admitted nomination. */
export type AssessorWorld = Readonly<{ id: string; worksFor: string }>

export async function assessorWorld(application: Application, nomination: string): Promise<AssessorWorld> {
  const maker = await textOf(
    application,
    sql`select submitted_file -> 'producer' ->> 'name' as found from nomination where id = ${nomination}`,
  )
  const { id } = await anAccount(application.environment.database, 'Penilai Satu Lembaga', [
    { role: 'assessor' },
  ])
  await application.environment.database.write(tx =>
    sql`update person set employer = ${maker} where id = ${id}`.execute(tx),
  )
  return { id, worksFor: comparable(maker) }
}

const one = (path: string): Address => ({ path, subject: 'none' })

export const assignmentAddresses = (world: OfficeWorld): Readonly<Record<string, Address>> => ({
  ...levelAddresses(world),
  ...outsideAddresses(world),
  ...ownAddresses(world),
})

const ownAddresses = ({ at, assessor }: OfficeWorld): Readonly<Record<string, Address>> => ({
  '/penugasan/:id': one(`/penugasan/${at.admitted.edition}`),
  '/penugasan/:id/benturan': one(`/penugasan/${at.admitted.edition}/benturan`),
  '/penugasan/:id/coba': one(`/penugasan/${at.admitted.edition}/coba`),
  '/penugasan/:id/ikatan': one(`/penugasan/${at.admitted.edition}/ikatan`),
  '/penugasan/:id/ulangan': one(`/penugasan/${at.admitted.edition}/ulangan`),
  '/penilai/:id': one(`/penilai/${assessor.id}`),
})

export const assignmentForms = (world: OfficeWorld): Readonly<Record<string, Form>> => ({
  ...levelForms(world),
  ...outsideForms(world),
  ...ownForms(world),
})

const ownForms = ({ at, assessor }: OfficeWorld): Readonly<Record<string, Form>> => ({
  'interest.clear': {
    fields: {
      nomination: at.admitted.nomination,
      person: assessor.id,
      found: assessor.worksFor,
      reason,
    },
  },
  // The shipped rules give points for everything.
  'assessment.pass-on': { fields: {}, answer: 422 },
  // Nobody has looked at the trial that it would take over.
  'assessment.take-over': { fields: { links: '4', seen: 'lain' }, answer: 422 },
  'assessment.set-links': { fields: { links: '2', version: '0' } },
  'assessment.set-anchor': { fields: { nomination: at.admitted.nomination, kind: 'everyone' } },
  'repeat.set': { fields: { each: '1', afterDays: '7', source: 'any', version: '0' } },
  // Nothing was locked long enough ago.
  'repeat.give': { fields: {}, answer: 422 },
  'assessor.set-profile': { fields: { maxLoad: '5', version: '0' } },
  'interest.declare-tie': { fields: { kind: 'coach', name: 'Usaha Contoh Jauh' } },
  // Everybody ends the own ones alone.
  'interest.end-tie': { fields: { tie: at.draft.nomination, reason }, answer: 422 },
})
