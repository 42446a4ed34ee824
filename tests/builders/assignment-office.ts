import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { visitor, type Actor } from '../../src/access/index.ts'
import { runAction, type ActionResult, type AnyAction, type Environment } from '../../src/actions/index.ts'
import { questionsFor } from '../../src/engine/readiness/requirements.ts'
import { text } from '../../src/foundation/text.ts'
import { listAssignmentsOf } from '../../src/modules/assessment/planning/assignment-store.ts'
import { assignAssessors } from '../../src/modules/assessment/index.ts'
import { createEditionWithRules, getRules, type LoadedRules } from '../../src/modules/editions/index.ts'
import { getNomination, type Nomination } from '../../src/modules/nominations/index.ts'
import { blindCodesOf } from '../../src/modules/samples/index.ts'
import { admitNomination, loadChecking } from '../../src/modules/verification/index.ts'
import { json, type Database, type Reader, type Tx } from '../../src/platform/database/index.ts'
import { newId } from '../../src/platform/random.ts'
import { anAccount, stoppedClock, type StoppedClock } from './accounts.ts'
import { checkOneItem } from './verification-acts.ts'
import { answerTo, hiddenAnswer } from './cloth-case.ts'
import { casesCsv, rulesJson } from './nomination-office.ts'
import { anActor } from './offices.ts'
import { testEnvironment } from './test-environment.ts'

export const secretariat = anActor('secretariat')
export const verifier = anActor('verifier')

/** What only the office and the secretariat may know of a nominated product; each word stands nowhere else. */
export const hidden = {
  producer: 'Kenari Usaha Tertutup',
  owner: 'Kenari Pemilik Tertutup',
  address: 'Jalan Kenari Tertutup 17',
  phone: '0812-0000-7777',
  email: 'kenari@tertutup.example',
  product: 'Kenari Produk Tertutup',
  brand: 'kenari-merek-tertutup',
  about: 'kenari-keterangan-tertutup',
  materials: 'kenari-bahan-tertutup',
  sentra: 'Kenari Sentra Tertutup',
  caption: 'kenari-judul-foto-tertutup',
  paperNumber: 'KENARI/77/99',
  answer: hiddenAnswer,
} as const
type Paper = Readonly<{ requirement: string; documentId: string; fileId: string }>
export type Nominated = Readonly<{
  id: string
  areaPath: string
  productId: string
  producerId: string
  sentraId: string
  papers: readonly Paper[]
  photoFile: string
}>

/** An edition in its assessment stage: nominations of any province, verifiers and assessors with accounts. */
export class AssignmentOffice {
  readonly database: Database
  readonly environment: Environment
  readonly clock: StoppedClock
  readonly editionId: string
  readonly rules: LoadedRules
  private readonly people = new Map<string, Actor>()

  private constructor(environment: Environment, clock: StoppedClock, editionId: string, rules: LoadedRules) {
    this.database = environment.database
    this.environment = environment
    this.clock = clock
    this.editionId = editionId
    this.rules = rules
  }

  /** `change`: replaces parts of the shipped rules; `cases`: those of the changed rules. */
  static async open(
    database: Database,
    change: Readonly<Record<string, unknown>> = {},
    cases = casesCsv,
  ): Promise<AssignmentOffice> {
    const clock = stoppedClock('2031-05-05T03:00:00Z')
    const environment: Environment = { ...testEnvironment(database), clock }
    const stage = {
      opensAt: new Date('2031-05-01T00:00:00Z'),
      closesAt: new Date('2031-05-31T16:59:59.999Z'),
    }
    const edition = { slug: 'uji-penilaian', kind: 'regular', number: '77', fictional: true } as const
    const { editionId, rulesId } = await database.write(tx =>
      createEditionWithRules(tx, {
        edition: { ...edition, title: text('Edisi uji (contoh)', 'Test edition (example)') },
        rulesJson: JSON.stringify({ ...(JSON.parse(rulesJson) as object), ...change }),
        casesCsv: cases,
        windows: { penilaian: stage },
        reason: 'Uji contoh',
        by: 'test',
        at: new Date('2031-01-01T00:00:00Z'),
        newId,
      }),
    )
    const rules = await database.read(reader => getRules(reader, rulesId))
    return new AssignmentOffice(environment, clock, editionId, rules)
  }

  run = (
    actor: Actor,
    action: AnyAction,
    input: Readonly<Record<string, unknown>>,
    key: string | null = null,
  ): Promise<ActionResult> => runAction(this.environment, action, { actor, locale: 'id', input, key })

