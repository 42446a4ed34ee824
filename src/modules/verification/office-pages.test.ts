import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { countQueries } from '../../../tests/builders/count-queries.ts'
import {
  auditor,
  head,
  neighbour,
  NominationOffice,
  operator,
  secretariat,
  verifier,
} from '../../../tests/builders/nomination-office.ts'
import { anActor, here } from '../../../tests/builders/offices.ts'
import { testSite, type TestSite } from '../../../tests/builders/test-site.ts'
import { mainOf, openValid } from '../../../tests/builders/valid-page.ts'
import {
  checkOneItem,
  verificationSettings,
  documentSources,
} from '../../../tests/builders/verification-acts.ts'
import type { Actor } from '../../access/index.ts'
import type { PageRequest, Route } from '../../web/index.ts'
import { nominationsRoutes, nominationTasks, openNomination, type TaskSource } from '../nominations/index.ts'
import { loadChecking } from './load-checks.ts'
import { returnNomination } from './outcomes.ts'
import { verificationPanel, verificationRoutes, verificationTasks } from './index.ts'

const tasks: TaskSource = async (...given) => [
  ...(await nominationTasks(...given)),
  ...(await verificationTasks(verificationSettings)(...given)),
]
const routes: readonly Route[] = [
  ...nominationsRoutes({ tasks, panels: [verificationPanel] }),
  ...verificationRoutes(verificationSettings, documentSources),
]

let office: NominationOffice
let site: TestSite
let draft: string
let sent: string
let back: string
const reason = 'Pindaian halaman dua tidak terbaca; unggah ulang.'
before(async () => {
  office = await NominationOffice.open()
  site = testSite(office.environment, routes)
  const { product } = await office.aProduct()
  draft = await office.done(operator, openNomination, { product, edition: office.editionId })
  sent = (await office.submitted()).id
  back = (await office.submitted()).id
  const checking = await office.database.read(reader => loadChecking(reader, back))
  for (const item of checking?.items ?? []) {
    const outcome = ['document.nib', 'section.pasar'].includes(item.id) ? 'return' : 'accept'
    await office.done(verifier, checkOneItem, { id: back, item: item.id, outcome, reason })
  }
  await office.done(verifier, returnNomination, { id: back })
})
after(() => office.close())

const producerOf = async (id: string): Promise<Actor> =>
  anActor('producer', here.path, (await office.get(id)).producerId)

test('every page of the office, in both languages, is valid and there', async () => {
  for (const [actor, path] of [
    [operator, '/tugas'],
    [head, '/tugas'],
    [verifier, '/tugas'],
    [secretariat, '/tugas'],
    [auditor, '/tugas'],
    [operator, '/usulan'],
    [operator, '/usulan?status=returned&q=kain'],
    [operator, '/usulan/baru'],
    [operator, `/usulan/${draft}`],
    [head, `/usulan/${draft}`],
    [operator, `/usulan/${draft}/bagian/pasar`],
    [operator, `/usulan/${draft}/berkas`],
    [operator, `/usulan/${sent}`],
    [verifier, `/usulan/${sent}`],
    [operator, `/usulan/${sent}/bagian/pasar`],
    [operator, `/usulan/${sent}/berkas`],
    [operator, `/usulan/${sent}/tanda-terima`],
    [operator, `/usulan/${back}`],
    [operator, `/usulan/${back}/bagian/pasar`],
    [await producerOf(back), `/usulan/${back}`],
    [verifier, '/verifikasi'],
    [auditor, '/verifikasi?status=returned&provinsi=32'],
    [verifier, `/verifikasi/${sent}`],
    [verifier, `/verifikasi/${sent}?butir=section.pasar`],
    [verifier, `/verifikasi/${sent}?butir=photos`],
    [secretariat, `/verifikasi/${back}?butir=document.nib`],
  ] as const)
    await openValid(site, actor, path)
})

test('neighbours, other roles and strangers find nothing', async () => {
  for (const path of [
    `/usulan/${sent}`,
    `/usulan/${sent}/bagian/pasar`,
    `/usulan/${sent}/berkas`,
    `/usulan/${sent}/tanda-terima`,
  ]) {
    assert.equal((await site.get(neighbour, path)).status, 404, path)
    assert.equal((await site.get(anActor('producer', '/', 'aaaaaaaaaaaaaaaa'), path)).status, 404, path)
    assert.equal((await site.get(anActor('assessor'), path)).status, 403, path)
    assert.equal((await site.get(null, path)).status, 303, path)
  }
  assert.equal((await site.get(operator, `/verifikasi/${sent}`)).status, 403)
  assert.equal((await site.get(verifier, `/verifikasi/${draft}`)).status, 404)
  const { body } = await site.get(neighbour, '/usulan')
  assert.doesNotMatch(body, /Kain Contoh/)
})

