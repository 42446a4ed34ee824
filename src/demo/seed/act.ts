import type { Actor, Role } from '../../access/index.ts'
import { runAction, type Action, type ActionResult, type Environment } from '../../actions/index.ts'
import type { DocumentTypes } from '../../engine/document-numbers/index.ts'
import type { Text } from '../../foundation/text.ts'
import type { PrintSettings } from '../../modules/certificates/index.ts'
import { documentActions } from '../../modules/documents/index.ts'
import type { InvitationSettings } from '../../modules/contributions/index.ts'
import {
  decideList,
  prepareAnnex,
  type AnnexSettings,
  type ReleaseSettings,
  type ReleaseStep,
} from '../../modules/decisions/index.ts'
import { commoditiesNow } from '../../modules/editions/index.ts'
import { letterActions, type LetterText } from '../../modules/letters/index.ts'
import type { ObjectionSettings } from '../../modules/objections/index.ts'
import { findDemoActor, type DelegationSettings } from '../../modules/people/index.ts'
import { producerActions, type OutcomeScale, type ProducerSettings } from '../../modules/producers/index.ts'
import { sampleActions, type SampleSettings } from '../../modules/samples/index.ts'
import { verificationActions, type VerificationSettings } from '../../modules/verification/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Calendar } from './calendar.ts'
import type { PicturePool } from './picture-pool.ts'

/** What the demo is made from: parts of the application, and the programme as shipped. */
export type DemoParts = Readonly<{
  environment: Environment
  /** What a release does beside publishing results, here as everywhere. */
  releaseSteps: readonly ReleaseStep[]
  /** What decrees are made and signed with, here as everywhere. */
  annex: AnnexSettings
  programme: Readonly<{
    settings: Readonly<{
      sentra: Readonly<{ unitsAtLeast: number; reason: Text }>
      photos: Readonly<{ most: number }>
      documents: Readonly<{ warnDays: number }>
      petitions: Readonly<{ keepMonths: number; law: Text; perHour: number; checksPerMinute: number }>
      samples: SampleSettings
      nominationLetter: LetterText
      contributions: InvitationSettings
      delegation: DelegationSettings
      imports: Readonly<{ producerNumber: string }>
      objections: ObjectionSettings
      prints: PrintSettings
      releases: ReleaseSettings
    }>
    documentTypes: DocumentTypes
    verification: VerificationSettings
    awards: Readonly<{ scales: readonly OutcomeScale[] }>
    editions: readonly Readonly<{ rules: string; cases: string }>[]
  }>
  /** What certificates lead to, and where files lie that a form would bring. */
  config: Readonly<{ publicUrl: string; dataDir: string; secretKey: string | null }>
}>

/** Everything that the steps of the seed work with. */
export type Seed = Readonly<{
  parts: DemoParts
  calendar: Calendar
  /** Ids of what the steps made, by the demo's own names. */
  ids: Map<string, string>
  pictures: PicturePool
  producers: ReturnType<typeof producerActions>
  documents: ReturnType<typeof documentActions>
  verification: ReturnType<typeof verificationActions>
  samples: ReturnType<typeof sampleActions>
  letters: ReturnType<typeof letterActions>
  decree: Readonly<{ prepare: ReturnType<typeof prepareAnnex>; decide: ReturnType<typeof decideList> }>
  actors: Map<string, Actor>
  /**
   * The moment of the last act: what is noted later never lies before it. `floor`: where a killed seed had come to, which
   * its note may not know of; steps that are done again still count from the note.
   */
  latest: { at: Date; floor: Date }
}>

export const producerSettings = ({
  programme: { settings, awards },
}: DemoParts): Omit<ProducerSettings, 'files'> => ({
  commodities: commoditiesNow,
  sentraUnits: { atLeast: settings.sentra.unitsAtLeast, reason: settings.sentra.reason },
  maxPhotos: settings.photos.most,
  scales: awards.scales,
  afterTakeBack: [],
})

