import type { z } from 'zod'
import { problem, type Problem } from '../foundation/problem.ts'
import { text, type Text } from '../foundation/text.ts'

const required = text('Wajib diisi.', 'This is required.')

/** A refinement's own sentence travels in `params.text`. */
const ownText = (issue: z.core.$ZodIssue): Text | null => {
  if (issue.code !== 'custom') return null
  const own: unknown = issue.params?.['text']
  return own && typeof own === 'object' && 'id' in own && 'en' in own ? (own as Text) : null
}

function tooSmall(issue: z.core.$ZodIssueTooSmall): Text {
  const minimum = String(issue.minimum)
  if (issue.origin === 'string') {
    return issue.minimum === 1
      ? required
      : text(`Isi sekurang-kurangnya ${minimum} huruf.`, `Enter at least ${minimum} characters.`)
  }
  return text(`Isi angka ${minimum} atau lebih.`, `Enter ${minimum} or more.`)
}

function tooBig(issue: z.core.$ZodIssueTooBig): Text {
  const maximum = String(issue.maximum)
  return issue.origin === 'string'
    ? text(
        `Paling banyak ${maximum} huruf; persingkat isian ini.`,
        `At most ${maximum} characters; shorten this.`,
      )
    : text(`Isi angka ${maximum} atau kurang.`, `Enter ${maximum} or less.`)
}

function textOf(issue: z.core.$ZodIssue): Text {
  switch (issue.code) {
    case 'too_small':
      return tooSmall(issue)
    case 'too_big':
      return tooBig(issue)
    case 'invalid_type':
      if (issue.expected === 'number' || issue.expected === 'int')
        return text('Isi dengan angka.', 'Enter a number.')
      return required
    case 'invalid_value':
      return text('Pilih salah satu yang tersedia.', 'Choose one of the options.')
    case 'invalid_format':
      if (issue.format === 'email') {
        return text(
          'Tulis alamat surel yang lengkap, misalnya nama@contoh.go.id.',
          'Enter a full e-mail address, such as name@example.org.',
        )
      }
      if (issue.format === 'date') return text('Tulis tanggal yang benar.', 'Enter a correct date.')
      return text('Bentuk isian ini belum benar.', 'This is not in the right form.')
    default:
      return ownText(issue) ?? text('Isian ini belum benar.', 'This is not right.')
  }
}

/** Every problem of a refused input at once, each beside its field. */
export const problemsFromZod = (error: z.ZodError): readonly Problem[] =>
  error.issues.map(issue => problem(issue.code, issue.path.join('.'), textOf(issue)))
