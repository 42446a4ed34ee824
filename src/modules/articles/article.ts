import type { Facts } from '../../access/index.ts'
import { locales, type Locale, type Text } from '../../foundation/text.ts'
import { digestOf } from '../../platform/digest.ts'

/** What a page says, in every language; the body is Markdown. Empty where it is not written yet. */
export type ArticleText = Readonly<{ title: Text; summary: Text; body: Text }>
export type ArticlePart = keyof ArticleText
export const articleParts = ['title', 'summary', 'body'] as const satisfies readonly ArticlePart[]

/** A page about the programme. Its versions are numbered from 1 on and never change. */
export type Article = Readonly<{
  id: string
  /** In its address, in both languages; stays the same for ever. */
  slug: string
  position: number
  newestVersion: number
  /** The version that the public reads, or read before the page was withdrawn. */
  publishedVersion: number | null
  isWithdrawn: boolean
  rowVersion: number
}>

export type ArticleVersion = Readonly<{
  articleId: string
  number: number
  text: ArticleText
  digest: string
  /** The older version from which this one was taken, if it was. */
  takenFrom: number | null
  /** Null where it was shipped with the programme. */
  savedBy: string | null
  savedAt: Date
}>

/** What the public was shown from when on, who decided so and why. */
export type ArticleStep = Readonly<{
  kind: 'published' | 'withdrawn' | 'restored'
  version: number
  takenBy: string | null
  takenAt: Date
  reason: string
}>

export type ArticleState = 'unpublished' | 'published' | 'withdrawn'

export function stateOf({ publishedVersion, isWithdrawn }: Article): ArticleState {
  if (publishedVersion === null) return 'unpublished'
  return isWithdrawn ? 'withdrawn' : 'published'
}

export const isPublic = (article: Article): boolean => stateOf(article) === 'published'

/** True where the newest version is not the one that the public reads. */
export const hasDraft = ({ newestVersion, publishedVersion }: Article): boolean =>
  newestVersion !== publishedVersion

export const articleFacts = (article: Article): Facts => ({ areaPath: '/', isPublic: isPublic(article) })

export const digestOfText = (text: ArticleText): string => digestOf(text)

/** A part of the text in one language. */
export type Place = Readonly<{ part: ArticlePart; locale: Locale }>

/** Every part in every language: the order in which a page is written. */
export const places: readonly Place[] = locales.flatMap(locale =>
  articleParts.map(part => ({ part, locale })),
)

/** The name of the part's field in forms: `titleId`, `bodyEn`. */
export const fieldName = ({ part, locale }: Place): string => `${part}${locale === 'id' ? 'Id' : 'En'}`

/** What is not written yet. */
export const missingPlaces = (text: ArticleText): readonly Place[] =>
  places.filter(({ part, locale }) => text[part][locale] === '')
