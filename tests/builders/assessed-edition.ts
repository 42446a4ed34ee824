import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Actor } from '../../src/access/index.ts'
import { runAction, type ActionResult, type AnyAction, type Environment } from '../../src/actions/index.ts'
import { loadRules, type Rules } from '../../src/engine/index.ts'
import type { Json } from '../../src/engine/rules/hash.ts'
import { json, type Tx } from '../../src/platform/database/index.ts'
import { newId } from '../../src/platform/random.ts'
import { canaries } from './canaries.ts'
import { starsOf, totalsOf } from './case-scores.ts'
import { anActor } from './offices.ts'
import { photo } from './specimens.ts'

export { canaries } from './canaries.ts'

const folder = join(import.meta.dirname, '../../programmes/ovop-id/tiga-bintang-contoh')
export const shippedText = readFileSync(join(folder, 'rules.json'), 'utf8')

type Case = Readonly<{
  id: string
  form: string
  facts: Readonly<Record<string, string | number | boolean>>
  sheets: readonly Readonly<Record<string, string | boolean>>[]
}>
const sheetsFile = JSON.parse(readFileSync(join(folder, 'sheets.json'), 'utf8')) as { cases: Case[] }

/** The shipped rules, and the committed cases that go with them. */
export const shippedCases: readonly Case[] = sheetsFile.cases
export function shippedRules(change: Readonly<Record<string, unknown>> = {}): Rules {
  const loaded = loadRules(JSON.stringify({ ...(JSON.parse(shippedText) as object), ...change }))
  if (!loaded.ok) throw new Error(loaded.problems.map(one => `${one.path}: ${one.message.en}`).join('\n'))
  return loaded.value
}

const areas = ['/32/32.05/', '/33/33.02/', '/51/51.04/'] as const

export type AssessedNomination = Readonly<{
  id: string
  caseId: string
  productId: string
  producerId: string
  areaPath: string
  product: string
  sheetIds: readonly string[]
  /** What the engine says about the case. */
  stars: number
}>

export type AssessedEdition = Readonly<{
  id: string
  rulesId: string
  rules: Rules
  nominations: readonly AssessedNomination[]
}>

export type AssessedOptions = Readonly<{
  caseIds?: readonly string[]
  /** Instead of the committed cases of the shipped rules. */
  cases?: readonly Case[]
  /** All `assessed` when left out. */
  stateOf?: (one: Case) => 'admitted' | 'assessed'
  number?: string
  fictional?: boolean
  kind?: 'regular' | 'training'
  /** Replaces parts of the shipped rules. */
  rules?: Readonly<Record<string, unknown>>
  /** Takes the products of an earlier edition, in its order, instead of new ones. */
  again?: AssessedEdition
  /** Changes what the assessors wrote: the same people, file and names with other marks. */
  marks?: (answers: Case['sheets'][number]) => Case['sheets'][number]
  names?: (index: number) => string
  /** Every nomination has assessors of its own: nothing links them. */
  apart?: boolean
}>

function answersOf(rules: Rules, one: Case): Record<string, string | number | boolean> {
  const questions = rules.document.sections.flatMap(section => section.questions)
  return Object.fromEntries(
    Object.entries(one.facts).flatMap(([name, value]) => {
      const question = questions.find(each => each.fact === name)
      return question ? [[question.id, value]] : []
    }),
  )
}

const documentsOf = (one: Case) =>
  Object.entries(one.facts).flatMap(([name, value]) => {
    const id = /^document\.(.+)\.verified$/.exec(name)?.[1]
    return id && value === true
      ? [
          {
            requirementId: id,
            documentId: newId(),
            type: id,
            number: canaries.decree,
            issuer: '',
            issuedOn: null,
            validUntil: null,
            fileId: null,
            sha256: null,
          },
        ]
      : []
  })

async function insertFile(tx: Tx, environment: Environment, now: Date): Promise<string> {
  const content = await photo()
  const sha256 = await environment.services.files.within(tx).put(content)
  const id = newId()
  await sql`insert into file (id, sha256, bytes, media_type, original_name, width, height, state, created_by, created_at)
    values (${id}, ${sha256}, ${content.length}, 'image/jpeg', 'foto.jpg', 640, 480, 'ready', 'test', ${now})`.execute(
    tx,
  )
  for (const name of ['w320', 'w800', 'w1600'])
    await sql`insert into rendition (file_id, name, sha256, bytes, media_type, width, height)
      values (${id}, ${name}, ${sha256}, ${content.length}, 'image/webp', 640, 480)`.execute(tx)
  return id
}

