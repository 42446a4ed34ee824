import type { Rules } from '../../engine/index.ts'
import { questionsFor } from '../../engine/readiness/requirements.ts'
import { text, type Text } from '../../foundation/text.ts'
import { digestOf } from '../../platform/digest.ts'
import type { AnswerValue, Finding, FrozenDocument, SubmittedFile } from '../nominations/index.ts'
import type { GivenReason } from './reasons.ts'

export type CheckKind = 'document' | 'section' | 'photos'

/** One fact of what is looked at: of a document, an answer by its question, a photo by its bytes. */
export type LookedAt = Readonly<{ id: string; value: AnswerValue | null }>

/** One thing of a submitted file that is looked at. */
export type CheckSubject = Readonly<{
  /** `document.<requirement>`, `section.<section>`, or `photos`. */
  id: string
  kind: CheckKind
  /** The requirement's or the section's own id. */
  subjectId: string
  title: Text
  /** The rule that asks for it. */
  rule: Text
  /** Changes with whatever was submitted. */
  digest: string
  /** The same in parts: kept with the verdict, so that a later change can be shown. */
  content: readonly LookedAt[]
  document: FrozenDocument | null
}>

/** What a verifier found. */
export type CheckRow = Readonly<{
  itemId: string
  kind: CheckKind
  state: 'accepted' | 'returned'
  reason: string
  /** The same one by one, in both languages. */
  reasons: readonly GivenReason[]
  /** What was looked at; empty for verdicts of before it was kept. */
  content: readonly LookedAt[]
  /** By which way a document was looked up; empty for other kinds. */
  how: string
  digest: string
  round: number
  checkedBy: string
  checkedAt: Date
  rowVersion: number
}>

/** `open`: not looked at, or changed since it was. */
export type CheckState = 'open' | 'accepted' | 'returned'

export type CheckItem = CheckSubject &
  Readonly<{
    state: CheckState
    /** What was found last, also where the item is open again. */
    last: CheckRow | null
    /** Returned in an earlier round and sent back without a change. */
    unchanged: boolean
    rowVersion: number
  }>

const photosRule = (min: number, max: number): Text =>
  text(
    `Aturan edisi: ${min} sampai ${max} foto produk.`,
    `Rules of the edition: ${min} to ${max} product photos.`,
  )

const sectionRule = (title: Text): Text =>
  text(`Aturan edisi: bagian isian "${title.id}".`, `Rules of the edition: section “${title.en}”.`)

const documentContent = (document: FrozenDocument): readonly LookedAt[] => [
  { id: 'number', value: document.number },
  { id: 'issuer', value: document.issuer },
  { id: 'issued-on', value: document.issuedOn },
  { id: 'valid-until', value: document.validUntil },
  { id: 'file', value: document.sha256 },
  { id: 'document', value: document.documentId },
]

function documentSubjects(file: SubmittedFile, rules: Rules): readonly CheckSubject[] {
  return file.documents.flatMap(document => {
    const requirement = rules.requirements.get(document.requirementId)
    if (!requirement) return []
    const { title, source } = requirement
    const id = `document.${requirement.id}`
    const looked = { ...document, requirementId: null }
    return [
      {
        id,
        kind: 'document' as const,
        subjectId: requirement.id,
        title,
        rule: source,
        digest: digestOf(looked),
        content: documentContent(document),
        document,
      },
    ]
  })
}

function sectionSubjects(file: SubmittedFile, rules: Rules, commodity: string): readonly CheckSubject[] {
  return questionsFor(rules, commodity).map(section => ({
    id: `section.${section.id}`,
    kind: 'section',
    subjectId: section.id,
    title: section.title,
    rule: sectionRule(section.title),
    digest: digestOf(section.questions.map(question => [question.id, file.answers[question.id] ?? null])),
    content: section.questions.map(({ id }) => ({ id, value: file.answers[id] ?? null })),
    document: null,
  }))
}

/** Everything in a submitted file that has to be looked at: each document, each section, the photos. */
export function subjectsOf(file: SubmittedFile, rules: Rules, commodity: string): readonly CheckSubject[] {
  const { min, max } = rules.document.photos
  const photos: CheckSubject = {
    id: 'photos',
    kind: 'photos',
    subjectId: 'photos',
    title: text('Foto produk', 'Product photos'),
    rule: photosRule(min, max),
    digest: digestOf(file.photos.map(photo => [photo.sha256, photo.caption])),
    content: file.photos.map(photo => ({ id: photo.sha256 ?? photo.id, value: photo.caption })),
    document: null,
  }
  return [...documentSubjects(file, rules), ...sectionSubjects(file, rules, commodity), photos]
}

/** The items with what was found: a verdict holds as long as what it was about has not changed. */
export function itemsOf(
  subjects: readonly CheckSubject[],
  rows: readonly CheckRow[],
  round: number,
): readonly CheckItem[] {
  const byId = new Map(rows.map(row => [row.itemId, row]))
  return subjects.map(subject => {
    const last = byId.get(subject.id) ?? null
    const holds = last !== null && last.digest === subject.digest
    return {
      ...subject,
      state: holds ? last.state : 'open',
      last,
      unchanged: holds && last.state === 'returned' && last.round < round,
      rowVersion: last?.rowVersion ?? 0,
    }
  })
}

export const withState = (items: readonly CheckItem[], state: CheckState): readonly CheckItem[] =>
  items.filter(item => item.state === state)

/** The returned items as the office reads them. */
export const findingsOf = (items: readonly CheckItem[]): readonly Finding[] =>
  withState(items, 'returned').map(item => ({
    itemId: item.subjectId,
    kind: item.kind,
    title: item.title,
    reason: item.last?.reason ?? '',
    reasons: item.last?.reasons.map(one => one.text) ?? [],
    rule: item.rule,
  }))

/** The desk's page of an item; without one, of the file. */
export const itemAddress = (nominationId: string, itemId: string): string =>
  `/verifikasi/${nominationId}${itemId === '' ? '' : `?butir=${encodeURIComponent(itemId)}`}`
