import type { ActingKind } from '../../../access/index.ts'
import type { Locale } from '../../../foundation/text.ts'
import { digestOf } from '../../../platform/digest.ts'
import { filledIn } from '../../../foundation/text.ts'
import type { AnnexSettings, AnnexText } from './annex-settings.ts'
import type { Further } from '../support/further.ts'
import { furtherWords } from '../support/further-messages.ts'
import type { ListEntry, Recommendation } from '../chain/recommendation.ts'

/** An awarded product, with its names exactly as in the list. */
export type AnnexLine = Readonly<{
  product: string
  maker: string
  place: string
  commodity: string
  stars: number
  of: number
  /** Of each other scale the band, the level that decides, and what was chosen; left out where the rules have none. */
  further?: readonly Readonly<{ title: string; value: string }>[]
}>

/** Who signs. */
export type AnnexSigner = Readonly<{
  name: string
  /** Of the post, without the sign of acting. */
  position: string
  /** Null for the holder of the post. `date` is `YYYY-MM-DD`. */
  mandate: Readonly<{ kind: ActingKind; number: string; date: string }> | null
}>

/** A place in the ledger: everything up to this entry was written before, and has this hash. */
export type Checkpoint = Readonly<{ seq: number; hash: string }>

/** Everything that is printed on an annex, frozen when it is prepared. */
export type AnnexContent = Readonly<{
  /** Which drawing it is typeset with. */
  template: 1
  edition: string
  /** Whether one product is decided anew. */
  anew: boolean
  number: string
  /** `YYYY-MM-DD`. */
  date: string
  lines: readonly AnnexLine[]
  rulesHashes: readonly string[]
  listDigest: string
  checkpoint: Checkpoint
  signer: AnnexSigner
  /** Whether a service for signatures will sign it. */
  electronic: boolean
  fileUrl: string
  text: AnnexText
  preparedAt: string
  example: boolean
}>

/** The annex of one list's decree. `decidedAt` null: it was prepared, and decides nothing. */
export type Annex = Readonly<{
  listId: string
  content: AnnexContent
  listDigest: string
  /** Of the paper that was read, and its length in bytes: the decided file begins with it. */
  readDigest: string
  readBytes: number
  fileSha256: string
  isSigned: boolean
  preparedBy: string
  preparedAt: Date
  decidedAt: Date | null
  rowVersion: number
}>

/** The language of a programme's papers, where the platform knows it. */
export const paperLanguage = (language: string): Locale => (language === 'en' ? 'en' : 'id')

export const awarded = (entries: readonly ListEntry[]): readonly ListEntry[] =>
  entries.filter(entry => entry.stars > 0)

type Cells = NonNullable<AnnexLine['further']>

function furtherCells(further: Further | undefined, language: Locale): Cells {
  if (further === undefined) return []
  const scales = further.outcomes.map(({ title, band }) => ({
    title: title[language],
    value: band?.title[language] ?? '–',
  }))
  const level = further.route
    ? [{ title: furtherWords[language].level, value: further.route.title[language] }]
    : []
  return [...scales, ...level]
}

/** What each choice of the rules gave. */
const awardCells = ({ selections = [] }: ListEntry, language: Locale): Cells =>
  selections.map(({ title, award }) => ({
    title: title[language],
    value: award?.title[language] ?? '–',
  }))

function moreCells(entry: ListEntry, language: Locale): Pick<AnnexLine, 'further'> {
  const cells = [...furtherCells(entry.further, language), ...awardCells(entry, language)]
  return cells.length === 0 ? {} : { further: cells }
}

/** The lines of an annex: who has no star is never in it. */
export const linesOf = (entries: readonly ListEntry[], language: string): readonly AnnexLine[] =>
  awarded(entries).map(entry => ({
    product: entry.product,
    maker: entry.maker,
    place: entry.place,
    commodity: entry.commodityTitle[paperLanguage(language)],
    stars: entry.stars,
    of: entry.of,
    ...moreCells(entry, paperLanguage(language)),
  }))

/** Where everybody gets the file once the results are public. */
export const ANNEX_PATH = '/lampiran-keputusan'
export const annexAddress = (listDigest: string): string => `${ANNEX_PATH}/${listDigest}`

export type AnnexAround = Readonly<{
  edition: string
  example: boolean
  signer: AnnexSigner
  checkpoint: Checkpoint
  now: Date
}>

export const annexContent = (
  list: Recommendation,
  typed: Readonly<{ number: string; date: string }>,
  around: AnnexAround,
  { text, publicUrl, service }: AnnexSettings,
): AnnexContent => ({
  template: 1,
  edition: around.edition,
  anew: list.kind === 'correction',
  number: typed.number,
  date: typed.date,
  lines: linesOf(list.entries, text.language),
  rulesHashes: [...new Set(list.entries.map(entry => entry.rulesHash))].toSorted(),
  listDigest: list.digest,
  checkpoint: around.checkpoint,
  signer: around.signer,
  electronic: service !== null,
  fileUrl: `${publicUrl}${annexAddress(list.digest)}`,
  text,
  preparedAt: around.now.toISOString(),
  example: text.example || around.example,
})

/** Whether an annex was prepared by this person in the very capacity of now: the paper names post and mandate. */
export const isSignerOf = (
  { preparedBy, content }: Pick<Annex, 'preparedBy' | 'content'>,
  personId: string | null,
  mandate: AnnexSigner['mandate'],
): boolean => preparedBy === personId && digestOf(content.signer.mandate) === digestOf(mandate)

/** What of an annex was typed or decided: neither the moment nor the end of the ledger then. */
export const substanceOf = (content: AnnexContent): string =>
  digestOf({ ...content, checkpoint: null, preparedAt: null })

/** `Plt. Menteri Contoh`. */
export const capacityOf = ({ position, mandate }: AnnexSigner, { words }: AnnexText): string =>
  mandate === null ? position : `${words[mandate.kind]} ${position}`

export const aboutOf = ({ edition, anew, text }: AnnexContent): string =>
  filledIn(anew ? text.aboutAnew : text.about, { edition })
