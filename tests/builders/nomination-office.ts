import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Actor } from '../../src/access/index.ts'
import { runAction, type ActionResult, type AnyAction, type Environment } from '../../src/actions/index.ts'
import type { Question } from '../../src/engine/index.ts'
import { questionsFor } from '../../src/engine/readiness/requirements.ts'
import { text } from '../../src/foundation/text.ts'
import { insertDocument } from '../../src/modules/documents/document-store.ts'
import { findOwner } from '../../src/modules/documents/owner.ts'
import type { Owner } from '../../src/modules/documents/index.ts'
import {
  createEditionWithRules,
  getRules,
  type LoadedRules,
  type StageWindows,
} from '../../src/modules/editions/index.ts'
import { insertFile } from '../../src/modules/files/file-store.ts'
import {
  answerField,
  answerSection,
  findNomination,
  getNomination,
  openNomination,
  submitNomination,
  type Nomination,
} from '../../src/modules/nominations/index.ts'
import { producerActions } from '../../src/modules/producers/index.ts'
import { insertPhotos } from '../../src/modules/producers/photo-store.ts'
import { sha256 } from '../../src/platform/digest.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { newId } from '../../src/platform/random.ts'
import { stoppedClock, type StoppedClock } from './accounts.ts'
import { letterActs } from './letter-acts.ts'
import { anActor, here, loadRegions, there, type Office } from './offices.ts'
import { testDatabase } from './test-database.ts'
import { testEnvironment } from './test-environment.ts'

const folder = join(import.meta.dirname, '../../programmes/ovop-id/tiga-bintang-contoh')
export const rulesJson = readFileSync(join(folder, 'rules.json'), 'utf8')
export const casesCsv = readFileSync(join(folder, 'cases.csv'), 'utf8')

export const operator = anActor('operator', here.path)
export const head = anActor('office-head', here.path)
export const neighbour = anActor('operator', there.path)
export const verifier = anActor('verifier')
export const secretariat = anActor('secretariat')
export const auditor = anActor('auditor')

/** The day on which the stories of these tests begin, and the last moment of nominating. */
export const firstDay = '2031-03-10T03:00:00Z'
export const nominateUntil = new Date('2031-03-31T16:59:59.999Z')
const windows: StageWindows = {
  pengusulan: { opensAt: new Date('2031-03-01T00:00:00Z'), closesAt: nominateUntil },
  'seleksi-administrasi': {
    opensAt: new Date('2031-03-15T00:00:00Z'),
    closesAt: new Date('2031-04-30T16:59:59.999Z'),
  },
  penilaian: { opensAt: new Date('2031-05-01T00:00:00Z'), closesAt: new Date('2031-05-31T16:59:59.999Z') },
  penetapan: { opensAt: new Date('2031-06-15T00:00:00Z'), closesAt: new Date('2031-06-30T16:59:59.999Z') },
}

const producers = producerActions({
  commodities: () => [
    { id: 'tenun', title: text('Kain tenun', 'Woven cloth') },
    { id: 'makanan-minuman', title: text('Makanan', 'Food') },
  ],
  sentraUnits: { atLeast: 5, reason: text('Syarat contoh.', 'Example requirement.') },
  maxPhotos: 12,
  scales: [],
  afterTakeBack: [],
})

export type NewPaper = Readonly<{
  number?: string
  validUntil?: string | null
  withFile?: boolean
}>

/** A product with everything around it that a nomination looks at. */
export type AProduct = Readonly<{ product: string; producer: string; sentra: string }>

type Drafted = Readonly<{ id: string; made: AProduct; papers: Readonly<Record<string, string>> }>

/** An answer that suits the question, as a person would type it. */
export function goodAnswer(question: Question): string {
  switch (question.kind) {
    case 'text':
      return 'Jawaban contoh'
    case 'long-text':
      return 'Jawaban contoh yang cukup panjang. '.repeat(6).trim()
    case 'number':
      return String(question.min ?? 12)
    case 'percent':
      return '40'
    case 'yes-no':
      return 'yes'
    case 'choice':
      return question.options?.[0]?.id ?? ''
  }
}

/** Two offices, the secretariat, and an edition under the shipped rules, over a database of their own. */
export class NominationOffice {
  readonly database: Database
  readonly environment: Environment
  readonly clock: StoppedClock
  readonly editionId: string
  readonly rules: LoadedRules

  private constructor(parts: {
    database: Database
    environment: Environment
    clock: StoppedClock
    editionId: string
    rules: LoadedRules
  }) {
    this.database = parts.database
    this.environment = parts.environment
    this.clock = parts.clock
    this.editionId = parts.editionId
    this.rules = parts.rules
  }

  /** Over a database of its own, or over the one given. */
  static async open(given?: Database): Promise<NominationOffice> {
    const database = given ?? (await testDatabase())
    const clock = stoppedClock(firstDay)
    const environment: Environment = { ...testEnvironment(database), clock }
    await loadRegions(database)
    const { editionId, rulesId } = await database.write(tx =>
      createEditionWithRules(tx, {
        edition: {
          slug: 'uji-contoh',
          title: text('Edisi uji (contoh)', 'Test edition (example)'),
          kind: 'regular',
          number: '77',
          fictional: true,
        },
        rulesJson,
        casesCsv,
        windows,
        reason: 'Uji contoh',
        by: 'test',
        at: new Date('2031-01-01T00:00:00Z'),
        newId,
      }),
    )
    const rules = await database.read(reader => getRules(reader, rulesId))
    return new NominationOffice({ database, environment, clock, editionId, rules })
  }

