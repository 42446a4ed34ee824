import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { defineAction, done, refuse } from '../../actions/index.ts'
import { problem, type Problem } from '../../foundation/problem.ts'
import { failure, success, type Result } from '../../foundation/result.ts'
import { text } from '../../foundation/text.ts'
import { sha256 } from '../../platform/digest.ts'
import { largerThan, meantAnother, Upload } from '../../platform/files/index.ts'
import { cleanName, pastedAndSent } from '../files/index.ts'
import type { AwardSettings } from './claim.ts'
import { insertAwardFile, type NewAwardFile } from './file-store.ts'
import { decodeClaims, readClaims } from './read-claims.ts'
import { claimRules } from './store-claims.ts'

export const AWARD_FILE_BYTES = 1_000_000

const input = z.object({
  claimsText: z.string().default(''),
  claimsFile: z.instanceof(Upload).optional(),
  /** Set while the file is read. */
  name: z
    .string()
    .default('')
    .transform(() => ''),
})
type Input = z.output<typeof input>

const nothing = text('Kirim berkas CSV, atau tempelkan isinya.', 'Send a CSV file, or paste its content.')
const tooLarge = largerThan(AWARD_FILE_BYTES, meantAnother)

async function prepare(given: Input): Promise<Result<Input>> {
  const { claimsFile: file, claimsText } = given
  if (!file)
    return claimsText.length > AWARD_FILE_BYTES
      ? failure([problem('too-large', 'claimsText', tooLarge)])
      : success(given)
  if (claimsText.trim() !== '') return failure([problem('both', 'claimsText', pastedAndSent)])
  if (file.tooLarge) return failure([problem('too-large', 'claimsFile', tooLarge)])
  const decoded = decodeClaims(await readFile(file.path))
  if (!decoded.ok) return failure(at('claimsFile', decoded.problems))
  return success({ claimsText: decoded.value, name: cleanName(file.originalName) })
}

const at = (field: string, problems: readonly Problem[]): readonly Problem[] =>
  problems.map(one => ({ ...one, path: field }))

/** Takes a file of claims in to be looked at. Nothing of it is counted before it is imported. */
export const sendFile = (settings: AwardSettings) =>
  defineAction({
    name: 'awards.send',
    readAction: 'awards.read',
    input,
    prepare,
    load: () => Promise.resolve({}),
    facts: () => ({ areaPath: '/' }),
    handle: (_, { claimsText, name }, { actor, now, newId }) => {
      if (claimsText.trim() === '') return refuse([problem('required', 'claimsFile', nothing)])
      const read = readClaims(claimsText, claimRules(settings))
      if (!read.ok) return refuse(at(name === '' ? 'claimsText' : 'claimsFile', read.problems))
      const file: NewAwardFile = {
        id: newId(),
        name,
        content: claimsText,
        digest: sha256(claimsText),
        sentBy: actor.personId ?? '',
        sentAt: now,
      }
      const rows = { good: read.value.claims.length, left_out: read.value.bad.length }
      return done({
        change: file,
        event: 'awards.sent',
        subject: { kind: 'award-file', id: file.id },
        areaPath: '/',
        detail: { digest: file.digest, ...rows },
        next: `/riwayat-penghargaan/${file.id}`,
        answer: { id: file.id, ...rows },
      })
    },
    save: (tx, file: NewAwardFile) => insertAwardFile(tx, file),
  })
