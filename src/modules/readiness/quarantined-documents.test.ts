import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { NominationOffice, operator } from '../../../tests/builders/nomination-office.ts'
import { readinessSite, type ReadinessSite } from '../../../tests/builders/readiness-site.ts'
import type { Scanner } from '../../platform/scanner/index.ts'
import { getDocument } from '../documents/index.ts'
import { findFile } from '../files/file-store.ts'
import { scanFile } from '../files/scan-file.ts'
import { getNomination, openNomination, submitNomination } from '../nominations/index.ts'
import { loadWorkingFile } from '../nominations/draft/load-file.ts'
import { refreshSummaries } from './refresh-summaries.ts'

let office: NominationOffice
let site: ReadinessSite
before(async () => {
  office = await NominationOffice.open()
  site = readinessSite(office)
})
after(() => office.close())

/** What clamd says of a file with a known signature in it. */
const finding: Scanner = {
  scan: () => Promise.resolve({ kind: 'infected', name: 'Eicar-Test-Signature' }),
  version: () => Promise.resolve('ClamAV contoh'),
}

/** The scanner reaches the file of a paper that was taken long before. */
async function quarantine(documentId: string): Promise<void> {
  const { environment } = office
  const { fileId } = await office.database.read(reader => getDocument(reader, documentId))
  const file = await office.database.read(reader => findFile(reader, fileId ?? ''))
  assert.ok(file)
  // The paper of the builder has a row and no bytes; the scanner above reads none.
  const files = { ...environment.services.files, open: () => Readable.from([]) }
  const parts = { ...environment, services: { ...environment.services, files }, scanner: finding }
  assert.equal(await scanFile(parts, file), 'infected')
}
const shown = async (path: string) =>
  (await site.get(operator, path)).body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
const documentsOf = async (id: string) => {
  const file = await office.database.read(async reader =>
    loadWorkingFile(reader, await getNomination(reader, id), office.clock.now()),
  )
  return new Map(file.readiness.documents.map(one => [one.requirement.id, one]))
}

test('a paper, once the scanner refuses its file, counts no more: readiness, list and nomination say what to do', async () => {
  const made = await office.aProduct()
  const papers = await office.completePapers(made)
  const id = await office.done(operator, openNomination, { product: made.product, edition: office.editionId })
  await office.answerAll(id)
  await refreshSummaries(office.environment, 60)
  assert.match(await shown('/kesiapan?keadaan=ready'), /9 dari 9/)
  assert.equal((await documentsOf(id)).get('nib')?.state, 'met')

  await quarantine(papers['nib'] ?? '')
  const nib = (await documentsOf(id)).get('nib')
  assert.deepEqual([nib?.state, nib?.document?.state], ['wrong', 'quarantined'])
  assert.match(nib?.notes[0]?.message.id ?? '', /ditolak pemindai virus.*ganti berkasnya/)
  const own = await shown(`/kesiapan/${made.product}`)
  assert.match(own, /Kurang 1 dari 9 syarat/)
  assert.match(own, /Berkasnya ditolak pemindai virus, jadi dihitung belum ada/)
  await refreshSummaries(office.environment, 60)
  assert.match(await shown('/kesiapan'), /8 dari 9/)
  assert.doesNotMatch(await shown('/kesiapan?keadaan=ready'), /9 dari 9/)

  await office.aPaper({ kind: 'producer', id: made.producer }, 'nib')
  assert.equal(
    (await documentsOf(id)).get('nib')?.state,
    'met',
    'a clean one beside it is the one that counts',
  )
})

test('an approved nomination, when the scanner refuses a paper at the last moment, stays and says which', async () => {
  const { id, papers } = await office.readyDraft()
  await office.approve(id)
  await quarantine(papers['nib'] ?? '')
  const result = await office.run(operator, submitNomination, { id })
  assert.ok(result.kind === 'refused')
  assert.deepEqual(
    result.problems.map(one => [one.code, one.path]),
    [['document-wrong', 'nib']],
  )
})
