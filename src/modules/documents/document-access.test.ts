import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  addPage,
  DocumentOffice,
  idIn,
  neighbour,
  nibForm,
  operator,
  verifier,
} from '../../../tests/builders/document-office.ts'
import { anActor, here, there } from '../../../tests/builders/offices.ts'
import type { TestForm } from '../../../tests/builders/test-site.ts'
import { listHistory } from '../../audit/index.ts'
import { newId } from '../../platform/random.ts'
import { findDocument, ownerText } from './index.ts'

let office: DocumentOffice
before(async () => {
  office = await DocumentOffice.open()
})
after(() => office.close())

describe('strangers', () => {
  test('every page and file of another office, is not found; the firm itself reads its own', async () => {
    const owner = await office.aProducer(operator, here)
    const id = await office.aDocument(operator, owner)
    await office.render()
    const pages = [
      `/produsen/${owner.id}/dokumen`,
      `/dokumen/${id}`,
      `/dokumen/${id}/berkas`,
      `/dokumen/${id}/halaman/1`,
    ]
    const firm = anActor('producer', '/', owner.id)
    const otherFirm = anActor('producer', '/', newId())
    for (const page of pages) {
      for (const reader of [operator, firm, verifier])
        assert.equal((await office.site.get(reader, page)).status, 200, page)
      for (const stranger of [neighbour, otherFirm])
        assert.equal((await office.site.get(stranger, page)).status, 404, page)
      assert.equal((await office.site.get(anActor('assessor'), page)).status, 403)
      assert.equal((await office.site.get(null, page)).status, 303)
    }
    for (const page of [addPage(owner), `/dokumen/${id}/ganti`])
      assert.equal((await office.site.get(neighbour, page)).status, 404, page)
  })
  test('acts on foreign owners and documents, whatever the form says, change nothing', async () => {
    const [mine, theirs] = [await office.aProducer(operator, here), await office.aProducer(neighbour, there)]
    const foreign = await office.aDocument(neighbour, theirs)
    const swapped = await office.site.post(
      operator,
      addPage(mine),
      nibForm(mine, { owner: ownerText(theirs) }),
    )
    assert.equal(swapped.status, 404)
    const own = await office.aDocument(operator, mine)
    const key = () => office.site.keyOf(operator, `/dokumen/${own}`)
    const remove = { action: 'document.remove', reason: 'Tidak dipakai', version: '1', id: own }
    assert.equal((await office.site.post(operator, `/dokumen/${foreign}`, remove, await key())).status, 404)
    const replace = { ...nibForm(mine), action: 'document.replace', version: '1' }
    assert.equal(
      (await office.site.post(operator, `/dokumen/${foreign}/ganti`, replace, await key())).status,
      404,
    )
    assert.deepEqual(
      (await office.listOf(theirs)).map(one => [one.id, one.rowVersion]),
      [[foreign, 1]],
    )
    for (const owner of ['', 'produsen:', 'produsen:x', '__proto__:a', `sentra:${mine.id}`]) {
      const answer = await office.site.post(operator, addPage(mine), nibForm(mine, { owner: owner || ' ' }))
      assert.ok([404, 422].includes(answer.status), owner)
    }
  })
})

describe('versions', () => {
  test('a new version, takes the place of the old one, which stays readable; a stale tab is told', async () => {
    const owner = await office.aProducer(operator, here)
    const old = await office.aDocument(operator, owner)
    const page = `/dokumen/${old}/ganti`
    const replace = nibForm(owner, { action: 'document.replace', number: '2234567890123', version: '1' })
    const wrongKind = await office.site.post(operator, page, { ...replace, type: 'npwp' })
    assert.equal(wrongKind.status, 422, 'the kind of a paper stays')
    const key = await office.site.keyOf(operator, page)
    const answer = await office.site.post(operator, page, replace, key)
    assert.equal(answer.status, 303, answer.body)
    const id = idIn(answer.next)
    const again = await office.site.post(operator, page, replace, key)
    assert.equal(idIn(again.next), id, 'a repeated send gives the first answer')
    const late = await office.site.post(
      operator,
      page,
      replace,
      await office.site.keyOf(operator, `/dokumen/${id}`),
    )
    assert.equal(
      late.next,
      `/dokumen/${old}`,
      'shown the old version, which leads to the newest; nothing is stored',
    )
    assert.deepEqual(
      (await office.listOf(owner)).map(one => one.id),
      [id],
    )
    const before = await office.database.read(reader => findDocument(reader, old))
    assert.equal(before?.replacedBy, id)
    const shown = await office.site.get(operator, `/dokumen/${old}`)
    assert.match(shown.body, /Sudah diganti/)
    assert.match(shown.body, new RegExp(`/dokumen/${id}"`))
    assert.match((await office.site.get(operator, `/dokumen/${id}`)).body, /Versi 2/)
  })
  test('removing, needs a reason, keeps it in the ledger, and takes the paper out of use', async () => {
    const owner = await office.aProducer(operator, here)
    const id = await office.aDocument(operator, owner)
    const remove = (fields: TestForm) =>
      office.site.post(operator, `/dokumen/${id}`, { action: 'document.remove', version: '1', ...fields })
    assert.match((await remove({ reason: '' })).body, /href="#f-reason"/)
    assert.equal((await remove({ reason: 'Salah unggah', version: '0' })).status, 409)
    assert.equal((await remove({ reason: 'Salah unggah' })).status, 303)
    assert.equal((await office.listOf(owner)).length, 0)
    const history = await office.database.read(reader => listHistory(reader, owner, ['record']))
    assert.equal(history.find(one => one.event === 'document.removed')?.reason, 'Salah unggah')
    assert.match((await office.site.get(operator, `/dokumen/${id}`)).body, /Sudah dihapus/)
  })
})
