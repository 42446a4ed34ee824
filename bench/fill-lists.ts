import { sql } from 'kysely'
import type { Role } from '../src/access/index.ts'
import { createEditionWithRules } from '../src/modules/editions/index.ts'
import { sessionHash } from '../src/modules/people/signing-in/session.ts'
import { addSession } from '../src/modules/people/signing-in/session-store.ts'
import { json, type Database, type Tx } from '../src/platform/database/index.ts'
import { newId } from '../src/platform/random.ts'
import { anAccount } from '../tests/builders/accounts.ts'
import { casesCsv, NominationOffice, rulesJson } from '../tests/builders/nomination-office.ts'
import { copyNomination } from './copy-rows.ts'
import { fillAround } from './fill-lists-around.ts'

/** Who opens the lists, each signed in; operator, head and province work where one of many offices is. */
export const readers = {
  operator: { role: 'operator', area: '32.05' },
  head: { role: 'office-head', area: '32.05' },
  province: { role: 'province-officer', area: '32' },
  secretariat: { role: 'secretariat' },
  verifier: { role: 'verifier' },
} as const satisfies Readonly<Record<string, Readonly<{ role: Role; area?: string }>>>
export type ReaderName = keyof typeof readers

export type FilledLists = Readonly<{
  /** Of each reader's session. */
  secrets: Readonly<Record<ReaderName, string>>
  /** The edition that most nominations are in. */
  edition: string
  verifier: string
}>

const COLLEAGUES = 11

async function signIn(database: Database) {
  const secrets: Partial<Record<ReaderName, string>> = {}
  let verifier = ''
  for (const [name, { role, ...where }] of Object.entries(readers)) {
    const account = await anAccount(database, `Contoh ${name}`, [{ role, ...where }])
    const secret = newId()
    const session = {
      idHash: sessionHash(secret),
      personId: account.id,
      grantId: account.grantIds[0] ?? null,
    }
    await database.write(tx => addSession(tx, session, new Date()))
    secrets[name as ReaderName] = secret
    if (name === 'verifier') verifier = account.id
  }
  const verifiers = [verifier]
  for (let one = 0; one < COLLEAGUES; one++) {
    const letter = String.fromCharCode(97 + one)
    verifiers.push((await anAccount(database, `Rekan ${letter}`, [{ role: 'verifier' }])).id)
  }
  return { secrets: secrets as Record<ReaderName, string>, verifiers }
}

/** Two earlier editions, finished, under the same rules. */
async function earlierEditions(database: Database): Promise<readonly string[]> {
  const ids: string[] = []
  for (const number of ['75', '76']) {
    const { editionId } = await database.write(tx =>
      createEditionWithRules(tx, {
        edition: {
          slug: `lama-${number}`,
          title: { id: `Edisi ${number} (contoh)`, en: `Edition ${number} (example)` },
          kind: 'regular',
          number,
          fictional: true,
        },
        rulesJson,
        casesCsv,
        windows: {},
        reason: 'Contoh',
        by: 'test',
        at: new Date('2030-01-01T00:00:00Z'),
        newId,
      }),
    )
    ids.push(editionId)
  }
  await sql`update edition set state = 'finished' where id = any(${ids}::text[])`.execute(database.handle)
  return ids
}

/** The states of a hundred nominations, just after the deadline of nominating: [state, up to]. */
const current = [
  ['draft', 8],
  ['approved', 12],
  ['submitted', 50],
  ['resubmitted', 55],
  ['returned', 63],
  ['admitted', 80],
  ['in-assessment', 90],
  ['assessed', 94],
  ['not-admitted', 97],
  ['withdrawn', 100],
] as const
const earlier = [
  ['published', 60],
  ['not-admitted', 80],
  ['lapsed', 90],
  ['withdrawn', 100],
] as const
const stateOf = (shares: readonly (readonly [string, number])[]): string =>
  `case ${shares.map(([state, upTo]) => `when h < ${upTo} then '${state}'`).join(' ')} end`