test('a receipt is there only once the file was sent', async () => {
  assert.equal((await site.get(operator, `/usulan/${draft}/tanda-terima`)).status, 404)
  const { body } = await site.get(operator, `/usulan/${sent}/tanda-terima`)
  const nomination = await office.get(sent)
  assert.match(body, new RegExp(nomination.receipt ?? 'none'))
  for (const document of nomination.submittedFile?.documents ?? [])
    assert.match(body, new RegExp(document.sha256 ?? 'none'))
})

test('the page of a draft says what is asked now, by when, and all that is missing', async () => {
  const { body } = await site.get(operator, `/usulan/${draft}`)
  assert.match(body, /Yang diminta sekarang/)
  assert.match(body, /31 Maret 2031, 23\.59 WIB \(00\.59 WITA, 01\.59 WIT esoknya\)/)
  assert.match(body, /NIB.*belum ada/)
  assert.match(body, /Foto produk kurang: ada 0, diminta sekurang-kurangnya 4/)
  assert.doesNotMatch(body, /value="nomination\.approve"/)
  const forHead = (await site.get(head, `/usulan/${draft}`)).body
  assert.match(forHead, /Belum dapat disetujui/)
})

test('the office reads every reason with its rule and the way to put it right; its producer may only read', async () => {
  const { body } = await site.get(operator, `/usulan/${back}`)
  const reasons = /id="alasan"[\s\S]*?<\/section>/.exec(body)?.[0] ?? ''
  assert.equal(reasons.split(reason).length - 1, 2)
  assert.match(body, new RegExp(`/usulan/${back}/bagian/pasar`))
  assert.match(body, /\/dokumen\/[0-9a-z]{16}\/ganti/)
  const section = (await site.get(operator, `/usulan/${back}/bagian/pasar`)).body
  assert.match(section, new RegExp(reason))
  const { body: producers } = await site.get(await producerOf(back), `/usulan/${back}`)
  assert.match(producers, new RegExp(reason))
  assert.doesNotMatch(mainOf(producers), /name="action"/)
})

test('a section that is refused is shown again with everything typed and each problem beside its field', async () => {
  const path = `/usulan/${draft}/bagian/pasar`
  const answer = await site.post(operator, path, {
    action: 'nomination.answer',
    'q.porsi-penjualan-daerah': 'banyak sekali',
    'q.wilayah-penjualan': 'Jawa Barat dan Bali',
  })
  assert.equal(answer.status, 422)
  assert.match(answer.body, /value="banyak sekali"/)
  assert.match(answer.body, />Jawa Barat dan Bali</)
  assert.match(answer.body, /href="#f-q-porsi-penjualan-daerah"/)
  const saved = await site.post(operator, path, {
    action: 'nomination.answer',
    'q.porsi-penjualan-daerah': '12,5',
  })
  assert.equal(saved.status, 303)
  const { body } = await site.get(operator, path)
  assert.match(body, /value="12,5"/)
  assert.match((await site.get(operator, `/en${path}`)).body, /value="12\.5"/)
  assert.match(body, /data-autosave="nomination\.autosave"/)
})

test('a nomination is begun from the page, and the page says when nothing is open', async () => {
  const { product } = await office.aProduct()
  const { body } = await site.get(operator, `/usulan/baru?produk=${product}`)
  assert.match(body, new RegExp(`value="${product}" checked`))
  const answer = await site.post(operator, '/usulan/baru', {
    action: 'nomination.open',
    product,
    edition: office.editionId,
  })
  assert.equal(answer.status, 303)
  assert.match(answer.next ?? '', /^\/usulan\/[0-9a-z]{16}\?berhasil=/)
  const start = office.clock.now()
  office.clock.moveTo(new Date('2031-12-01T00:00:00Z'))
  assert.match((await site.get(operator, '/usulan/baru')).body, /Tidak ada edisi yang pengusulannya/)
  office.clock.moveTo(start)
})

