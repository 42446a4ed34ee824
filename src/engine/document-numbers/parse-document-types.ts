import type { z } from 'zod'
import { type Problem, problem } from '../../foundation/problem.ts'
import { failure, type Result, success } from '../../foundation/result.ts'
import { text } from '../../foundation/text.ts'
import { lintDocumentTypes } from './lint-document-types.ts'
import { type DocumentType, type DocumentTypes, documentTypesSchema } from './schema.ts'

/** `types[3].number.checks[0].message.en` */
const pathOf = (segments: readonly PropertyKey[]): string =>
  segments
    .map(segment => (typeof segment === 'number' ? `[${segment}]` : `.${String(segment)}`))
    .join('')
    .replace(/^\./, '')

const issueProblem = (issue: z.core.$ZodIssue): Problem =>
  issue.message === 'missing-language'
    ? problem(
        'missing-language',
        pathOf(issue.path),
        text(
          'Teks ini belum ada dalam bahasa tersebut. Lengkapi semua bahasa.',
          'This text is missing in this language. Complete every language.',
        ),
      )
    : problem(
        'shape',
        pathOf(issue.path),
        text(
          `Isi ini tidak sesuai bentuknya: ${issue.message}`,
          `This does not have the right shape: ${issue.message}`,
        ),
      )

function readJson(jsonText: string): Result<unknown> {
  try {
    return success(JSON.parse(jsonText))
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    const message = text(
      `Berkas ini bukan JSON yang benar: ${reason}`,
      `This file is not valid JSON: ${reason}`,
    )
    return failure([problem('not-json', '', message)])
  }
}

/**
 * Reads a document types file. Codes of its problems: `not-json`, `shape`, `missing-language`,
 * `duplicate-id`, `unknown-edition`, `bad-pattern`, `unknown-placeholder`, `placeholders-differ`,
 * `label-never-matches`, `example-fails`, `display-changes-number`, `ends-with`. All problems of a step come at once;
 * the steps after `not-json` and `shape` need what the step before has read.
 */
export function parseDocumentTypes(jsonText: string): Result<DocumentTypes> {
  const json = readJson(jsonText)
  if (!json.ok) return json
  const read = documentTypesSchema.safeParse(json.value)
  if (!read.success) return failure(read.error.issues.map(issueProblem))
  const problems = lintDocumentTypes(read.data)
  return problems.length > 0 ? failure(problems) : success(read.data)
}

export const findDocumentType = (document: DocumentTypes, id: string): DocumentType | undefined =>
  document.types.find(type => type.id === id)
