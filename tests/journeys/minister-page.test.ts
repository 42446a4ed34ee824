import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { approveRecommendation } from '../../src/modules/decisions/index.ts'
import { findDemoActor } from '../../src/modules/people/index.ts'
import { typeset } from '../../src/platform/pdf/index.ts'
import { act, decisionPeople } from '../builders/assessed-edition.ts'
import { signedEdition } from '../builders/decided-edition.ts'
import { dayFromNow } from '../builders/days.ts'
import { browserWalker } from './browser-walker.ts'
import { pageChecks } from './page-checks.ts'
import { noBrowser, openSite, type Site } from './site.ts'
import { Stuck } from './walker.ts'

/** Known to nobody else: whatever keeps it is found. */
const PASSPHRASE = 'kelana senja di tepi telaga'
const people = decisionPeople()
const caseIds = ['anyaman-81-tepat', 'batik-91-tepat']
let site: Site
let list = ''

/** The Minister of the demonstration has signed once before, with a passphrase of her own. */
async function enrolMinister(): Promise<void> {
  const { environment, annex } = site.application
  const at = environment.clock.now()
  const minister = await environment.database.read(reader => findDemoActor(reader, 'menteri', at))
  const signatory = { id: minister?.personId ?? '', name: minister?.name ?? '', office: 'Menteri' }
  const paper = typeset('Satu', {}, at)
  const signed = await annex.service?.signPdf(paper, { signatory, passphrase: PASSPHRASE, at, reason: 'Uji' })
  assert.equal(signed?.kind, 'signed')
}

before(async () => {
  if (noBrowser) return
  site = await openSite()
  const { environment } = site.application
  list = (await signedEdition(environment, people, { caseIds })).listId
  await act(environment, people.directorGeneral, approveRecommendation, { id: list })
  await enrolMinister()
})
after(() => (noBrowser ? undefined : site.close()))

test('the Minister reads on a phone what is asked, reads the annex, and signs exactly that', {
  skip: noBrowser,
}, async () => {
  const [before, prepared] = [pageChecks(site.origin), pageChecks(site.origin)]
  let checks = before
  const context = await site.browser.newContext({ viewport: { width: 360, height: 740 } })
  const walker = browserWalker(context, site.origin, (page, path) =>
    path.endsWith('/tetapkan') ? checks.visited(page, path) : Promise.resolve(),
  )
  await walker.signIn('menteri')
  const page = `/penetapan/${list}/tetapkan`
  assert.ok((await walker.open(`/penetapan/${list}`)).includes(page))
  const asked = await walker.open(page)
  assert.match(asked, /Versi 1, 2 produk/)
  assert.match(asked, /Direktur Jenderal: /)
  assert.match(asked, /keberatan baru dapat diajukan/)
  const decree = { decree_number: 'KEP-21/CONTOH', decree_date: dayFromNow(0) }
  await walker.submit(page, 'decree-annex.prepare', decree)
  checks = prepared
  assert.match(await walker.open(page), /KEP-21\/CONTOH/)
  const read = await (await context.request.get(`${site.origin}/penetapan/${list}/lampiran`)).body()
  assert.equal(read.subarray(0, 5).toString(), '%PDF-')
  const wrong = await walker
    .submit(page, 'decision.decide', { passphrase: 'contoh frasa sandi' })
    .then(String, error => (error instanceof Stuck ? error.message : Promise.reject(error as Error)))
  assert.match(wrong, /Frasa sandi salah.*Belum ada yang ditetapkan/)
  assert.match(await walker.open(page), /KEP-21\/CONTOH/)
  await walker.submit(page, 'decision.decide', { passphrase: PASSPHRASE })
  assert.match(await walker.open(`/penetapan/${list}`), /Ditandatangani secara elektronik/)
  const signed = await (await context.request.get(`${site.origin}/penetapan/${list}/lampiran`)).body()
  assert.ok(signed.length > read.length && signed.subarray(0, read.length).equals(read))
  assert.deepEqual([...before.faults, ...prepared.faults], [])
})

test('afterwards the passphrase lies in no table, no mail, no draft and no file of the installation', {
  skip: noBrowser,
}, async () => {
  const { environment, config } = site.application
  const rowsOf = async (query: ReturnType<typeof sql<{ value: string }>>) =>
    (await environment.database.read(reader => query.execute(reader))).rows.map(row => row.value)
  const tables = await rowsOf(
    sql`select table_name as value from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  )
  assert.ok(tables.length > 50)
  for (const table of tables) {
    const held = await rowsOf(
      sql`select one::text as value from ${sql.table(table)} as one where strpos(one::text, ${PASSPHRASE}) > 0`,
    )
    assert.deepEqual(held, [], table)
  }
  const files = readdirSync(config.dataDir, { recursive: true, withFileTypes: true }).filter(one =>
    one.isFile(),
  )
  assert.ok(files.some(one => one.parentPath.endsWith('signatories')))
  for (const { parentPath, name } of files)
    assert.ok(!readFileSync(join(parentPath, name)).includes(PASSPHRASE), join(parentPath, name))
})
