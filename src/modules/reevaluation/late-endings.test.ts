// on PostgreSQL: last days are reckoned by the database, too; the other tests of lists run on both.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { decodeJwt } from 'jose'
import { sql } from 'kysely'
import { anAccount } from '../../../tests/builders/accounts.ts'
import { act, decisionPeople } from '../../../tests/builders/assessed-edition.ts'
import {
  certificatesOf,
  confermentFields,
  handOver,
  recordEvent,
} from '../../../tests/builders/conferred-certificates.ts'
import { releasedEdition, todayOf, type SignedEdition } from '../../../tests/builders/decided-edition.ts'
import { loadRegions } from '../../../tests/builders/offices.ts'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import { testEnvironment } from '../../../tests/builders/test-environment.ts'
import { testSigning } from '../../../tests/builders/test-signing.ts'
import { testSite, type TestSite } from '../../../tests/builders/test-site.ts'
import { mainOf, openValid } from '../../../tests/builders/valid-page.ts'
import type { Environment } from '../../actions/index.ts'
import type { PaperStates } from '../../foundation/paper-claim.ts'
import { createWorker } from '../../platform/jobs/index.ts'
import { formatDay } from '../../platform/translations.ts'
import { checkCode } from '../../ui/browser/papers/read-code.ts'
import { stateOf, withLastDay } from '../../ui/browser/papers/states.ts'
import { monthsLater } from '../certificates/certificate-number.ts'
import {
  certificateJobHandlers,
  certificatesRoutes,
  certificateStep,
  credentialRoutes,
  findCertificateOf,
} from '../certificates/index.ts'
import { correctConferment } from '../certificates/record-conferment.ts'
import { takeBackHandOver } from '../certificates/take-back-hand-over.ts'
import type { Letter } from '../people/index.ts'
import { endingJobHandlers } from './ending-job.ts'
import { listEndingReminders } from './ending-store.ts'
import { listEndingStars } from './star-endings.ts'

const DAY = 86_400_000
const MONTHS = 24
const people = decisionPeople()
const { secretariat } = people
const signing = testSigning(false)
const start = new Date('2031-01-15T05:00:00Z')
let moment = start
let environment: Environment
let site: TestSite
let edition: SignedEdition
const letters: Letter[] = []
let [first, second] = [
  { id: '', key: '' },
  { id: '', key: '' },
]

before(async () => {
  const database = await testDatabase()
  await loadRegions(database)
  environment = { ...testEnvironment(database), clock: { now: () => moment, offset: () => 0 } } as Environment
  site = testSite(environment, [
    ...certificatesRoutes(environment.services.files),
    ...credentialRoutes(signing, 'Program Contoh'),
  ])
  const reevaluation = { id: 'Dievaluasi ulang.', en: 'Evaluated again.' }
  edition = await releasedEdition(environment, people, [certificateStep('https://contoh.example')], {
    caseIds: ['batik-91-tepat', 'anyaman-81-tepat'],
    rules: { validity: { months: MONTHS, startsAt: 'conferment', reevaluation } },
  })
  const found = await certificatesOf(environment, edition.id)
  const areas = await database.read(reader =>
    sql<{
      path: string
    }>`select area_path as path from nomination where id = ${found[0]?.nomination}`.execute(reader),
  )
  const area = areas.rows[0]?.path.split('/').at(-2) ?? ''
  await anAccount(database, 'Petugas Dinas', [{ role: 'operator', area }])
  first = found[0] ?? first
  second = found[1] ?? second
  await createWorker(database, certificateJobHandlers({ ...environment, signing })).runUntilIdle()
})
after(() => environment.database.close())

const at = (day: string, shift = 0): void => {
  moment = new Date(Date.parse(`${day}T05:00:00Z`) + shift * DAY)
}
const check = async (key = first.key): Promise<string> =>
  mainOf((await site.get(null, `/piagam/${key}`)).body)
const states = async (): Promise<PaperStates> =>
  JSON.parse((await site.get(null, '/p/keadaan.json')).body) as PaperStates
const endings = () => environment.database.read(reader => listEndingStars(reader, moment, 4_000))
const lapsedInList = async (): Promise<boolean> =>
  (await site.get(secretariat, '/piagam-kelola/daftar.csv?status=lewat')).body.includes(
    first.key.slice(0, 11),
  )

/** What a phone says of the first paper: its state and its last day. */
async function onPhone(held: PaperStates) {
  const nomination = edition.nominations[0]?.id ?? ''
  const one = await environment.database.read(reader => findCertificateOf(reader, nomination))
  const read = await checkCode(one?.code ?? '', held.keys)
  assert.ok(read.kind === 'genuine')
  const { validUntil, validMonths } = withLastDay(read.claim, held)
  return [stateOf(read.claim, held, environment.clock.now()), validUntil, validMonths]
}
const credentialEnd = async (): Promise<unknown> =>
  (
    JSON.parse((await site.get(null, `/piagam/${first.key}/kredensial.json`)).body) as {
      validUntil?: string
    }
  ).validUntil
