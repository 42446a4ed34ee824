import { fields, type ActionContext } from '../../actions/index.ts'
import type { Problem } from '../../foundation/problem.ts'
import { failure, success, type Result } from '../../foundation/result.ts'
import type { Tx } from '../../platform/database/index.ts'
import { makeDocument, readMadeNumber } from '../documents/index.ts'
import { newFile, saveFile, type NewFile } from '../files/index.ts'
import { chooseDocument, namedByFile, namedFingerprint, type WorkingFile } from '../nominations/index.ts'
import { composeLetter, letterRequirement, type TypedLetter } from './compose-letter.ts'
import { checkKeyFrom, type Letter } from './letter.ts'
import { isNip, numberMissing, numberUsed, wrongNip } from './letter-problems.ts'
import type { LetterSettings } from './letter-settings.ts'
import { insertLetter } from './letter-store.ts'
import type { Surroundings } from './load-approval.ts'
import { SetLetter, setLetter, typesetNow } from './set-letter.ts'

/**
 * What a form says of the letter. All of it is judged together, so that every problem is told at once. `set` comes from
 * no form: it is the letter as it was typeset ahead.
 */
export const letterFields = {
  set: setLetter,
  number: fields.optionalText(120),
  place: fields.optionalText(60),
  office: fields.optionalText(160),
  nip: fields.optionalText(40),
}

/** The paper of one nomination. */
type Made = Readonly<{
  documentId: string
  file: WorkingFile
  requirementId: string
  type: string
  of: string
}>

/** A letter that is about to be kept, with the paper that it is in each file. `pdf`: null where its bytes are kept. */
export type WrittenLetter = Readonly<{
  letter: Letter
  pdf: Buffer | null
  file: NewFile
  warnings: readonly Problem[]
  papers: readonly Made[]
}>

const fieldProblem = (one: Problem): Problem => ({ ...one, path: 'number' })

/** What is wrong with what was typed. `needed`: a number has to be there. */
export function typedProblems(
  files: readonly WorkingFile[],
  typed: TypedLetter,
  { usedBy }: Pick<Surroundings, 'usedBy'>,
  { types, needed, today }: Readonly<{ types: LetterSettings['types']; needed: boolean; today: string }>,
): readonly Problem[] {
  const type = files.flatMap(file => letterRequirement(file)?.requirement.type ?? [])[0]
  const nip = isNip(typed.nip) ? [] : [wrongNip]
  if (typed.number === '' || type === undefined) return [...(needed ? [numberMissing] : []), ...nip]
  const { problems } = readMadeNumber(types, type, typed.number, today)
  return [...problems.map(fieldProblem), ...(usedBy ? [numberUsed(usedBy)] : []), ...nip]
}

/** True where the file cannot leave the office without a letter that is made now. */
export const needsLetter = (file: WorkingFile): boolean => letterRequirement(file)?.state === 'at-approval'

type Parts = Readonly<{ settings: LetterSettings; context: ActionContext }>

function papersOf(files: readonly WorkingFile[], { now, newId }: ActionContext): readonly Made[] {
  return files.flatMap(file => {
    const asked = letterRequirement(file)?.requirement
    if (!asked) return []
    const of = namedFingerprint(namedByFile(file, now))
    return [{ documentId: newId(), file, requirementId: asked.id, type: asked.type, of }]
  })
}

type Typed = TypedLetter & Readonly<{ set?: SetLetter | undefined }>

/** The letter about these files with its bytes: nothing is kept yet. `files` are of one edition and one office. */
function write(
  files: readonly [WorkingFile, ...WorkingFile[]],
  { set, ...typed }: Typed,
  around: Surroundings,
  { settings, context }: Parts,
): WrittenLetter {
  const { actor, newId, now } = context
  const checkKey = set?.checkKey ?? checkKeyFrom(newId())
  const content = composeLetter(files, typed, around, { actor, checkKey, settings })
  const { received, pdf } = set?.paperOf(content) ?? typesetNow(checkKey, content)
  const file = newFile(received, context)
  const papers = papersOf(files, context)
  const { editionId, areaPath } = files[0].nomination
  const letter: Letter = {
    id: newId(),
    checkKey,
    editionId,
    areaPath,
    number: typed.number,
    content,
    fileId: file.id,
    approvedBy: actor.personId ?? '',
    issuedAt: now,
  }
  const { warnings } = readMadeNumber(settings.types, papers[0]?.type ?? '', typed.number, content.day)
  return { letter, pdf, file, warnings, papers }
}

/** The `ahead` of an act that writes a letter: its bytes are kept before anything is locked. */
export const keptAhead =
  (settings: LetterSettings) =>
  async <Input extends Readonly<{ set?: SetLetter | undefined }>>(
    { written }: Readonly<{ written: WrittenLetter | null }>,
    input: Input,
  ): Promise<Input> => {
    if (!written) return input
    const { letter, pdf, file } = written
    return { ...input, set: await SetLetter.keep(letter, { received: file.received, pdf }, settings) }
  }

/**
 * The letter that an approval brings with it; null where every file has a letter that somebody uploaded and no
 * number was typed. A letter names all of the files, whatever they had before.
 */
export function letterFor(
  files: readonly WorkingFile[],
  typed: Typed,
  around: Surroundings,
  parts: Parts & Readonly<{ today: string; always?: boolean }>,
): Result<WrittenLetter | null> {
  const [first, ...rest] = files
  if (!first) return success(null)
  const asked = files.filter(one => letterRequirement(one) !== undefined)
  const needed = asked.some(needsLetter) || parts.always === true
  const { types } = parts.settings
  const problems = typedProblems(files, typed, around, { types, needed, today: parts.today })
  if (problems.length > 0) return failure(problems)
  if (asked.length === 0 || typed.number === '') return success(null)
  return success(write([first, ...rest], typed, around, parts))
}

/** Keeps a letter: its row, its paper in each file, and its bytes where that was not done ahead. False when its number went to another letter. */
export async function saveLetter(
  tx: Tx,
  { letter, pdf, file, warnings, papers }: WrittenLetter,
  { settings, context }: Parts,
): Promise<boolean> {
  if (pdf) await settings.files.within(tx).put(pdf)
  await saveFile(tx, file, context)
  for (const { documentId, file: own, requirementId, type, of } of papers) {
    const { nomination, readiness } = own
    const asked = readiness.documents.find(one => one.requirement.id === requirementId)?.requirement
    const { producer, product, sentra } = own.productFile
    const ids = { producer: producer.id, product: product.id, sentra: sentra?.id ?? '' }
    const kind = asked?.owner ?? 'producer'
    await makeDocument(
      tx,
      {
        id: documentId,
        owner: { kind, id: ids[kind] },
        type,
        number: letter.number,
        warnings,
        issuer: letter.content.office,
        issuedOn: letter.content.day,
        fileId: file.id,
        nominationId: nomination.id,
        of,
      },
      context,
    )
    await chooseDocument(tx, nomination.id, requirementId, documentId)
  }
  const lettered = papers.map(one => ({ nominationId: one.file.nomination.id, documentId: one.documentId }))
  return insertLetter(tx, letter, lettered)
}
