import { sql } from 'kysely'
import type { Application } from '../../src/app.ts'
import { insertDocument } from '../../src/modules/documents/document-store.ts'
import { findOwner } from '../../src/modules/documents/owner.ts'
import type { NominationState } from '../../src/modules/nominations/index.ts'
import { insertPhotos } from '../../src/modules/producers/photo-store.ts'
import { json } from '../../src/platform/database/index.ts'
import { newId } from '../../src/platform/random.ts'
import { decisionPeople, type AssessedEdition } from '../builders/assessed-edition.ts'
import { todayOf } from '../builders/decided-edition.ts'
import { conferEdition } from '../builders/conferred-certificates.ts'
import { agreedWorld, type AgreedWorld } from './agreed-requests.ts'
import { listsOf, placed, type Lists } from './list-world.ts'
import { beginPrint } from './certificate-requests.ts'
import { sentImports } from './import-world.ts'
import { remarkWorld, type RemarkWorld } from './help-requests.ts'
import { objectionWorld, type ObjectionWorld } from './objection-requests.ts'
import { petitionWorld, type PetitionWorld } from './readiness-requests.ts'
import { loadRegions } from '../builders/offices.ts'
import { writtenPages, type WrittenPages } from '../builders/programme-pages.ts'
import {
  assignedTo,
  awardFile,
  calledAgain,
  codeOf,
  alikePair,
  deskNotes,
  draftOf,
  stagedEdition,
  windowedStage,
  notedChange,
  textOf,
  withdrawnClaim,
} from './world-records.ts'
import { assessorWorld, type AssessorWorld } from './assignment-requests.ts'
import { levelWorld } from './level-requests.ts'
import { outsideWorld, type OutsideWorld } from './outside-requests.ts'
import { beginDraft } from './rulemaking-requests.ts'
import { sampleWorld, type SampleWorld } from './sample-world.ts'
import { plenaryWorld, type PlenaryWorld } from './plenary-world.ts'

const workStates = ['draft', 'approved', 'returned', 'submitted', 'admitted', 'in-assessment'] as const
type WorkState = (typeof workStates)[number]
type Placed = Readonly<{ edition: string; nomination: string }>

/** One office's records, from the sentra to the certificate, with a nomination in every state that somebody works on. */
export type OfficeWorld = Readonly<{
  sentra: string
  producer: string
  product: string
  photo: string
  otherPhoto: string
  document: string
  otherDocument: string
  /** A change noted of the firm. */
  change: string
  rules: string
  /** A version of the rules that is not in force. */
  draftRules: string
  /** An edition with stages, and one of them that is not open. */
  staged: Readonly<{ edition: string; stage: string }>
  windowed: Readonly<{ edition: string; stage: string; outage: string }>
  /** Requests to be nominated, one for each act. */
  petitions: PetitionWorld
  /** The day in the capital: `YYYY-MM-DD`. */
  today: string
  /** Nominations of the same product, each in an edition of its own, by state. */
  at: Readonly<Record<WorkState | 'assessed' | 'published', Placed>>
  /** Recommendation lists by state; `prepared` and `published` are decided ones. */
  lists: Lists
  /** The digest of the published list, by which everybody finds the annex of its decree. */
  annex: string
  /** The hash of the rules of the published list. */
  rulesHash: string
  /** Sessions of the plenary. */
  plenary: PlenaryWorld
  /** Of the submitted nomination, announced. */
  samples: SampleWorld
  /** Of the province, on the draft. */
  remarks: RemarkWorld
  /** What the secretariat noted about the submitted nomination. */
  desk: Readonly<{ question: string; flag: string }>
  /** The office's firm and the other one, which look alike. */
  alike: string
  /** A nomination by rules whose levels answer criteria: of each office one that waits, and one that was sent. */
  levels: string
  outside: OutsideWorld
  blindCode: string
  /** Of the nomination under assessment, for somebody whom no test signs in. */
  assignment: string
  /** Of the assessed nomination. */
  lockedSheet: string
  assessor: AssessorWorld
  /** Under assessment by rules that want a sheet on which the panel agrees. */
  agreed: AgreedWorld
  /** A file about past awards that was sent and not imported. */
  awardFile: string
  /** What a source says of past awards, in force and withdrawn. */
  claim: string
  withdrawnClaim: string
  certificate: string
  /** A print file of it that is being made. */
  print: string
  /** The event at which it was handed over, and that it was. */
  conferred: Readonly<{ conferment: string; handOver: string }>
  /** The edition that calls the holder of the published star again, and a former award of its product. */
  called: Readonly<{ edition: string; formerAward: string }>
  slug: string
  maker: string
  sentraSlug: string
  /** A producer of another firm in the same place. */
  otherProducer: string
  /** Spreadsheets that the office sent, one for each act. */
  imports: Readonly<{ toConfirm: string; toCancel: string }>
  /** Programme pages, one for each act. */
  pages: WrittenPages
  /** Of the office, one for each act. */
  objections: ObjectionWorld
}>

const placedIn = ({ made, nomination }: Awaited<ReturnType<typeof placed>>): Placed => ({
  edition: made.id,
  nomination: nomination.id,
})

const stateOf = ({ environment }: Application, id: string, state: NominationState): Promise<void> =>
  environment.database.write(async tx => {
    await sql`update nomination set state = ${state} where id = ${id}`.execute(tx)
  })

async function inEveryState(application: Application, first: AssessedEdition) {
  const at: Partial<Record<WorkState, Placed>> = {}
  for (const state of workStates) {
    const { made, nomination } = await placed(application, first)
    await stateOf(application, nomination.id, state)
    at[state] = { edition: made.id, nomination: nomination.id }
  }
  return at as Record<WorkState, Placed>
}