async function insertProduct(tx: Tx, one: Case, areaPath: string, product: string, now: Date) {
  const [sentraId, producerId, productId] = [newId(), newId(), newId()]
  const district = `${areaPath.split('/')[2]}.01`
  await sql`insert into sentra (id, name, commodity, area_path, district_code, units, workers, decree_number, created_by, created_at)
    values (${sentraId}, ${`Sentra ${one.form}`}, ${one.form}, ${areaPath}, ${district}, 12, 40, ${canaries.decree}, 'test', ${now})`.execute(
    tx,
  )
  await sql`insert into producer (id, sentra_id, name, owner_name, area_path, district_code, address, phone, email, created_by, created_at)
    values (${producerId}, ${sentraId}, ${`Usaha ${product}`}, ${canaries.owner}, ${areaPath}, ${district}, ${canaries.address}, ${canaries.phone}, ${canaries.email}, 'test', ${now})`.execute(
    tx,
  )
  await sql`insert into product (id, producer_id, area_path, commodity, name, about, story, materials, process, price_from, created_by, created_at)
    values (${productId}, ${producerId}, ${areaPath}, ${one.form}, ${product}, 'Keterangan contoh.', 'Kisah contoh.', ${canaries.materials}, ${canaries.process}, 777123, 'test', ${now})`.execute(
    tx,
  )
  return { productId, producerId, sentraId }
}

async function insertSheets(
  tx: Tx,
  nominationId: string,
  rulesId: string,
  sheets: Case['sheets'],
  totals: readonly (number | null)[],
  { now, personOf }: Readonly<{ now: Date; personOf: (sheet: number) => string }>,
): Promise<readonly string[]> {
  const ids: string[] = []
  for (const [index, answers] of sheets.entries()) {
    const [assignmentId, sheetId] = [newId(), newId()]
    const at = new Date(now.getTime() + index)
    ids.push(sheetId)
    await sql`insert into assignment (id, nomination_id, person_id, state, explanation, assigned_by, assigned_at)
      values (${assignmentId}, ${nominationId}, ${personOf(index)}, 'assigned', '{}', 'test', ${at})`.execute(
      tx,
    )
    await sql`insert into scoresheet (id, assignment_id, nomination_id, person_id, rules_id, state, created_at)
      values (${sheetId}, ${assignmentId}, ${nominationId}, ${personOf(index)}, ${rulesId}, 'open', ${at})`.execute(
      tx,
    )
    const rows = Object.entries(answers).map(
      ([criterion, answer]) =>
        sql`(${sheetId}, ${criterion}, ${json(answer)}::jsonb, ${`${canaries.assessorReason} ${criterion}`}, ${at}::timestamptz)`,
    )
    await sql`insert into mark (scoresheet_id, criterion_id, answer, reason, saved_at) values ${sql.join(rows)}`.execute(
      tx,
    )
    await sql`update scoresheet set state = 'locked', total = ${totals[index] ?? null}, locked_at = ${at} where id = ${sheetId}`.execute(
      tx,
    )
  }
  return ids
}

async function insertEdition(tx: Tx, options: AssessedOptions, rules: Rules, now: Date) {
  const [id, rulesId] = [newId(), newId()]
  const number = options.number ?? '7'
  const title = json({ id: `Edisi ${number}`, en: `Edition ${number}` })
  const content = JSON.parse(shippedText) as Record<string, Json>
  await sql`insert into edition (id, slug, title, kind, number, fictional, state, created_at)
    values (${id}, ${`edisi-${id}`}, ${title}::jsonb, ${options.kind ?? 'regular'}, ${number}, ${options.fictional ?? false}, 'open', ${now})`.execute(
    tx,
  )
  const document = json({ ...content, ...options.rules })
  await sql`insert into edition_rules (id, edition_id, version, schema, content, cases, hash, state, imported_by, created_at, published_by, published_at)
    values (${rulesId}, ${id}, 1, 1, ${document}::jsonb, '', ${rules.hash}, 'published', 'test', ${now}, 'test', ${now})`.execute(
    tx,
  )
  return { id, rulesId }
}