/** What each copy is: its place, commodity, edition, state and words. Goes with the transaction. */
async function numberThem(tx: Tx, size: number, edition: string, finished: readonly string[]): Promise<void> {
  const [first, second] = finished
  await sql
    .raw(
      `create temp table list_number on commit drop as
      with regency as (select path, row_number() over (order by code) - 1 as place, count(*) over () as regencies from area where level = 2),
      drawn as (select n, n::bigint * 7919 % 100 as h, n % 5 = 0 as is_old from generate_series(1, ${size}) as n)
      select n, path as area, is_old, h, (array['tenun', 'makanan-minuman', 'batik', 'anyaman', 'gerabah'])[1 + n * 13 / 7 % 5] as commodity,
        case when not is_old then '${edition}' when n % 2 = 0 then '${first}' else '${second}' end as edition,
        case when is_old then ${stateOf(earlier)} else ${stateOf(current)} end as state,
        date_trunc('milliseconds', now()) - interval '1 second' * (n::bigint * 104729 % 1728000) - case when is_old then interval '400 days' else interval '0' end as at,
        (array['Kain', 'Kopi', 'Batik', 'Keranjang', 'Kendi', 'Sarung', 'Keripik'])[1 + n % 7] || ' '
          || (array['Mawar', 'Melati', 'Kenanga', 'Cempaka', 'Anggrek', 'Teratai', 'Seruni', 'Dahlia', 'Flamboyan', 'Kamboja', 'Tanjung'])[1 + n % 11] || ' ' || n as product,
        'Usaha Contoh ' || n % 4999 as maker, 'CONTOH-' || lpad(n::text, 6, '0') as receipt
      from drawn join regency on regency.place = drawn.n::bigint * 31 % regency.regencies`,
    )
    .execute(tx)
  await sql`create index list_number_n on list_number (n)`.execute(tx)
  await sql`analyze list_number`.execute(tx)
}

const beforeSending = `numbers.state in ('draft', 'approved')`

async function copyThem(tx: Tx, template: Readonly<{ id: string; product: string; producer: string }>) {
  const area = { area_path: 'numbers.area' }
  await copyNomination(
    tx,
    template,
    { letter: 'b', numbers: 'select * from list_number' },
    {
      producer: { ...area, name: 'numbers.maker' },
      product: { ...area, name: 'numbers.product', commodity: 'numbers.commodity' },
      document: {
        ...area,
        validity: `case when place % 3 = 0 then 'until-date' else 'unlimited' end`,
        valid_until: `case when place % 3 = 0 then current_date - 60 + (n * 31 + place::int * 17) % 900 end`,
      },
      nomination: {
        ...area,
        edition_id: 'numbers.edition',
        commodity: 'numbers.commodity',
        state: 'numbers.state',
        state_at: 'numbers.at',
        created_at: `numbers.at - interval '9 days'`,
        receipt: `case when ${beforeSending} then null else numbers.receipt end`,
        submitted_file: `case when ${beforeSending} then null else one.submitted_file end`,
        search: `lower(numbers.product || ' ' || numbers.maker || ' ' || replace(numbers.receipt, '-', ' '))`,
      },
    },
  )
}

/**
 * So many nominations in every state, from every regency, most of them in one edition, with makers, products, papers
 * and what stands around them: the desk of verification, samples, readiness, petitions and certificates. Straight
 * into the tables, from one that was made by the acts themselves.
 */
export async function fillLists(database: Database, size: number): Promise<FilledLists> {
  const office = await NominationOffice.open(database)
  const { id, made } = await office.submitted()
  const finished = await earlierEditions(database)
  const { secrets, verifiers } = await signIn(database)
  await database.write(async tx => {
    await sql`update edition_stage set opens_at = now() - interval '9 days', closes_at = now() + interval '30 days'
      where edition_id = ${office.editionId}`.execute(tx)
    await numberThem(tx, size, office.editionId, finished)
    await copyThem(tx, { id, ...made })
    const parts = office.rules.rules.document.documents.map(one => `document.${one.id}`)
    await fillAround(tx, { template: id, rules: office.rules.id, parts: json(parts), verifiers })
  })
  await sql`vacuum analyze`.execute(database.handle)
  return { secrets, edition: office.editionId, verifier: verifiers[0] ?? '' }
}