async function isListed(name: string, place: number): Promise<boolean> {
  const { credentialSubject } = decodeJwt((await site.get(null, `/kredensial/status/${name}.jwt`)).body)
  const { encodedList } = credentialSubject as { encodedList: string }
  const bits = gunzipSync(Buffer.from(encodedList.slice(1), 'base64url'))
  return (((bits[place >> 3] ?? 0) >> (7 - (place & 7))) & 1) === 1
}
async function reminded(): Promise<readonly string[]> {
  const post = {
    sends: true,
    publicUrl: '',
    send: (_tx: unknown, sent: readonly Letter[]) => Promise.resolve(void letters.push(...sent)),
  }
  await Object.values(endingJobHandlers(environment, [180, 90, 30], post))[0]?.({})
  const told = await environment.database.read(reader => listEndingReminders(reader, [first.id]))
  return (told.get(first.id) ?? []).map(one => `${one.daysBefore} ${one.endsOn}`).toSorted()
}

test('before its hand-over it says how long it will be valid, and never lapses', async () => {
  at('2040-01-15')
  assert.match(await check(), /Piagam ini berlaku[\s\S]*24 bulan sesudah tanggal penganugerahan/)
  assert.deepEqual(await onPhone(await states()), ['valid', null, MONTHS])
  assert.equal(await credentialEnd(), undefined)
  assert.deepEqual(await endings(), [])
  assert.equal(await lapsedInList(), false)
})

test('the database reckons months as the certificate does', async () => {
  const cases = [
    ['2031-01-31', 1],
    ['2032-02-29', 12],
    ['2031-08-31', 6],
    ['2031-12-31', 26],
  ] as const
  for (const [day, months] of cases) {
    const { rows } = await environment.database.read(reader =>
      sql<{ day: string }>`select to_char(${day}::date + make_interval(months => ${months}::integer),
        'YYYY-MM-DD') as day`.execute(reader),
    )
    assert.equal(rows[0]?.day, monthsLater(day, months))
  }
})

test('the day of its event sets the last day, everywhere; a correction moves it, a take-back takes it away', async () => {
  moment = new Date(start.getTime() + 40 * DAY)
  const held = todayOf(environment)
  const event = await recordEvent(environment, secretariat, edition.id)
  const fields = confermentFields(environment, edition.id)
  const confirm = `/penganugerahan-kelola/${event}/serahkan?piagam[]=${first.id}`
  const lastDay = monthsLater(held, MONTHS)
  assert.ok(
    (await openValid(site, secretariat, confirm)).includes(`hari terakhirnya ${formatDay(lastDay, 'id')}`),
  )
  assert.equal(
    (await handOver(environment, secretariat, { id: event, certificate: [first.id] })).kind,
    'done',
  )
  assert.ok((await check()).includes(formatDay(lastDay, 'id')))
  assert.equal(await credentialEnd(), `${lastDay}T23:59:59+07:00`)
  assert.deepEqual(
    (await states()).ends?.map(([, day]) => day),
    [lastDay],
  )
  const csv = (await site.get(secretariat, '/piagam-kelola/daftar.csv')).body
  assert.ok(csv.includes(`${lastDay},${MONTHS},`) || csv.includes(`${lastDay};${MONTHS};`), csv)
  assert.deepEqual(
    (await endings()).map(one => one.endsOn),
    [lastDay],
  )

  at(lastDay, -100)
  assert.deepEqual(await reminded(), [`180 ${lastDay}`])
  assert.deepEqual(await reminded(), [`180 ${lastDay}`])
  assert.deepEqual([letters.length, letters[0]?.text.includes(formatDay(lastDay, 'id'))], [1, true])
  const date = formatter(new Date(Date.parse(`${held}T05:00:00Z`) - 5 * DAY))
  const moved = monthsLater(date, MONTHS)
  const correction = { ...fields, id: event, date, reason: 'Tanggal acara keliru dicatat.' }
  assert.equal((await act(environment, secretariat, correctConferment, correction)).kind, 'done')
  assert.deepEqual(
    (await endings()).map(one => one.endsOn),
    [moved],
  )
  assert.deepEqual(await reminded(), [`180 ${moved}`, `180 ${lastDay}`].toSorted())

  at(moved)
  assert.match(await check(), /Piagam ini berlaku/)
  assert.deepEqual(await onPhone(await states()), ['valid', moved, MONTHS])
  at(moved, 1)
  assert.match(await check(), /Masa berlaku piagam ini sudah lewat/)
  assert.match(await check(second.key), /Piagam ini berlaku/)
  assert.deepEqual(await onPhone(await states()), ['lapsed', moved, MONTHS])
  // A list that a phone kept since before the hand-over knows no day; it says of which moment it is.
  assert.deepEqual(await onPhone({ ...(await states()), ends: [] }), ['valid', null, MONTHS])
  assert.equal(await lapsedInList(), true)
  const [place = -1] = (await states()).ends?.[0] ?? []
  assert.deepEqual([await isListed('penangguhan', place), await isListed('pencabutan', place)], [true, false])

  const { rows } = await environment.database.read(reader =>
    sql<{ id: string }>`select id from hand_over where taken_back_at is null`.execute(reader),
  )
  const taking = {
    number: first.key,
    handOver: rows[0]?.id ?? '',
    reason: 'Tercatat pada acara yang keliru.',
  }
  assert.match(
    await openValid(site, secretariat, `/piagam/${first.key}/batal-serah`),
    /hari terakhirnya hilang/,
  )
  assert.equal((await act(environment, secretariat, takeBackHandOver, taking)).kind, 'done')
  assert.match(await check(), /Piagam ini berlaku[\s\S]*24 bulan sesudah/)
  assert.deepEqual([await endings(), (await states()).ends, await lapsedInList()], [[], [], false])
  assert.equal(await isListed('penangguhan', place), false)
})

function formatter(day: Date): string {
  return day.toISOString().slice(0, 10)
}
