import type { Actor } from '../../../access/index.ts'
import type { Section } from '../../../engine/index.ts'
import type { Text } from '../../../foundation/text.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { loadWorkingFile } from './load-file.ts'
import type { Nomination } from '../nomination.ts'
import type { DocumentReadiness } from './readiness.ts'

const ANSWER = 'q.'

/** The questions of a section that the rules leave to the producer; null where there is none. */
export function producersPart(section: Section): Section | null {
  const questions = section.questions.filter(one => (one.doneBy ?? section.doneBy) === 'producer')
  return questions.length === 0 ? null : { ...section, questions }
}

/**
 * The questions of a section that the actor may answer: somebody who acts for one firm fills the producer's part. Null
 * where there is none, and where `given` answers a question of another part.
 */
export function partFor(
  { ownerId }: Pick<Actor, 'ownerId'>,
  section: Section,
  given: Readonly<Record<string, unknown>> = {},
): Section | null {
  if (ownerId === null) return section
  const part = producersPart(section)
  const own = new Set(part?.questions.map(one => ANSWER + one.id))
  const strays = Object.keys(given).some(name => name.startsWith(ANSWER) && !own.has(name))
  return strays ? null : part
}

export type OwnSection = Readonly<{ section: Section; missing: number }>

/** What is asked of a producer for one nomination, and what is there of it. */
export type OwnPart = Readonly<{
  productName: string
  /** The telephone number that the office has of the firm; empty where it has none. */
  phone: string
  ownerName: string
  edition: Text
  sections: readonly OwnSection[]
  /** Papers of the firm or of its product; those of the office are left out. */
  documents: readonly DocumentReadiness[]
  photos: Readonly<{ count: number; min: number; max: number }>
  /** The last closing ahead within which the office works on the file; null where none is set. */
  closesAt: Date | null
}>

/** A constant number of queries. */
export async function loadOwnPart(reader: Reader, nomination: Nomination, now: Date): Promise<OwnPart> {
  const { readiness, productFile, edition, stages } = await loadWorkingFile(reader, nomination, now)
  const sections = readiness.sections.flatMap(({ section, shortcomings }): readonly OwnSection[] => {
    const part = producersPart(section)
    const own = new Set(part?.questions.map(one => one.id))
    return part ? [{ section: part, missing: shortcomings.filter(one => own.has(one.path)).length }] : []
  })
  const documents = readiness.documents.filter(
    ({ requirement }) => requirement.doneBy !== 'office' && requirement.owner !== 'sentra',
  )
  const closings = stages
    .filter(stage => stage.kind === 'nominate' || stage.kind === 'verify')
    .flatMap(stage => (stage.closesAt && stage.closesAt > now ? [stage.closesAt.getTime()] : []))
  return {
    productName: productFile.product.name,
    phone: productFile.producer.phone,
    ownerName: productFile.producer.ownerName,
    edition: edition.title,
    sections,
    documents,
    photos: readiness.photos,
    closesAt: closings.length === 0 ? null : new Date(Math.max(...closings)),
  }
}
