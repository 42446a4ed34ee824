import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { defineAction, done, refuse, fields } from '../../actions/index.ts'
import { hashOf } from '../../engine/index.ts'
import type { Json } from '../../engine/rules/hash.ts'
import { lintRules } from '../../engine/rules/lint.ts'
import { indexRules } from '../../engine/rules/lookups.ts'
import { problem } from '../../foundation/problem.ts'
import { failure, success, type Result } from '../../foundation/result.ts'
import { text, type Text } from '../../foundation/text.ts'
import type { Tx } from '../../platform/database/index.ts'
import { largerThan, meantAnother, Upload } from '../../platform/files/index.ts'
import { cleanName, pastedAndSent } from '../files/index.ts'
import { checkCases } from './check-cases.ts'
import { findEdition } from './edition-store.ts'
import { editionFacts, type Edition } from './edition.ts'
import { insertRules, listRulesVersions, type NewRules } from './rules-store.ts'

const input = z.object({
  id: fields.recordId,
  rulesText: z.string().default(''),
  rulesFile: z.instanceof(Upload).optional(),
  casesText: z.string().default(''),
  casesFile: z.instanceof(Upload).optional(),
})
type Input = z.output<typeof input>

export const RULES_FILE_BYTES = 4_000_000

const notText = text(
  'Berkas ini bukan teks UTF-8. Simpan ulang sebagai UTF-8, lalu kirim lagi.',
  'This file is not UTF-8 text. Save it again as UTF-8, then send it again.',
)
const nothing = text(
  'Kirim berkas aturan, atau tempelkan isinya.',
  'Send a rules file, or paste its content.',
)

/** The text of a file, or of the box where no file was sent. */
async function contentOf(name: 'rules' | 'cases', given: Input): Promise<Result<string>> {
  const file = given[`${name}File`]
  const pasted = given[`${name}Text`]
  if (!file) return success(pasted)
  if (pasted.trim() !== '') return failure([problem('both', `${name}Text`, pastedAndSent)])
  const shown = cleanName(file.originalName)
  const ofFile = (code: string, { id, en }: Text) =>
    failure([problem(code, `${name}File`, text(`${shown}: ${id}`, `${shown}: ${en}`))])
  if (file.tooLarge) return ofFile('too-large', largerThan(RULES_FILE_BYTES, meantAnother))
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true })
    const decoded = decoder.decode(await readFile(file.path))
    // No text column takes it, and no editor of texts writes it.
    return decoded.includes('\0') ? ofFile('not-text', notText) : success(decoded)
  } catch {
    return ofFile('not-text', notText)
  }
}

async function prepare(given: Input): Promise<Result<Input>> {
  const [rules, cases] = [await contentOf('rules', given), await contentOf('cases', given)]
  const problems = [...(rules.ok ? [] : rules.problems), ...(cases.ok ? [] : cases.problems)]
  if (!rules.ok || !cases.ok) return failure(problems)
  return success({ id: given.id, rulesText: rules.value, casesText: cases.value })
}

type Loaded = Readonly<{ edition: Edition; nextVersion: number }>

/**
 * Checks a rules file and stores it as a draft. Every problem of the file is told at once, each with its place
 * in the file as its path; nothing is stored if there is one.
 */
export const importRules = defineAction({
  name: 'rules.import',
  input,
  prepare,
  load: async (reader, { id }): Promise<Loaded | null> => {
    const edition = await findEdition(reader, id)
    if (!edition) return null
    const [newest] = await listRulesVersions(reader, id)
    return { edition, nextVersion: (newest?.version ?? 0) + 1 }
  },
  facts: ({ edition }) => editionFacts(edition),
  readAction: 'edition.manage',
  handle: ({ edition, nextVersion }, given, { actor, now, newId }) => {
    const checked = checkFile(given)
    if (!checked.ok) return refuse(checked.problems)
    const { json, schema } = checked.value
    const rules: NewRules = {
      id: newId(),
      editionId: edition.id,
      version: nextVersion,
      schema,
      content: json,
      cases: given.casesText,
      hash: hashOf(json),
      importedBy: actor.personId ?? '',
      importedAt: now,
    }
    return done({
      change: rules,
      event: 'rules.imported',
      subject: { kind: 'rules', id: rules.id },
      record: { kind: 'edition', id: edition.id },
      areaPath: '/',
      detail: { version: rules.version, hash: rules.hash },
      next: `/edisi-kelola/${edition.id}/aturan/${rules.id}`,
      answer: { id: rules.id, hash: rules.hash },
    })
  },
  save: (tx: Tx, rules: NewRules) => insertRules(tx, rules),
})

/** The rules must be free of problems; the cases must be readable, and are run when the rules are published. */
function checkFile(given: Input): Result<Readonly<{ json: Json; schema: number }>> {
  if (given.rulesText.trim() === '') return failure([problem('required', 'rulesFile', nothing)])
  const { problems, read } = lintRules(given.rulesText)
  if (!read) return failure(problems)
  const cases = checkCases(indexRules(read.document, hashOf(read.json)), given.casesText)
  if (cases.kind === 'unreadable') return failure(cases.problems)
  return success({ json: read.json, schema: read.document.schema })
}
