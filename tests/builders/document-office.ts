import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Actor } from '../../src/access/index.ts'
import { runAction, type ActionResult, type AnyAction, type Environment } from '../../src/actions/index.ts'
import { parseDocumentTypes } from '../../src/engine/document-numbers/index.ts'
import { text } from '../../src/foundation/text.ts'
import {
  documentsRoutes,
  listDocumentsOf,
  ownerText,
  type Owner,
  type StatedDocument,
} from '../../src/modules/documents/index.ts'
import { fileJobHandlers } from '../../src/modules/files/index.ts'
import { producerActions } from '../../src/modules/producers/index.ts'
import { createWorker } from '../../src/platform/jobs/index.ts'
import { createMedia } from '../../src/platform/media/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { anActor, here, loadRegions, there, type Office } from './offices.ts'
import { paper } from './specimens.ts'
import { testDatabase } from './test-database.ts'
import { testEnvironment } from './test-environment.ts'
import { testSite, type TestForm, type TestSite } from './test-site.ts'

const read = parseDocumentTypes(
  readFileSync(join(import.meta.dirname, '../../programmes/ovop-id/document-types.json'), 'utf8'),
)
assert.ok(read.ok)
/** The kinds of papers of the shipped programme. */
export const types = read.value

const asked = (type: string) => ({
  type,
  title: text(`Diminta ${type}`, `Asked ${type}`),
  why: text('Sebab contoh.', 'Example reason.'),
  where: text('Di contoh.', 'At the example.'),
  duration: text('Sehari.', 'A day.'),
  source: text('Aturan contoh.', 'Example rule.'),
})

export const operator = anActor('operator', here.path)
export const neighbour = anActor('operator', there.path)
export const verifier = anActor('verifier')
export const moment = { day: '2031-05-01', warnDays: 60 }

const acts = producerActions({
  commodities: () => [{ id: 'tikar', title: text('Tikar', 'Mats') }],
  sentraUnits: { atLeast: 5, reason: text('', '') },
  maxPhotos: 5,
  scales: [],
  afterTakeBack: [],
})

export const pdf = (content: Uint8Array = paper(), name = 'surat.pdf'): File =>
  new File([new Uint8Array(content)], name, { type: 'application/pdf' })

export const nibForm = (owner: Owner, change: TestForm = {}): TestForm => ({
  action: 'document.add',
  owner: ownerText(owner),
  type: 'nib',
  number: '1234567890123',
  issuedOn: '2020-02-03',
  file: pdf(),
  ...change,
})
export const addPage = (owner: Owner, type = 'nib'): string =>
  `/dokumen/baru?milik=${ownerText(owner)}&jenis=${type}`
export const idIn = (next: string | null): string => /\/dokumen\/([0-9a-z]{16})/.exec(next ?? '')?.[1] ?? ''

/** Two offices with the pages of documents, over a database and a file store of their own. */
export class DocumentOffice {
  readonly database: Database
  readonly environment: Environment
  readonly site: TestSite

  private constructor(database: Database, environment: Environment, site: TestSite) {
    this.database = database
    this.environment = environment
    this.site = site
  }

  static async open(): Promise<DocumentOffice> {
    const database = await testDatabase()
    const environment = testEnvironment(database, createMedia())
    await loadRegions(database)
    const routes = documentsRoutes({
      files: environment.services.files,
      types,
      warnDays: 60,
      listDays: [30, 60, 90],
      needs: () => kind => (kind === 'producer' ? [asked('nib'), asked('merek')] : []),
    })
    return new DocumentOffice(database, environment, testSite(environment, routes))
  }

  async close(): Promise<void> {
    await this.database.close()
    await this.environment.services.media.close()
  }

  run = (actor: Actor, action: AnyAction, input: Record<string, unknown>): Promise<ActionResult> =>
    runAction(this.environment, action, { actor, locale: 'id', input, key: null })

  private async made(actor: Actor, action: AnyAction, input: Record<string, unknown>): Promise<string> {
    const result = await this.run(actor, action, input)
    assert.ok(result.kind === 'done', JSON.stringify(result))
    return String(result.answer['id'])
  }

  async aProducer(actor: Actor, office: Office): Promise<Owner> {
    const form = { name: 'Anyaman Contoh', ownerName: 'Ibu Contoh', workersMen: '1', workersWomen: '1' }
    const id = await this.made(actor, acts.registerProducer, { ...form, district: office.district })
    return { kind: 'producer', id }
  }

  async aProduct(actor: Actor, producer: Owner): Promise<Owner> {
    const form = { name: 'Tikar Contoh', commodity: 'tikar', about: 'Tikar dari bahan setempat, contoh.' }
    return { kind: 'product', id: await this.made(actor, acts.registerProduct, { ...form, id: producer.id }) }
  }

  async aDocument(actor: Actor, owner: Owner, change: TestForm = {}): Promise<string> {
    const page = addPage(owner, typeof change['type'] === 'string' ? change['type'] : 'nib')
    const answer = await this.site.post(actor, page, nibForm(owner, change))
    assert.equal(answer.status, 303, answer.body)
    return idIn(answer.next)
  }

  listOf = (owner: Owner): Promise<readonly StatedDocument[]> =>
    this.database.read(reader => listDocumentsOf(reader, [owner], moment))

  render = (): Promise<void> => createWorker(this.database, fileJobHandlers(this.environment)).runUntilIdle()
}
