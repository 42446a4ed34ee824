import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Environment } from '../../../actions/index.ts'
import { assessedEdition, type AssessedEdition } from '../../../../tests/builders/assessed-edition.ts'
import { loadRegions } from '../../../../tests/builders/offices.ts'
import { testDatabase } from '../../../../tests/builders/test-database.ts'
import { testEnvironment } from '../../../../tests/builders/test-environment.ts'
import { loadCasesIn } from '../index.ts'
import { loadModel, withSupport } from './load-support.ts'
import { tableDigest } from '../chain/recommendation.ts'

let environment: Environment
let edition: AssessedEdition

before(async () => {
  const database = await testDatabase()
  await loadRegions(database)
  environment = testEnvironment(database)
  edition = await assessedEdition(environment)
})
after(() => environment.database.close())

/** Everything that the plenary decides by: cases with sheets and proposals, model, and the table that is signed. */
const decidedBy = () =>
  environment.database.read(async reader => {
    const cases = await withSupport(reader, edition.id, await loadCasesIn(reader, edition.id, 'assessed'))
    const fitted = await loadModel(reader, edition.id)
    return {
      cases: cases.map(one => ({ ...one, rules: null })),
      table: tableDigest(cases),
      model: fitted.ok ? [...fitted.model.assessors] : fitted.refusal,
    }
  })
const run = (statement: string): Promise<unknown> =>
  environment.database.write(tx => sql.raw(statement).execute(tx))

test('a repeat of every sheet, whatever it says, changes nothing that the plenary decides by', async () => {
  const before = await decidedBy()
  await run(`insert into repeat_sheet
    select 'u' || s.id, n.edition_id, n.id, s.person_id, s.id, s.rules_id,
      'ZZ-' || lpad((row_number() over (order by s.id))::text, 4, '0'), 'open', null, 'uji', now(), null, 1
    from scoresheet s join nomination n on n.id = s.nomination_id`)
  assert.deepEqual(await decidedBy(), before)
  await run(
    `insert into repeat_mark select 'u' || scoresheet_id, criterion_id, '"kacau"', reason, now(), 1 from mark`,
  )
  await run(`update repeat_sheet set state = 'locked', total = 1, locked_at = now()`)
  assert.deepEqual(await decidedBy(), before)
  for (const table of ['repeat_mark', 'repeat_sheet']) await run(`alter table ${table} disable trigger user`)
  for (const table of ['repeat_mark', 'repeat_sheet']) await run(`delete from ${table}`)
  assert.deepEqual(await decidedBy(), before)
})
