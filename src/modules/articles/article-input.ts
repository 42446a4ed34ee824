import { z } from 'zod'
import { text } from '../../foundation/text.ts'
import { LONGEST_MARKDOWN, plainSource } from '../../platform/markdown/index.ts'
import type { ArticleText } from './article.ts'

export const LONGEST_TITLE = 80
export const LONGEST_SUMMARY = 200
export const LONGEST_SLUG = 60
export const LONGEST_REASON = 500

const slugPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
const badSlug = text(
  'Tulis alamat dengan huruf kecil, angka dan tanda hubung, misalnya cara-diusulkan.',
  'Write the address with small letters, digits and hyphens, such as how-to-be-nominated.',
)

/** One line, as it stands in a title: whatever space was typed is one space. */
const oneLine = (maxLength: number, minLength = 0) =>
  z
    .string()
    .default('')
    .transform(value => plainSource(value).replaceAll(/\s+/g, ' ').trim())
    .pipe(z.string().min(minLength).max(maxLength))

const markdown = z
  .string()
  .default('')
  .transform(value => plainSource(value).trim())
  .pipe(z.string().max(LONGEST_MARKDOWN))

export const slugField = oneLine(LONGEST_SLUG, 1).refine(value => slugPattern.test(value), {
  params: { text: badSlug },
})

/** The fields of a page that may still be unfinished: only its Indonesian title is needed, to find it again. */
export const articleFields = {
  titleId: oneLine(LONGEST_TITLE, 1),
  titleEn: oneLine(LONGEST_TITLE),
  summaryId: oneLine(LONGEST_SUMMARY),
  summaryEn: oneLine(LONGEST_SUMMARY),
  bodyId: markdown,
  bodyEn: markdown,
}

export type ArticleFields = Readonly<Record<keyof typeof articleFields, string>>

export const textFrom = (given: ArticleFields): ArticleText => ({
  title: text(given.titleId, given.titleEn),
  summary: text(given.summaryId, given.summaryEn),
  body: text(given.bodyId, given.bodyEn),
})