  close = (): Promise<void> => this.database.close()
  get letters(): ReturnType<typeof letterActs> {
    return letterActs(this.environment)
  }
  approve = (id: string, actor: Actor = head): Promise<string> =>
    this.done(actor, this.letters.approveNomination, { id })

  run = (
    actor: Actor,
    action: AnyAction,
    input: Record<string, unknown>,
    key: string | null = null,
  ): Promise<ActionResult> => runAction(this.environment, action, { actor, locale: 'id', input, key })

  async done(actor: Actor, action: AnyAction, input: Record<string, unknown>): Promise<string> {
    const result = await this.run(actor, action, input)
    assert.ok(result.kind === 'done', `${action.name}: ${JSON.stringify(result).slice(0, 900)}`)
    const { id } = result.answer
    return typeof id === 'string' ? id : ''
  }

  /** A registered product of a sentra, without papers and photos. */
  async aProduct(actor: Actor = operator, office: Office = here, commodity = 'tenun'): Promise<AProduct> {
    const sentra = await this.done(actor, producers.registerSentra, {
      name: 'Sentra Contoh',
      commodity,
      district: office.district,
      village: office.village,
      units: '12',
      workers: '40',
    })
    const producer = await this.done(actor, producers.registerProducer, {
      name: 'Tenun Contoh',
      ownerName: 'Ibu Contoh',
      district: office.district,
      sentra,
      workersMen: '2',
      workersWomen: '6',
    })
    const product = await this.done(actor, producers.registerProduct, {
      id: producer,
      name: 'Kain Contoh',
      commodity,
      about: 'Kain yang ditenun dari benang setempat, contoh.',
    })
    return { product, producer, sentra }
  }

  /** A paper with a file, as if it had been added and looked into. */
  async aPaper(owner: Owner, type: string, change: NewPaper = {}): Promise<string> {
    const [id, fileId] = [newId(), newId()]
    const now = this.clock.now()
    const validUntil = change.validUntil ?? null
    await this.database.write(async tx => {
      const record = await findOwner(tx, owner)
      assert.ok(record)
      if (change.withFile !== false) await insertFile(tx, this.fileOf(fileId), 'test', now)
      const content = {
        type,
        edition: null,
        number: change.number ?? '1234567890123',
        warnings: [],
        issuer: 'Penerbit contoh',
        issuedOn: '2030-01-01',
        validity: validUntil === null ? ('unlimited' as const) : ('until-date' as const),
        validUntil,
      }
      const file = change.withFile === false ? null : fileId
      await insertDocument(tx, { id, owner: record, content, fileId: file }, 'test', now)
    })
    return id
  }

  private fileOf = (id: string) => ({
    id,
    received: {
      sha256: sha256(id),
      bytes: 1_000,
      mediaType: 'application/pdf' as const,
      originalName: 'contoh.pdf',
      pages: 1,
      width: null,
      height: null,
    },
  })

  /** Every paper that the rules require of woven cloth, and enough photos. */
  async completePapers(made: AProduct): Promise<Readonly<Record<string, string>>> {
    const papers: Record<string, string> = {}
    for (const requirement of this.rules.rules.document.documents.filter(one => one.required === true))
      papers[requirement.id] = await this.aPaper(
        { kind: requirement.owner, id: made[requirement.owner] },
        requirement.type,
      )
    await this.photos(made.product, 4)
    return papers
  }

  async photos(productId: string, count: number): Promise<void> {
    const now = this.clock.now()
    const photos = Array.from({ length: count }, (_, position) => ({
      id: newId(),
      productId,
      fileId: newId(),
      caption: 'Foto contoh',
      position,
    }))
    await this.database.write(async tx => {
      for (const photo of photos) await insertFile(tx, this.fileOf(photo.fileId), 'test', now)
      await insertPhotos(tx, photos, { by: 'test', now })
    })
  }

  /** What a complete form of a section sends. */
  sectionForm(sectionId: string, commodity = 'tenun'): Record<string, string> {
    const section = questionsFor(this.rules.rules, commodity).find(one => one.id === sectionId)
    assert.ok(section, sectionId)
    return Object.fromEntries(section.questions.map(one => [answerField(one.id), goodAnswer(one)]))
  }

  async answerAll(id: string, actor: Actor = operator): Promise<void> {
    for (const section of questionsFor(this.rules.rules, 'tenun'))
      await this.done(actor, answerSection, { id, section: section.id, ...this.sectionForm(section.id) })
  }

  get = (id: string): Promise<Nomination> => this.database.read(reader => getNomination(reader, id))
  find = (id: string): Promise<Nomination | null> => this.database.read(reader => findNomination(reader, id))

  /** A draft that lacks nothing. */
  async readyDraft(): Promise<Drafted> {
    const made = await this.aProduct()
    const papers = await this.completePapers(made)
    const id = await this.done(operator, openNomination, { product: made.product, edition: this.editionId })
    await this.answerAll(id)
    return { id, made, papers }
  }

  async submitted(): Promise<Drafted> {
    const draft = await this.readyDraft()
    await this.approve(draft.id)
    await this.done(operator, submitNomination, { id: draft.id })
    return draft
  }
}

/** The paths of a refusal, or the kind of another answer. */
export const pathsOf = (result: ActionResult): readonly string[] =>
  result.kind === 'refused' ? result.problems.map(one => one.path) : [result.kind]
