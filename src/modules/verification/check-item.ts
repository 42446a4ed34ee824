import type { Rules } from '../../engine/index.ts'
import { questionsFor } from '../../engine/readiness/requirements.ts'
import { text, type Text } from '../../foundation/text.ts'
import { digestOf } from '../../platform/digest.ts'
import type { Finding, FrozenDocument, SubmittedFile } from '../nominations/index.ts'

export type CheckKind = 'document' | 'section' | 'photos'

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
  document: FrozenDocument | null
}>

/** What a verifier found. */
export type CheckRow = Readonly<{
  itemId: string
  kind: CheckKind
  state: 'accepted' | 'returned'
  reason: string
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
    rule: item.rule,
  }))