/** An edition whose nominations are assessed: the committed cases of the shipped rules, with their locked sheets. */
export async function assessedEdition(
  environment: Environment,
  options: AssessedOptions = {},
): Promise<AssessedEdition> {
  const now = environment.clock.now()
  const rules = shippedRules(options.rules)
  const cases = options.caseIds
    ? options.caseIds.flatMap(id => shippedCases.find(one => one.id === id) ?? [])
    : (options.cases ?? shippedCases)
  return environment.database.write(async tx => {
    const { id, rulesId } = await insertEdition(tx, options, rules, now)
    const nominations: AssessedNomination[] = []
    for (const [index, one] of cases.entries())
      nominations.push(
        await insertNomination(tx, environment, { editionId: id, rulesId, rules, options, one, index, now }),
      )
    return { id, rulesId, rules, nominations }
  })
}

type Place = Readonly<{
  editionId: string
  rulesId: string
  rules: Rules
  options: AssessedOptions
  one: Case
  index: number
  now: Date
}>

async function insertNomination(tx: Tx, environment: Environment, place: Place): Promise<AssessedNomination> {
  const { editionId, rulesId, rules, options, one, index, now } = place
  const areaPath = areas[index % areas.length] ?? '/32/32.05/'
  const product = options.names?.(index) ?? `Produk ${one.id}`
  const earlier = options.again?.nominations[index]
  const made = earlier
    ? { productId: earlier.productId, producerId: earlier.producerId, sentraId: null }
    : await insertProduct(tx, one, areaPath, product, now)
  const fileId = await insertFile(tx, environment, now)
  const id = newId()
  const file = {
    round: 1,
    submittedAt: now.toISOString(),
    rulesId,
    rulesHash: rules.hash,
    producer: {
      name: `Usaha ${product}`,
      owner: canaries.owner,
      address: canaries.address,
      phone: canaries.phone,
      email: canaries.email,
      founded: 1987,
      story: 'Kisah pembuat contoh.',
    },
    product: {
      name: product,
      about: `Keterangan ${product}.`,
      story: 'Kisah yang </script><b>panjang</b>.',
      materials: canaries.materials,
      process: canaries.process,
      'price-from': 777123,
    },
    sentra: { name: `Sentra ${one.form}`, 'decree-number': canaries.decree },
    answers: answersOf(rules, one),
    documents: documentsOf(one),
    photos: [{ id: newId(), fileId, sha256: null, caption: `Foto ${product}` }],
  }
  await sql`insert into nomination (id, edition_id, rules_id, product_id, producer_id, sentra_id, commodity, area_path, state, round, receipt, opened_by, submitted_by, submitted_at, submitted_file, search, state_at, created_at)
    values (${id}, ${editionId}, ${rulesId}, ${made.productId}, ${made.producerId}, ${made.sentraId}, ${one.form}, ${areaPath}, ${options.stateOf?.(one) ?? 'assessed'}, 1, ${`R-${id}`}, 'test', 'test', ${now}, ${json(file)}::jsonb, 'x', ${now}, ${now})`.execute(
    tx,
  )
  await sql`insert into blind_code (nomination_id, code, given_at) values (${id}, ${`KT-${newId().slice(0, 6)}`}, ${now})`.execute(
    tx,
  )
  const sheets = options.marks ? one.sheets.map(options.marks) : one.sheets
  const personOf = (sheet: number): string =>
    options.apart ? `assessor-${index}-${sheet}` : `assessor-${sheet}`
  const totals = totalsOf(rules, one, sheets)
  const sheetIds = await insertSheets(tx, id, rulesId, sheets, totals, { now, personOf })
  return { id, caseId: one.id, ...made, areaPath, product, sheetIds, stars: starsOf(rules, one, sheets) }
}

/** The people of an edition's decision. */
export const decisionPeople = () => ({
  chair: anActor('chair'),
  directorGeneral: anActor('director-general'),
  minister: anActor('minister'),
  publisher: anActor('publisher'),
  publisher2: anActor('publisher'),
  auditor: anActor('auditor'),
  secretariat: anActor('secretariat'),
  operator: anActor('operator', '/32/32.05/'),
  neighbour: anActor('operator', '/32/32.06/'),
  head: anActor('office-head', '/32/32.05/'),
})

/** Runs an action as somebody; the key is new unless given. */
export const act = (
  environment: Environment,
  actor: Actor,
  action: AnyAction,
  input: Readonly<Record<string, string>>,
  key: string | null = null,
): Promise<ActionResult> => runAction(environment, action, { actor, locale: 'id', input, key })
