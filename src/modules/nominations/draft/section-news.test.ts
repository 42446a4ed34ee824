import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  auditor,
  head,
  neighbour,
  NominationOffice,
  operator,
  secretariat,
} from '../../../../tests/builders/nomination-office.ts'
import { testSite, type TestSite } from '../../../../tests/builders/test-site.ts'
import { answerSection } from './answer-section.ts'
import { openNomination } from './open-nomination.ts'
import { nominationsRoutes } from '../routes.ts'

let office: NominationOffice
let site: TestSite
before(async () => {
  office = await NominationOffice.open()
  site = testSite(office.environment, nominationsRoutes({ tasks: () => Promise.resolve([]) }))
})
after(() => office.close())

const colleague = { ...operator, personId: 'rekan', name: 'Rekan contoh' }
const newsOf = async (actor: typeof operator, path: string, query: string) => {
  const { status, body, headers } = await site.get(actor, `${path}/kabar?${query}`)
  assert.equal(status, 200)
  assert.match(headers.get('content-type') ?? '', /application\/json/)
  assert.equal(headers.get('cache-control'), 'no-store')
  return JSON.parse(body) as {
    version: number
    others: { who: string }[]
    answers: { name: string; text: string; who: string }[]
  }
}

test('an open section is told who else is there, and what was changed since the version it knows', async () => {
  const { product } = await office.aProduct()
  const id = await office.done(operator, openNomination, { product, edition: office.editionId })
  const path = `/usulan/${id}/bagian/pasar`
  assert.deepEqual((await newsOf(operator, path, 'tab=a1&versi=1')).others, [])
  const told = await newsOf(colleague, path, 'tab=b1&versi=1')
  assert.equal(told.others.length, 1)
  assert.deepEqual(told.answers, [])
  await office.done(colleague, answerSection, { id, section: 'pasar', 'q.wilayah-penjualan': 'Pasar kota' })
  const news = await newsOf(operator, path, `tab=a1&versi=${told.version}`)
  assert.equal(news.version, told.version + 1)
  assert.deepEqual(
    news.answers.map(one => [one.name, one.text]),
    [['q.wilayah-penjualan', 'Pasar kota']],
  )
  assert.deepEqual((await newsOf(operator, path, `tab=a1&versi=${news.version}`)).answers, [])
  for (const tab of ['', '%00', 'x'.repeat(500), "'", 'A-B'])
    assert.deepEqual((await newsOf(colleague, path, `tab=${tab}&versi=x`)).others, [])
})

test('who may not change the section is told nothing, and leaves no trace of having looked', async () => {
  const { id } = await office.readyDraft()
  const path = `/usulan/${id}/bagian/pasar`
  await newsOf(operator, path, 'tab=a1')
  for (const actor of [neighbour, head, auditor, secretariat])
    assert.ok([403, 404].includes((await site.get(actor, `${path}/kabar?tab=c1`)).status), actor.role)
  assert.equal((await newsOf(colleague, path, 'tab=b1')).others.length, 1)
  assert.equal((await site.get(operator, `/usulan/${id}/bagian/tidak-ada/kabar?tab=a1`)).status, 404)
  await office.approve(id)
  assert.equal((await site.get(operator, `${path}/kabar?tab=a1`)).status, 404)
})

test('the page of a section may be kept by the browser of those who may change it, and of nobody else', async () => {
  const { id } = await office.readyDraft()
  for (const path of [`/usulan/${id}`, `/usulan/${id}/bagian/pasar`]) {
    const own = await site.get(operator, path)
    assert.deepEqual(
      [own.headers.get('bintang-keep'), own.headers.get('bintang-person')],
      ['yes', operator.personId],
    )
    const other = await site.get(head, path)
    assert.deepEqual(
      [other.headers.get('bintang-keep'), other.headers.get('bintang-person')],
      [null, head.personId],
    )
    assert.equal(own.headers.get('cache-control'), 'no-store')
  }
})