  async done(actor: Actor, action: AnyAction, input: Readonly<Record<string, unknown>>): Promise<void> {
    const result = await this.run(actor, action, input)
    assert.equal(result.kind, 'done', `${action.name}: ${JSON.stringify(result).slice(0, 900)}`)
  }

  read = <Value>(work: (reader: Reader) => Promise<Value>): Promise<Value> => this.database.read(work)
  get = (id: string): Promise<Nomination> => this.read(reader => getNomination(reader, id))
  count = (table: string): Promise<number> =>
    this.read(async reader => {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(
        reader,
      )
      return rows[0]?.n ?? 0
    })

  /** Runs acts at the same moment: on a server, each on a connection that is open already. */
  async together<Value>(acts: readonly (() => Promise<Value>)[]): Promise<readonly Value[]> {
    await Promise.all(acts.map(() => this.read(reader => sql`select pg_sleep(0.02)`.execute(reader))))
    return Promise.all(acts.map(act => act()))
  }

  /** An assessor with an account; `home` is an area code, and without one nobody's province. */
  async assessor(name: string, home?: string): Promise<Actor> {
    const account = await anAccount(
      this.database,
      `Penilai ${name}`,
      [{ role: 'assessor' }],
      home === undefined ? {} : { home },
    )
    this.people.set(account.id, account.actor)
    return account.actor
  }

  async assessors(homes: readonly (string | undefined)[]): Promise<readonly Actor[]> {
    const made: Actor[] = []
    for (const [index, home] of homes.entries())
      made.push(await this.assessor(String.fromCharCode(97 + index), home))
    return made
  }

  /** A submitted file with papers, photos and answers, in which everything that is hidden is marked as such. */
  submitted(areaPath: string): Promise<Nominated> {
    return this.database.write(async tx => {
      const owners = await this.insertOwners(tx, areaPath)
      const [photoFile, papers] = [await this.insertPicture(tx, 'foto'), await this.insertPapers(tx, owners)]
      const id = newId()
      const file = this.fileOf(photoFile, papers)
      const now = this.clock.now()
      await sql`insert into nomination (id, edition_id, rules_id, product_id, producer_id, sentra_id, commodity, area_path, state, round, receipt, opened_by, submitted_by, submitted_at, submitted_file, search, state_at, created_at)
        values (${id}, ${this.editionId}, ${this.rules.id}, ${owners.productId}, ${owners.producerId}, ${owners.sentraId}, 'tenun', ${areaPath}, 'submitted', 1, ${`BTG-77-${id}`}, 'test', 'test', ${now}, ${json(file)}::jsonb, 'x', ${now}, ${now})`.execute(
        tx,
      )
      return { id, areaPath, ...owners, papers, photoFile }
    })
  }

  /** The same, looked into item by item and admitted by a verifier. */
  async admitted(areaPath: string, by: Actor = verifier): Promise<Nominated> {
    const made = await this.submitted(areaPath)
    const checking = await this.read(reader => loadChecking(reader, made.id))
    for (const item of checking?.items ?? [])
      await this.done(by, checkOneItem, { id: made.id, item: item.id, outcome: 'accept' })
    await this.done(by, admitNomination, { id: made.id })
    return made
  }

  assign = (actor: Actor = secretariat): Promise<ActionResult> =>
    this.run(actor, assignAssessors, {
      id: this.editionId,
      // Heard only where few people leave the panels apart.
      apart: 'yes',
      apartReason: 'Contoh dengan sedikit penilai.',
    })

  /**
   * An admitted product with three assessors of other provinces, and its blind code. There are four assessors in
   * all, so that one more can take the place of somebody who leaves.
   */
  async inAssessment() {
    if (this.people.size === 0) await this.assessors(['33.02', '51.04', '73.71', '12.71'])
    const nominated = await this.admitted('/32/32.05/')
    assert.equal((await this.assign()).kind, 'done')
    const panel = (await this.panelOf(nominated.id)) as readonly [Actor, Actor, Actor]
    return { ...nominated, panel, code: await this.codeOf(nominated.id) }
  }

  /** The assessors with a live assignment to the nomination. */
  async panelOf(id: string): Promise<readonly Actor[]> {
    const assignments = await this.read(reader => listAssignmentsOf(reader, [id]))
    return assignments
      .filter(one => one.state === 'assigned')
      .flatMap(one => this.people.get(one.personId) ?? [])
  }

  codeOf = async (id: string): Promise<string> =>
    (await this.read(reader => blindCodesOf(reader, [id]))).get(id) ?? ''

