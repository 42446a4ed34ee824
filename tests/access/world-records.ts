import { sql } from 'kysely'
import type { Application } from '../../src/app.ts'
import { claimColumns } from '../../src/modules/awards/claim.ts'
import { insertAwardFile } from '../../src/modules/awards/file-store.ts'
import { insertChange } from '../../src/modules/documents/noted-change-store.ts'
import { producerActions } from '../../src/modules/producers/index.ts'
import { callHolders } from '../../src/modules/reevaluation/index.ts'
import { newId } from '../../src/platform/random.ts'
import { moduleSettings } from '../../src/setup/routes.ts'
import { act, decisionPeople } from '../builders/assessed-edition.ts'
import { casesCsv } from '../builders/nomination-office.ts'
import { here } from '../builders/offices.ts'

export async function assignedTo({ environment }: Application, nomination: string): Promise<string> {
  const id = newId()
  await environment.database.write(async tx => {
    await sql`insert into assignment (id, nomination_id, person_id, state, explanation, assigned_by, assigned_at)
      values (${id}, ${nomination}, ${newId()}, 'assigned', '{}', 'test', ${environment.clock.now()})`.execute(
      tx,
    )
  })
  return id
}

/** Two firms that can be reached under one address: as a pair, the smaller id first. */
export async function alikePair({ environment }: Application, one: string, other: string): Promise<string> {
  await environment.database.write(tx =>
    sql`update producer set email = 'sama@contoh.example' where id in (${one}, ${other})`.execute(tx),
  )
  return [one, other].toSorted().join('.')
}

/** What the secretariat keeps to itself about a file: a question of a colleague, and a flag. */
export async function deskNotes({ environment }: Application, nomination: string) {
  const [question, flag] = [newId(), newId()]
  const now = environment.clock.now()
  await environment.database.write(async tx => {
    await sql`insert into check_question (id, nomination_id, item_id, holds, question, asked_by, asked_at)
      values (${question}, ${nomination}, 'photos', false, 'Pertanyaan contoh', 'test', ${now})`.execute(tx)
    await sql`insert into check_flag (id, nomination_id, kind, note, raised_by, raised_at)
      values (${flag}, ${nomination}, 'other', 'Catatan contoh', 'test', ${now})`.execute(tx)
  })
  return { question, flag }
}

export async function awardFile({ environment }: Application): Promise<string> {
  const [id, row] = [newId(), '2013,total,,,,,,38,1-5,stated,https://contoh.example/lain,']
  const content = `${claimColumns.join(',')}\n${row}\n`
  const file = { id, name: 'contoh.csv', content, digest: 'contoh', sentBy: 'test' }
  await environment.database.write(tx => insertAwardFile(tx, { ...file, sentAt: environment.clock.now() }))
  return id
}

export async function withdrawnClaim({ environment }: Application): Promise<string> {
  const { rows } = await environment.database.write(tx =>
    sql<{ id: string }>`update award_claim set withdrawn_at = now(), withdrawn_reason = 'Contoh penarikan'
      where id = (select min(id) from award_claim) returning id`.execute(tx),
  )
  return rows[0]?.id ?? ''
}

export async function textOf(
  { environment }: Application,
  statement: ReturnType<typeof sql<{ found: string }>>,
) {
  const { rows } = await environment.database.read(reader => statement.execute(reader))
  if (!rows[0]) throw new Error('the record is missing')
  return rows[0].found
}

export async function draftOf({ environment }: Application, rulesId: string): Promise<string> {
  const id = newId()
  await environment.database.write(async tx => {
    await sql`insert into edition_rules (id, edition_id, version, schema, content, cases, hash, state, imported_by, created_at)
      select ${id}, edition_id, 2, schema, content, ${casesCsv}, hash, 'draft', 'test', created_at from edition_rules where id = ${rulesId}`.execute(
      tx,
    )
  })
  return id
}

export async function stagedEdition({ environment }: Application) {
  const { rows } = await environment.database.read(reader =>
    sql<{ edition: string; stage: string }>`select edition_id as edition, stage_id as stage from edition_stage
      where opens_at is null order by position limit 1`.execute(reader),
  )
  if (!rows[0]) throw new Error('no stage is closed')
  return rows[0]
}

/** A stage with a window, and an outage in its last hours. */
export async function windowedStage({ environment }: Application) {
  const { edition } = await stagedEdition({ environment } as Application)
  return environment.database.write(async tx => {
    await sql`insert into service_outage values ('gangguan', now() - interval '2 hours', now() - interval '1 hour')`.execute(
      tx,
    )
    const { rows } = await sql<{ edition: string; stage: string }>`update edition_stage
      set opens_at = now() - interval '1 day', closes_at = now() + interval '1 day'
      where edition_id = ${edition} and kind = 'appeal' returning edition_id as edition, stage_id as stage`.execute(
      tx,
    )
    if (!rows[0]) throw new Error('the edition has no stage of appeals')
    return { ...rows[0], outage: 'gangguan' }
  })
}

/** A code as the samples' desk gives them: assessors may type it in small letters. */
export async function codeOf({ environment }: Application, nomination: string): Promise<string> {
  const code = 'KT-4729'
  await environment.database.write(async tx => {
    await sql`update blind_code set code = ${code} where nomination_id = ${nomination}`.execute(tx)
  })
  return code
}

/** The product's star of another scheme is recorded, and its holder called to be evaluated again. */
export async function calledAgain({ environment, programme }: Application, product: string, edition: string) {
  const { secretariat } = decisionPeople()
  const { recordFormerAward } = producerActions(
    moduleSettings(environment, programme, { demo: true, mailFrom: null }).producers,
  )
  const award = { year: '2018', scale: '1-5', stars: '4', source: 'https://contoh.example/penghargaan' }
  await act(environment, secretariat, recordFormerAward, { id: product, ...award })
  const post = { publicUrl: '', sends: false, send: () => Promise.resolve() }
  await act(environment, secretariat, callHolders(post), { edition })
  const { rows } = await environment.database.read(reader =>
    sql<{ id: string }>`select id from former_award where product_id = ${product}`.execute(reader),
  )
  return { edition, formerAward: rows[0]?.id ?? '' }
}

/** A change noted of a firm; its id. */
export async function notedChange({ environment }: Application, producerId: string): Promise<string> {
  const id = newId()
  const change = {
    id,
    producerId,
    productId: null,
    areaPath: here.path,
    what: 'place' as const,
    changedOn: '2019-01-01',
    explanation: 'Bengkel contoh pindah.',
    notedBy: 'test',
    notedAt: environment.clock.now(),
  }
  await environment.database.write(tx => insertChange(tx, change))
  return id
}
