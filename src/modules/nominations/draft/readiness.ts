import {
  isAboutNomination,
  type DocumentRequirement,
  type Facts,
  type Rules,
  type Section,
} from '../../../engine/index.ts'
import { factNamesOf } from '../../../engine/conditions.ts'
import { shortcomingOf } from '../../../engine/readiness/answers.ts'
import { bestOf, type NeededOn, type RequirementState } from '../../../engine/readiness/judge-paper.ts'
import { needOf } from '../../../engine/readiness/readiness-items.ts'
import { factsOf, questionsFor } from '../../../engine/readiness/requirements.ts'
import { problem, type Problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import { judgeDocument, judgeUnchosen, type Judged, type LetterGround } from './document-readiness.ts'
import type { StatedDocument } from '../../documents/index.ts'
import { candidatesFor, documentFor, plainCandidates } from './document-choice.ts'
import type { Answers } from '../nomination.ts'

/** All that readiness looks at. Nothing here depends on a screen. */
export type ReadinessInput = Readonly<{
  rules: Rules
  commodity: string
  answers: Answers
  documents: readonly StatedDocument[]
  /** By requirement: the document that the office chose by hand. */
  chosen: Readonly<Record<string, string>>
  photoCount: number
  hasSentra: boolean
  neededOn: NeededOn
  /** What a letter made at the approval is judged by; left out long before there is a nomination. */
  letter?: LetterGround
}>

export type SectionReadiness = Readonly<{
  section: Section
  answered: number
  asked: number
  shortcomings: readonly Problem[]
}>

export type DocumentReadiness = Readonly<{
  requirement: DocumentRequirement
  /** `optional`: asked for by no rule, but evidence where it is there. */
  need: 'required' | 'optional' | 'undecided'
  state: RequirementState
  document: StatedDocument | null
  candidates: readonly StatedDocument[]
  /** What keeps it from being met, or what to mind. */
  notes: readonly Problem[]
}>

export type Readiness = Readonly<{
  sections: readonly SectionReadiness[]
  documents: readonly DocumentReadiness[]
  photos: Readonly<{ count: number; min: number; max: number }>
  facts: Facts
  /** Everything that is missing or wrong, at once; empty when the nomination may leave the office. */
  problems: readonly Problem[]
}>

function sectionsOf({ rules, commodity, answers }: ReadinessInput): readonly SectionReadiness[] {
  return questionsFor(rules, commodity).map(section => ({
    section,
    asked: section.questions.length,
    answered: section.questions.filter(question => answers[question.id] !== undefined).length,
    shortcomings: section.questions.flatMap(question => shortcomingOf(question, answers[question.id]) ?? []),
  }))
}

const UNDECIDED = 'undecided'

/** The questions that must be answered before it is known whether the document is asked for. */
function undecidedNote(requirement: DocumentRequirement, rules: Rules): Problem {
  const names = factNamesOf(requirement.required)
  const asked = [...rules.questions.values()].filter(
    question => question.fact !== undefined && names.includes(question.fact),
  )
  const list = (locale: 'id' | 'en'): string =>
    asked.map(question => `"${question.title[locale]}"`).join(', ')
  return problem(
    UNDECIDED,
    requirement.id,
    text(
      `Jawab dahulu ${list('id')}, agar diketahui apakah ${requirement.title.id} diminta.`,
      `First answer ${list('en')}, which decides whether “${requirement.title.en}” is asked for.`,
    ),
  )
}

/** The document that serves best, of equals the newest: nobody has to choose where there is no choice. */
export const bestDocument = (
  requirement: DocumentRequirement,
  documents: readonly StatedDocument[],
  needed: Readonly<{ neededOn: NeededOn; letter?: LetterGround }>,
): StatedDocument | null =>
  bestOf(
    plainCandidates(requirement, documents, needed.letter),
    one => judgeDocument(requirement, one, needed).state,
  )

/** How what serves meets the requirement, or what is said where something was brought and nobody has chosen it. */
const judged = (
  { requirement, document, candidates }: Pick<DocumentReadiness, 'requirement' | 'document' | 'candidates'>,
  input: ReadinessInput,
): Judged =>
  document === null && candidates.length > 0 && isAboutNomination(requirement)
    ? judgeUnchosen(requirement, input.letter)
    : judgeDocument(requirement, document, input)

function documentsOf(input: ReadinessInput, facts: Facts): readonly DocumentReadiness[] {
  const { rules, commodity, documents, chosen } = input
  return rules.document.documents.flatMap((requirement): readonly DocumentReadiness[] => {
    const need = needOf(rules, commodity, requirement, facts)
    const candidates = candidatesFor(requirement, documents, input.letter)
    const document =
      documentFor(candidates, chosen[requirement.id]) ?? bestDocument(requirement, candidates, input)
    const one = { requirement, document, candidates }
    if (need === 'undecided')
      return [{ ...one, need, state: 'missing', notes: [undecidedNote(requirement, rules)] }]
    if (need === 'required') return [{ ...one, need, ...judged(one, input) }]
    if (!document && need === 'ruled-out') return []
    if (!document) return [{ ...one, need: 'optional', state: 'not-needed', notes: [] }]
    return [{ ...one, need: 'optional', ...judgeDocument(requirement, document, input) }]
  })
}

function photoProblem(count: number, min: number, max: number): readonly Problem[] {
  if (count < min) {
    return [
      problem(
        'photos-missing',
        'photos',
        text(
          `Foto produk kurang: ada ${count}, diminta sekurang-kurangnya ${min}. Tambahkan ${min - count} foto.`,
          `There are ${count} product photos, at least ${min} are asked for. Add ${min - count}.`,
        ),
      ),
    ]
  }
  if (count <= max) return []
  return [
    problem(
      'photos-too-many',
      'photos',
      text(
        `Foto produk terlalu banyak: ada ${count}, paling banyak ${max}. Hapus ${count - max} foto.`,
        `There are ${count} product photos, at most ${max} are allowed. Remove ${count - max}.`,
      ),
    ),
  ]
}

const noSentra = problem(
  'no-sentra',
  'sentra',
  text(
    'IKM ini belum terhubung dengan sentra. Hubungkan IKM dengan sentranya lebih dahulu.',
    'The producer is not linked to a sentra yet. Link the producer to its sentra first.',
  ),
)

/** A paper that no rule asks for never keeps a file from leaving: it is left out where it does not serve. */
export const blocks = (one: DocumentReadiness): boolean =>
  one.need === 'undecided' || (one.need === 'required' && (one.state === 'wrong' || one.state === 'missing'))

/** True for what goes into the submitted file. */
export const isPartOfFile = (one: DocumentReadiness): boolean =>
  one.document !== null && (one.state === 'met' || one.state === 'expiring')

/** What a nomination has, what it lacks, and what to mind: all of it at once. */
export function readinessOf(input: ReadinessInput): Readiness {
  const { rules, commodity, answers } = input
  const facts = factsOf(rules, commodity, answers)
  const sections = sectionsOf(input)
  const documents = documentsOf(input, facts)
  const { min, max } = rules.document.photos
  return {
    sections,
    documents,
    photos: { count: input.photoCount, min, max },
    facts,
    problems: [
      ...(input.hasSentra ? [] : [noSentra]),
      ...sections.flatMap(one => one.shortcomings),
      ...documents.filter(blocks).flatMap(one => one.notes),
      ...photoProblem(input.photoCount, min, max),
    ],
  }
}

/**
 * How many things are missing, as people count them: which of several papers is asked for depends on one answer, and
 * that answer is what is missing. Never 0 while something keeps the file from leaving.
 */
export function countMissing({ problems }: Pick<Readiness, 'problems'>): number {
  const counted = problems.filter(one => one.code !== UNDECIDED).length
  return problems.length > 0 ? Math.max(1, counted) : 0
}

export const readyToSubmit = (readiness: Readiness): boolean => readiness.problems.length === 0