test('a paper that was ended by a change after the file was sent is not called valid', async () => {
  const document = (await office.get(sent)).submittedFile?.documents.find(one => one.type === 'nib')
  const path = `/verifikasi/${sent}?butir=document.nib`
  const before = (await site.get(verifier, path)).body
  assert.doesNotMatch(before, /tidak berlaku lagi sejak|Sudah habis/)
  assert.match(before, new RegExp(`href="/dokumen/${document?.documentId}"`))
  const changedOn = async (day: string | null): Promise<void> => {
    await office.database.write(tx =>
      sql`update document set changed_on = ${day} where id = ${document?.documentId ?? ''}`.execute(tx),
    )
  }
  await changedOn('2031-03-09')
  const { body } = await site.get(verifier, path)
  assert.match(body, /tidak berlaku lagi sejak 9 Maret 2031/)
  assert.match(body, /Sudah habis/)
  await openValid(site, verifier, path)
  await changedOn(null)
})

test('an item is checked from the page, which then shows the next open one', async () => {
  const { id } = await office.submitted()
  const page = `/verifikasi/${id}?butir=document.nib`
  const { body } = await site.get(verifier, page)
  assert.match(body, /name="item" value="document\.nib"/)
  const without = await site.post(verifier, page, {
    action: 'verification.check',
    item: 'document.nib',
    outcome: 'return',
    reason: 'x',
  })
  assert.equal(without.status, 422)
  assert.match(without.body, /Tulis alasan pengembalian/)
  const done = await site.post(verifier, page, {
    action: 'verification.check',
    item: 'document.nib',
    outcome: 'accept',
  })
  assert.equal(done.status, 303)
  assert.match(done.next ?? '', /butir=document\.kbli&berhasil/)
  assert.doesNotMatch((await site.get(verifier, `/verifikasi/${id}`)).body, /value="verification\.admit"/)
})

test('history shows names to colleagues and auditors, roles and offices to others', async () => {
  const line = /Operator dinas kabupaten\/kota, Kabupaten Garut, Jawa Barat/
  assert.match((await site.get(operator, `/usulan/${sent}`)).body, line)
  const forProducer = (await site.get(await producerOf(sent), `/usulan/${sent}`)).body
  assert.doesNotMatch(forProducer, /Riwayat/)
  assert.doesNotMatch((await site.get(operator, `/usulan/${back}`)).body, /Butir diperiksa/)
  assert.match((await site.get(secretariat, `/usulan/${back}`)).body, /Butir diperiksa/)
})

test('lists take the same number of queries for one row and for many', async () => {
  const queriesOf = async (actor: Actor, path: string): Promise<number> => {
    const route = routes.find(one => one.path === path)
    assert.ok(route)
    return office.database.read(async reader => {
      const counted = countQueries(reader)
      await route.page({
        reader: counted.reader,
        actor,
        signedIn: null,
        now: office.clock.now(),
        locale: 'id',
        path,
        params: {},
        query: new URLSearchParams(),
        form: null,
        formKey: () => 'key',
        link: (to: string) => to,
        publicUrl: 'http://localhost',
        demo: false,
      } satisfies PageRequest)
      return counted.count()
    })
  }
  const before = [await queriesOf(operator, '/usulan'), await queriesOf(verifier, '/verifikasi')]
  for (let index = 0; index < 4; index++) await office.submitted()
  assert.deepEqual([await queriesOf(operator, '/usulan'), await queriesOf(verifier, '/verifikasi')], before)
  assert.ok(
    before.every(count => count <= 11),
    before.join(),
  )
})

test('tasks name what waits, how much of it, and by when', async () => {
  const at = (actor: Actor) => office.database.read(r => tasks(r, actor, office.clock.now(), 'en'))
  const operators = await at(operator)
  assert.deepEqual(
    operators.map(task => task.href.replace(/=[0-9a-z]{16}$/, '=')),
    ['/en/usulan?status=returned', '/en/usulan?status=draft', '/en/usulan/baru?edisi='],
  )
  assert.match(operators[1]?.due?.text ?? '', /31 March 2031, 23:59 WIB/)
  assert.equal((await at(neighbour)).filter(task => task.href.includes('status=')).length, 0)
  const ofVerifier = await at(verifier)
  const verify = ofVerifier.find(task => task.href === '/en/verifikasi')
  assert.ok((verify?.count ?? 0) >= 2)
  assert.deepEqual(
    (await at(await producerOf(back))).map(task => task.href),
    ['/en/usulan'],
  )
})
