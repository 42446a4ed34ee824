import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { assessedEdition, shippedCases } from '../../../../tests/builders/assessed-edition.ts'
import { tamperWith } from '../../../../tests/builders/decided-edition.ts'
import { testDatabase } from '../../../../tests/builders/test-database.ts'
import { testEnvironment } from '../../../../tests/builders/test-environment.ts'
import type { Environment } from '../../../actions/index.ts'
import { scoreSheets, traceOf } from '../../../engine/index.ts'
import { json } from '../../../platform/database/index.ts'
import { newId } from '../../../platform/random.ts'
import { listNominationsByIds } from '../../nominations/index.ts'
import { loadCases, type PlenaryCase } from './plenary-case.ts'
import { firstInputs, type ResultInputs } from '../result-inputs.ts'

type Seat = Readonly<{ body?: string; round?: number; role?: string }>
type Case = Readonly<{
  id: string
  form: string
  facts: ResultInputs['facts']
  sheets: readonly Readonly<Record<string, unknown>>[]
  seats?: readonly Seat[]
}>

const example = (name: string, file: string): string =>
  readFileSync(join(import.meta.dirname, '../../../../programmes/contoh', name, file), 'utf8')

let environment: Environment
before(async () => {
  environment = testEnvironment(await testDatabase())
})
after(() => environment.database.close())

/** What `rules score` prints of one case. */
function lineOf(rules: string, one: Case) {
  const scored = scoreSheets(rules, JSON.stringify({ cases: [one] }))
  assert.ok(scored.ok)
  const [line] = scored.value
  assert.ok(line)
  return line
}

async function loaded(id: string, inputs: ResultInputs = firstInputs): Promise<PlenaryCase> {
  const [one] = await environment.database.read(async reader =>
    loadCases(reader, await listNominationsByIds(reader, [id]), new Map([[id, inputs]])),
  )
  assert.ok(one)
  return one
}

/** The value and the outcomes in the form of a line. */
function outcomeOf({ rules, computed }: PlenaryCase) {
  const { mean, outcomes } = traceOf(rules.rules, computed.result)
  return {
    mean,
    outcomes: Object.fromEntries(
      Object.entries(outcomes).map(([scale, { rounded, band }]) => [scale, { rounded, band }]),
    ),
    problems: computed.result.problems.map(one => one.code),
  }
}
const saidOf = ({ mean, outcomes, problems }: ReturnType<typeof lineOf>) => ({
  mean,
  outcomes,
  problems: problems.map(one => one.code),
})

test('a panel by bodies and roles, as an example wants it: the product computes the line that `rules score` prints', async () => {
  const { panel } = JSON.parse(example('lima-bintang-bertingkat', 'rules.json')) as { panel: object }
  const change = { panel: { ...panel, size: 3, quorum: 3, verifierMayScore: false } }
  const ids = ['tenun-rata-rata-sepertiga', 'gerabah-tanpa-glasir-70-99']
  const edition = await assessedEdition(environment, { caseIds: ids, rules: change })
  const [met, unmet] = edition.nominations
  assert.ok(met && unmet)
  const bodies = { [met.id]: ['pertanian', 'perdagangan', ''], [unmet.id]: ['pertanian', 'pertanian', ''] }
  for (const [id, own] of Object.entries(bodies))
    for (const [index, body] of own.entries())
      await tamperWith(
        environment,
        'assignment',
        sql`update assignment set body = ${body} where nomination_id = ${id} and person_id = ${`assessor-${index}`}`,
      )
  const written = JSON.stringify({ ...(JSON.parse(shippedText()) as object), ...change })
  for (const { id, caseId } of edition.nominations) {
    const one = shippedCases.find(each => each.id === caseId)
    assert.ok(one)
    const seats = (bodies[id] ?? []).map((body, index) => ({
      role: index === 0 ? 'ketua' : 'anggota',
      ...(body === '' ? {} : { body }),
    }))
    const file = { id: one.id, form: one.form, facts: one.facts, sheets: one.sheets, seats }
    assert.deepEqual(outcomeOf(await loaded(id)), saidOf(lineOf(written, file)), caseId)
  }
  assert.equal((await loaded(met.id)).computed.proposal.state, 'ranked')
  assert.equal(
    (await loaded(unmet.id)).computed.proposal.state,
    'incomplete',
    'never a star without the body',
  )
})

const shippedText = (): string =>
  readFileSync(
    join(import.meta.dirname, '../../../../programmes/ovop-id/tiga-bintang-contoh/rules.json'),
    'utf8',
  )

/** Stores a case of an example beside a file that is there: its sheets in their rounds, locked. */
async function storeCase(rulesId: string, editionId: string, one: Case): Promise<string> {
  const id = newId()
  await environment.database.write(async tx => {
    const changes = json({ id, edition_id: editionId, rules_id: rulesId, commodity: one.form, receipt: id })
    await sql`insert into nomination select (jsonb_populate_record(one, ${changes}::jsonb)).* from nomination as one limit 1`.execute(
      tx,
    )
    for (const [index, answers] of one.sheets.entries()) {
      const [sheet, round] = [newId(), one.seats?.[index]?.round ?? 1]
      await sql`insert into assignment (id, nomination_id, person_id, state, round, explanation, assigned_by, assigned_at)
        values (${sheet}, ${id}, ${sheet}, 'assigned', ${round}, '{}', 'test', now())`.execute(tx)
      await sql`insert into scoresheet (id, assignment_id, nomination_id, person_id, rules_id, state, round, created_at)
        values (${sheet}, ${sheet}, ${id}, ${sheet}, ${rulesId}, 'open', ${round}, ${new Date(index)})`.execute(
        tx,
      )
      for (const [criterion, answer] of Object.entries(answers))
        await sql`insert into mark (scoresheet_id, criterion_id, answer, reason, saved_at)
          values (${sheet}, ${criterion}, ${json(answer)}::jsonb, '', now())`.execute(tx)
      await sql`update scoresheet set state = 'locked', total = 0, locked_at = now() where id = ${sheet}`.execute(
        tx,
      )
    }
  })
  return id
}

test('a second jury that replaces the first, as an example has it: its sheets alone give the line’s outcome', async () => {
  const text = example('bintang-dan-tanda', 'rules.json')
  const { cases } = JSON.parse(example('bintang-dan-tanda', 'sheets.json')) as { cases: Case[] }
  const one = cases.find(each => each.id === 'panel-kedua')
  assert.ok(one)
  const base = JSON.parse(shippedText()) as object
  const dropped = Object.fromEntries(Object.keys(base).map(key => [key, undefined]))
  const rules = { ...dropped, ...(JSON.parse(text) as object) }
  const edition = await assessedEdition(environment, { caseIds: [], rules, number: '8' })
  const id = await storeCase(edition.rulesId, edition.id, one)
  const facts = one.facts
  const line = saidOf(lineOf(text, one))
  assert.deepEqual(outcomeOf(await loaded(id, { round: 2, facts })), line)
  // The first panel by itself is what it was before anybody was called.
  const first = { ...one, sheets: one.sheets.slice(0, 3), seats: one.seats?.slice(0, 3) ?? [] }
  const before = outcomeOf(await loaded(id, { round: 1, facts }))
  assert.deepEqual(before, saidOf(lineOf(text, first)))
  assert.notDeepEqual(before, line)
})