export const newSeed = (
  parts: DemoParts,
  made: Pick<Seed, 'calendar' | 'ids' | 'pictures' | 'latest'>,
): Seed => {
  const { settings, documentTypes, verification } = parts.programme
  return {
    parts,
    ...made,
    actors: new Map(),
    producers: producerActions(producerSettings(parts)),
    documents: documentActions({ types: documentTypes }),
    verification: verificationActions(verification),
    samples: sampleActions(settings.samples),
    letters: letterActions({
      files: parts.environment.services.files,
      types: documentTypes,
      text: settings.nominationLetter,
      publicUrl: parts.config.publicUrl,
    }),
    decree: { prepare: prepareAnnex(parts.annex), decide: decideList(parts.annex) },
  }
}

/** The id of what an earlier step made. */
export function idOf({ ids }: Seed, name: string): string {
  const id = ids.get(name)
  if (id === undefined) throw new Error(`the demo has not made "${name}" yet`)
  return id
}

/** In milliseconds. */
const BETWEEN_ACTS = 20_000

/** A clock that stands still: the pages keep the real one while the demo acts in the past. */
export const standingClock = (moment: Date): Clock => ({
  now: () => moment,
  offset: () => 0,
  moveTo: () => {},
  setOffset: () => {},
})

/** The moment of an act: as planned, or just after the act before it where that took longer than planned. */
export function momentFor({ latest }: Seed, planned: Date): Date {
  if (planned > latest.at) latest.at = planned
  else latest.at = new Date(latest.at.getTime() + BETWEEN_ACTS)
  return latest.at < latest.floor ? latest.floor : latest.at
}

export const environmentAt = (seed: Seed, planned: Date): Environment => ({
  ...seed.parts.environment,
  clock: standingClock(momentFor(seed, planned)),
})

/** Who acts, in which role when there are several, and when. `key` names the act: done once, never twice. */
export type Occasion = Readonly<{ by: string; role?: Role; at: Date; key: string }>

async function actorOf(seed: Seed, { by, role, at }: Occasion): Promise<Actor> {
  const name = `${by} ${role ?? ''}`
  const known = seed.actors.get(name)
  if (known) return known
  const actor = await seed.parts.environment.database.read(reader => findDemoActor(reader, by, at, role))
  if (!actor) throw new Error(`the demo has no person "${name.trim()}"`)
  seed.actors.set(name, actor)
  return actor
}

/** Runs an act through the pipeline, whatever comes of it. */
export async function attempt<Input, Loaded, Change>(
  seed: Seed,
  occasion: Occasion,
  action: Action<Input, Loaded, Change>,
  input: unknown,
): Promise<ActionResult> {
  const actor = await actorOf(seed, occasion)
  const request = { actor, locale: 'id' as const, input, key: `demo ${occasion.key}` }
  return runAction(environmentAt(seed, occasion.at), action, request)
}

const reasonsOf = (result: ActionResult): string =>
  'problems' in result ? result.problems.map(one => `${one.path} ${one.message.en}`).join('; ') : ''

/** Runs an act that must succeed; answers what it gave back. */
export async function act<Input, Loaded, Change>(
  seed: Seed,
  occasion: Occasion,
  action: Action<Input, Loaded, Change>,
  input: unknown,
): Promise<Readonly<Record<string, unknown>>> {
  const result = await attempt(seed, occasion, action, input)
  if (result.kind === 'done') return result.answer
  throw new Error(
    `demo: ${occasion.key} (${action.name} by ${occasion.by}): ${result.kind} ${reasonsOf(result)}`,
  )
}

/** The same, keeping the id of what was made under a name. */
export async function make<Input, Loaded, Change>(
  seed: Seed,
  occasion: Occasion,
  action: Action<Input, Loaded, Change>,
  input: unknown,
): Promise<string> {
  const { id } = await act(seed, occasion, action, input)
  if (typeof id !== 'string') throw new Error(`demo: ${occasion.key} made nothing`)
  seed.ids.set(occasion.key, id)
  return id
}

/** One dated step of the demo's history. A killed seed goes on with the first step that is not noted as done. */
export type Step = Readonly<{ at: Date; key: string; run: (seed: Seed) => Promise<unknown> }>