  private async insertOwners(tx: Tx, areaPath: string) {
    const [sentraId, producerId, productId] = [newId(), newId(), newId()]
    const now = this.clock.now()
    const district = `${areaPath.split('/')[2]}.01`
    await sql`insert into sentra (id, name, commodity, area_path, district_code, units, workers, created_by, created_at)
      values (${sentraId}, ${hidden.sentra}, 'tenun', ${areaPath}, ${district}, 12, 40, 'test', ${now})`.execute(
      tx,
    )
    await sql`insert into producer (id, sentra_id, name, owner_name, area_path, district_code, address, phone, email, created_by, created_at)
      values (${producerId}, ${sentraId}, ${hidden.producer}, ${hidden.owner}, ${areaPath}, ${district}, ${hidden.address}, ${hidden.phone}, ${hidden.email}, 'test', ${now})`.execute(
      tx,
    )
    await sql`insert into product (id, producer_id, area_path, commodity, name, about, materials, created_by, created_at)
      values (${productId}, ${producerId}, ${areaPath}, 'tenun', ${`${hidden.product} ${productId}`}, ${hidden.about}, ${hidden.materials}, 'test', ${now})`.execute(
      tx,
    )
    return { sentraId, producerId, productId }
  }

  /** A file with its picture, whose bytes say which file it is. */
  private async insertPicture(tx: Tx, content: string): Promise<string> {
    const [id, now] = [newId(), this.clock.now()]
    const sha256 = await this.environment.services.files.within(tx).put(Buffer.from(content))
    await sql`insert into file (id, sha256, bytes, media_type, original_name, width, height, state, created_by, created_at)
      values (${id}, ${sha256}, ${content.length}, 'image/jpeg', 'kenari-nama-berkas.jpg', 640, 480, 'ready', 'test', ${now})`.execute(
      tx,
    )
    for (const name of ['w320', 'w800', 'w1600', 'page-1'])
      await sql`insert into rendition (file_id, name, sha256, bytes, media_type, width, height)
        values (${id}, ${name}, ${sha256}, ${content.length}, 'image/webp', 640, 480)`.execute(tx)
    return id
  }

  /** Two papers that the rules hide from assessors, and one that they open. */
  private async insertPapers(
    tx: Tx,
    owners: Readonly<{ producerId: string; sentraId: string }>,
  ): Promise<readonly Paper[]> {
    const papers: Paper[] = []
    for (const requirement of ['sk-sentra', 'nib', 'indikasi-geografis']) {
      const [documentId, fileId] = [newId(), await this.insertPicture(tx, `lembar ${requirement}`)]
      await sql`insert into document (id, owner_kind, owner_id, producer_id, area_path, type, number, validity, file_id, created_by, created_at)
        values (${documentId}, 'producer', ${owners.producerId}, ${owners.producerId}, '/', ${requirement}, ${hidden.paperNumber}, 'unlimited', ${fileId}, 'test', ${this.clock.now()})`.execute(
        tx,
      )
      papers.push({ requirement, documentId, fileId })
    }
    return papers
  }

  private fileOf(photoFile: string, papers: readonly Paper[]) {
    const { producer, owner, address, phone, email, product, brand, about, materials, sentra } = hidden
    const questions = questionsFor(this.rules.rules, 'tenun').flatMap(section => section.questions)
    return {
      round: 1,
      submittedAt: this.clock.now().toISOString(),
      rulesId: this.rules.id,
      rulesHash: this.rules.rules.hash,
      producer: { name: producer, owner, address, phone, email },
      product: { name: product, brand, about, materials },
      sentra: { name: sentra },
      answers: Object.fromEntries(questions.map(one => [one.id, answerTo(one)])),
      documents: papers.map(one => ({
        requirementId: one.requirement,
        documentId: one.documentId,
        type: one.requirement,
        number: hidden.paperNumber,
        issuer: hidden.sentra,
        issuedOn: null,
        validUntil: null,
        fileId: one.fileId,
        sha256: null,
      })),
      photos: [{ id: newId(), fileId: photoFile, sha256: null, caption: hidden.caption }],
    }
  }
}

/** Paths and codes of a refusal, or the kind of another answer. */
export const problemsOf = (result: ActionResult): readonly string[] =>
  result.kind === 'refused' ? result.problems.map(one => `${one.code} ${one.path}`.trim()) : [result.kind]
/** Somebody of any role, signed in. */
export const somebody = (role: Actor['role']): Actor => (role === 'visitor' ? visitor : anActor(role))
