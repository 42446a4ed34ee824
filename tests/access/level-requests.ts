import { sql } from 'kysely'
import type { Application } from '../../src/app.ts'
import { saveLevel, sendLevel } from '../../src/modules/assessment/index.ts'
import { json } from '../../src/platform/database/index.ts'
import { newId } from '../../src/platform/random.ts'
import { act, assessedEdition } from '../builders/assessed-edition.ts'
import { levelledRules } from '../builders/levelled-rules.ts'
import { anActor, here } from '../builders/offices.ts'
import { reason, type Address, type Form } from './form.ts'
import type { OfficeWorld } from './office-world.ts'

/** Of each office two levels: one that waits for its answer, and one that has it. */
const criteria = {
  desa: ['petunjuk-produk'],
  provinsi: ['tenaga-kerja-setempat'],
  pusat: ['regenerasi'],
  'desa-dua': ['pembukuan'],
  'provinsi-dua': ['alih-keterampilan'],
  'pusat-dua': ['ketahanan-usaha'],
} as const
type Level = keyof typeof criteria

/** Another admitted nomination of the office's product, by rules whose levels answer; its id. */
export async function levelWorld(application: Application, from: string): Promise<string> {
  const { environment } = application
  const edition = await assessedEdition(environment, { caseIds: [], rules: levelledRules(criteria) })
  const id = newId()
  const changes = { id, edition_id: edition.id, rules_id: edition.rulesId, receipt: id, state: 'admitted' }
  await environment.database.write(tx =>
    sql`insert into nomination select (jsonb_populate_record(one, ${json(changes)}::jsonb)).* from nomination as one
      where one.id = ${from}`.execute(tx),
  )
  const senders = {
    'desa-dua': [anActor('office-head', here.path), sendLevel.regency],
    'provinsi-dua': [anActor('province-officer', '/32/'), sendLevel.province],
    'pusat-dua': [anActor('secretariat'), sendLevel.national],
  } as const
  for (const [level, [actor, action]] of Object.entries(senders)) {
    const result = await act(environment, actor, action, { id, level, ...answersOf(edition, level as Level) })
    if (result.kind !== 'done') throw new Error(`${level}: ${JSON.stringify(result)}`)
  }
  return id
}

type Ruled = Pick<Awaited<ReturnType<typeof assessedEdition>>, 'rules'>

/** The best answer to each criterion of a level, with a reason. */
function answersOf({ rules }: Ruled, level: Level): Record<string, string> {
  const index = rules.rubrics.get('anyaman')
  return Object.fromEntries(
    criteria[level].flatMap(id => {
      const one = index?.criteria.get(id)
      const answer = one?.kind === 'choice' ? (one.options.at(-1)?.id ?? '') : 'yes'
      return [
        [`mark.${id}`, answer],
        [`reason.${id}`, reason],
      ]
    }),
  )
}

const addressOf = ({ levels }: OfficeWorld, level: Level): string => `/nilai-tingkat/${levels}/${level}`

export const levelAddresses = (world: OfficeWorld): Readonly<Record<string, Address>> => ({
  '/nilai-tingkat/:id/:level': { path: addressOf(world, 'desa'), subject: 'office' },
})

/** Drafts say nothing of the version with which they began, so that one after the other can save. */
export const levelForms = (world: OfficeWorld): Readonly<Record<string, Form>> => {
  const office = (level: Level, fields: Form['fields']): Form => ({
    path: addressOf(world, level),
    subject: 'office',
    fields,
  })
  const drafted = (level: Level): Form['fields'] => ({ [`reason.${criteria[level][0]}`]: reason })
  const why = { why: reason }
  return {
    'regency-answer.autosave': office('desa', drafted('desa')),
    'province-answer.autosave': office('provinsi', drafted('provinsi')),
    'national-answer.autosave': { ...office('pusat', drafted('pusat')), subject: 'none' },
    [saveLevel.regency.name]: office('desa', drafted('desa')),
    [saveLevel.province.name]: office('provinsi', drafted('provinsi')),
    [saveLevel.national.name]: { ...office('pusat', drafted('pusat')), subject: 'none' },
    [sendLevel.regency.name]: office('desa', { 'mark.petunjuk-produk': 'yes' }),
    // An answer is missing: everybody else learns less.
    [sendLevel.province.name]: { ...office('provinsi', {}), answer: 422 },
    [sendLevel.national.name]: { ...office('pusat', {}), subject: 'none', answer: 422 },
    'regency-answer.take-back': office('desa-dua', why),
    'province-answer.take-back': office('provinsi-dua', why),
    'national-answer.take-back': { ...office('pusat-dua', why), subject: 'none' },
  }
}