type Paper = Readonly<{ kind: 'producer' | 'sentra'; id: string; type: string }>

async function aPaper({ environment }: Application, paper: Paper, fileId: string): Promise<string> {
  const id = newId()
  await environment.database.write(async tx => {
    const owner = await findOwner(tx, paper)
    if (!owner) throw new Error('the paper has no owner')
    const content = {
      type: paper.type,
      edition: null,
      number: '1234567890123',
      warnings: [],
      issuer: 'Penerbit contoh',
      issuedOn: '2020-01-01',
      validity: 'unlimited' as const,
      validUntil: null,
    }
    await insertDocument(tx, { id, owner, content, fileId }, 'test', environment.clock.now())
  })
  return id
}

/** Photos of the product, papers of the firm, and what assessors see of the nomination under assessment. */
async function withFiles(
  application: Application,
  ids: Readonly<{ product: string; producer: string; assessed: string }>,
) {
  const { database, clock } = application.environment
  const { rows } = await database.read(reader =>
    sql<{ id: string }>`select id from file order by id limit 2`.execute(reader),
  )
  const [fileId = '', otherFile = ''] = rows.map(row => row.id)
  const photos = [fileId, otherFile].map((one, position) => ({
    id: newId(),
    productId: ids.product,
    fileId: one,
    caption: 'Foto contoh',
    position,
  }))
  const stamp = { by: 'test', now: clock.now() }
  const open = {
    requirementId: 'indikasi-geografis',
    documentId: newId(),
    type: 'indikasi-geografis',
    number: '',
  }
  const frozen = { ...open, issuer: '', issuedOn: null, validUntil: null, fileId, sha256: null }
  await database.write(async tx => {
    await insertPhotos(tx, photos, stamp)
    await sql`update nomination set submitted_file = jsonb_set(submitted_file, '{documents}', submitted_file->'documents' || ${json([frozen])}::jsonb)
      where id = ${ids.assessed}`.execute(tx)
  })
  const producer = { kind: 'producer', id: ids.producer } as const
  return {
    photo: photos[0]?.id ?? '',
    otherPhoto: photos[1]?.id ?? '',
    document: await aPaper(application, { ...producer, type: 'nib' }, fileId),
    otherDocument: await aPaper(application, { ...producer, type: 'nib' }, fileId),
  }
}

/** Builds the office of Garut (32.05) with its whole chain in the application's database. */
export async function officeWorld(application: Application): Promise<OfficeWorld> {
  await loadRegions(application.environment.database)
  const first = await placed(application)
  const { productId: product, producerId: producer, id: assessed } = first.nomination
  const states = await inEveryState(application, first.made)
  const { lists, published } = await listsOf(application, first.made)
  const files = await withFiles(application, {
    product,
    producer,
    assessed: states['in-assessment'].nomination,
  })
  const other = await placed(application, undefined, 'Anyaman Firma Lain')
  const inSession = async () => placedIn(await placed(application, first.made))
  const plenary = await plenaryWorld(application, [await inSession(), await inSession(), await inSession()])
  const at = {
    ...states,
    assessed: { edition: first.made.id, nomination: assessed },
    published: { edition: published.edition, nomination: published.nomination },
  }
  const windowed = await windowedStage(application)
  for (const edition of [first.made.id, states.draft.edition, windowed.edition])
    await beginDraft(application, edition, first.made.rulesId)
  return {
    objections: await objectionWorld(application, at),
    sentra: await textOf(application, sql`select sentra_id as found from producer where id = ${producer}`),
    producer,
    product,
    ...files,
    change: await notedChange(application, producer),
    rules: first.made.rulesId,
    draftRules: await draftOf(application, first.made.rulesId),
    staged: await stagedEdition(application),
    windowed,
    today: todayOf(application.environment),
    petitions: await petitionWorld(application, states.draft.edition, first.made.rulesId),
    at,
    lists,
    rulesHash: await textOf(
      application,
      sql`select hash as found from edition_rules where edition_id = ${at.published.edition} and state = 'published'`,
    ),
    annex: await textOf(
      application,
      sql`select digest as found from recommendation where id = ${lists.published}`,
    ),
    plenary,
    samples: await sampleWorld(application, states),
    lockedSheet: await textOf(
      application,
      sql`select min(id) as found from scoresheet where nomination_id = ${assessed} and state = 'locked'`,
    ),
    assignment: await assignedTo(application, states['in-assessment'].nomination),
    agreed: await agreedWorld(application, first.made),
    assessor: await assessorWorld(application, states.admitted.nomination),
    awardFile: await awardFile(application),
    claim: await textOf(application, sql`select max(id) as found from award_claim`),
    withdrawnClaim: await withdrawnClaim(application),
    alike: await alikePair(application, producer, other.nomination.producerId),
    remarks: await remarkWorld(application, states.draft.nomination),
    desk: await deskNotes(application, states.submitted.nomination),
    levels: await levelWorld(application, states.admitted.nomination),
    outside: await outsideWorld(application, states.admitted.nomination),
    blindCode: await codeOf(application, states['in-assessment'].nomination),
    certificate: await textOf(application, sql`select check_key as found from certificate`),
    print: await beginPrint(application, await textOf(application, sql`select id as found from certificate`)),
    conferred: await conferEdition(application.environment, decisionPeople().secretariat, published.edition),
    called: await calledAgain(application, product, states.draft.edition),
    slug: await textOf(application, sql`select slug as found from catalogue_entry`),
    maker: await textOf(application, sql`select content->>'makerSlug' as found from catalogue_entry`),
    sentraSlug: await textOf(application, sql`select content->>'sentraSlug' as found from catalogue_entry`),
    otherProducer: other.nomination.producerId,
    imports: await sentImports(application),
    pages: await writtenPages(application.environment, decisionPeople().secretariat),
  }
}
