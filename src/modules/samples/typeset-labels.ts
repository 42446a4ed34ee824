import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { encode } from 'uqr'
import type { Locale } from '../../foundation/text.ts'
import { typeset } from '../../platform/pdf/index.ts'
import { formatDay } from '../../platform/translations.ts'
import { labelText } from './codes.ts'
import { labelWords } from './label-messages.ts'
import type { StoragePlace } from './place.ts'
import { placePath } from './place.ts'
import type { Sample } from './sample.ts'
import type { SampleSession } from './session.ts'
import type { SampleSettings } from './settings.ts'

const template = readFileSync(join(import.meta.dirname, 'labels.typ'), 'utf8')

/**
 * The moment in a sheet's own data. The moment of receipt or of printing would say in which order things came,
 * so every sheet bears the same one; the same labels are the same bytes.
 */
const noMoment = new Date(0)

const codeRows = (address: string): readonly string[] =>
  encode(address, { ecc: 'Q', border: 0 }).data.map(row => row.map(dark => (dark ? '1' : '0')).join(''))

/** Where the phone's own camera leads to; the same for both kinds of label. */
export const scanAddress = (publicUrl: string, code: string): string =>
  `${publicUrl}/s/${encodeURIComponent(code)}`

/** What the outside of a parcel says. */
type OuterLabel = Readonly<{ sample: Sample; product: string; maker: string; office: string }>
type LabelSheet = Readonly<{ publicUrl: string; locale: Locale; settings: SampleSettings }>

function outerText(
  { sample, product, maker, office }: OuterLabel,
  { publicUrl, locale, settings }: LabelSheet,
) {
  const own = labelWords[locale]
  const storage = settings.storage.find(one => one.id === sample.storage)?.title[locale]
  const keeping = [
    ...(storage ? [storage] : []),
    ...(sample.lot === '' ? [] : [own.lot(sample.lot)]),
    ...(sample.bestBefore === null ? [] : [own.bestBefore(formatDay(sample.bestBefore, locale))]),
  ]
  return {
    product,
    maker,
    office,
    content: own.content(sample.counts.underway),
    keeping: keeping.join(' · '),
    code: labelText(sample.labelCode),
    qr: codeRows(scanAddress(publicUrl, sample.labelCode)),
  }
}

/** Labels for the outside of parcels, eight or one large one on a sheet; they name product and maker. */
export function typesetOuterLabels(labels: readonly OuterLabel[], per: 1 | 8, sheet: LabelSheet): Buffer {
  const own = labelWords[sheet.locale]
  const data = {
    kind: 'outer',
    lang: sheet.locale,
    title: own.outerTitle,
    per,
    words: { heading: own.outerHeading, address: own.to(sheet.settings.address[sheet.locale]) },
    labels: labels.map(one => outerText(one, sheet)),
  }
  return typeset(template, data, noMoment)
}

/** A blind code, once for each piece. */
type InnerLabel = Readonly<{ code: string; pieces: number }>

/** Labels for the pieces themselves: the blind code and nothing else, in the order of the codes. */
export function typesetInnerLabels(
  labels: readonly InnerLabel[],
  { publicUrl, locale }: Pick<LabelSheet, 'publicUrl' | 'locale'>,
): Buffer {
  const own = labelWords[locale]
  const sorted = labels.toSorted((one, other) => (one.code < other.code ? -1 : 1))
  const data = {
    kind: 'inner',
    lang: locale,
    title: own.innerTitle,
    words: { heading: own.innerHeading },
    labels: sorted.flatMap(({ code, pieces }) => {
      const label = { code, qr: codeRows(scanAddress(publicUrl, code)) }
      return Array.from({ length: Math.max(1, pieces) }, () => label)
    }),
  }
  return typeset(template, data, noMoment)
}

/** Labels of shelves, rooms and refrigerators: they lead to the page that lists what stands there. */
export function typesetPlaceLabels(
  places: readonly StoragePlace[],
  { publicUrl, locale }: Pick<LabelSheet, 'publicUrl' | 'locale'>,
): Buffer {
  const own = labelWords[locale]
  const data = {
    kind: 'place',
    lang: locale,
    title: own.placeTitle,
    words: { heading: own.placeHeading },
    labels: places.map(one => ({
      code: one.code,
      name: one.name,
      qr: codeRows(`${publicUrl}${placePath(one.id)}`),
    })),
  }
  return typeset(template, data, noMoment)
}

/** The list of a session to be written on, by blind codes alone. */
export function typesetSessionList(
  session: SampleSession,
  labels: readonly InnerLabel[],
  locale: Locale,
): Buffer {
  const own = labelWords[locale]
  const sorted = labels.toSorted((one, other) => (one.code < other.code ? -1 : 1))
  const data = {
    kind: 'session',
    lang: locale,
    title: session.name,
    words: {
      where: own.where(session.place, formatDay(session.heldOn, locale)),
      columns: own.columns,
    },
    labels: sorted,
  }
  return typeset(template, data, noMoment)
}
