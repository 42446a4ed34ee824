import type { Actor } from '../../access/index.ts'
import type { AreaPath } from '../../foundation/area-path.ts'
import { isExample } from '../editions/index.ts'
import { freezeFile, namedByFile, type WorkingFile } from '../nominations/index.ts'
import type { Official } from '../people/index.ts'
import { areaName, dayIn, officeName, servingArea } from '../regions/index.ts'
import {
  partsOf,
  shortened,
  type Letter,
  type LetterContent,
  type LetterItem,
  type Signer,
} from './letter.ts'
import { NO_NIP } from './letter.ts'
import { filledIn } from '../../foundation/text.ts'
import type { LetterSettings } from './letter-settings.ts'
import type { Surroundings } from './load-approval.ts'

/** What the head says of the letter: empty where the usual holds. */
export type TypedLetter = Readonly<{ number: string; place: string; office: string; nip: string }>

/** Where a letter is written: the seat of the area, without what kind of area it is. */
const seatOf = (area: AreaPath): string =>
  areaName(servingArea(area) ?? area, 'short').replace(/^(Kabupaten|Kota)\s+/u, '')

const languageOf = (language: string): 'id' | 'en' => (language === 'en' ? 'en' : 'id')

/** What stands in the fields when nothing was typed: as in the last letter of this official, or what is recorded. */
export function usualLetter(
  area: AreaPath,
  { official, last }: Readonly<{ official: Official; last: Letter | null }>,
  { text }: LetterSettings,
): Omit<TypedLetter, 'number'> {
  const by = servingArea(area)
  const known =
    by === null
      ? filledIn(text.office, { area: areaName(area, 'short') })
      : officeName(by, area)[languageOf(text.language)]
  const office = official.employer || known
  return {
    office: last?.content.office ?? office,
    place: last?.content.place ?? seatOf(area),
    nip: last?.content.signer.nip ?? '',
  }
}

/** The requirement that the letter answers. */
export const letterRequirement = ({ readiness }: Pick<WorkingFile, 'readiness'>) =>
  readiness.documents.find(one => one.requirement.madeAtApproval !== undefined && one.need === 'required')

/** The number of the letter that somebody uploaded and that serves; null where there is none. */
export function uploadedLetter(file: Pick<WorkingFile, 'readiness'>): string | null {
  const asked = letterRequirement(file)
  return asked?.document && asked.state !== 'at-approval' ? asked.document.number : null
}

function itemOf(
  file: WorkingFile,
  { names, files, now }: Surroundings,
  settings: LetterSettings,
): LetterItem {
  const named = namedByFile(file, now)
  const { producer } = file.productFile
  const village = names.get(producer.id) ?? areaName(file.nomination.areaPath, 'short')
  const commodity = file.rules.rules.commodities.get(named.commodity)?.title
  return {
    nominationId: file.nomination.id,
    product: named.product,
    maker: named.maker,
    number: named.number,
    place: [village, named.sentra].filter(Boolean).join(' · '),
    commodity: commodity?.[languageOf(settings.text.language)] ?? named.commodity,
    parts: partsOf(freezeFile(file, files, now), letterRequirement(file)?.requirement.id ?? ''),
  }
}

/** Each maker gets the letter: of several, none gets the whole numbers of the others. */
function itemsOf(
  files: readonly WorkingFile[],
  around: Surroundings,
  settings: LetterSettings,
): readonly LetterItem[] {
  const items = files.map(file => itemOf(file, around, settings))
  const makers = new Set(files.map(one => one.productFile.producer.id))
  return makers.size > 1 ? items.map(one => ({ ...one, number: shortened(one.number) })) : items
}

const nipOf = ({ nip }: TypedLetter, usual: Omit<TypedLetter, 'number'>): string =>
  nip === NO_NIP ? '' : nip || usual.nip

function signerOf(
  { name }: Actor,
  { official }: Surroundings,
  typed: TypedLetter,
  office: string,
  position: string,
): Signer {
  const { mandate } = official
  return {
    name,
    position: filledIn(position, { office }),
    nip: typed.nip,
    mandate: mandate && { kind: mandate.kind, number: mandate.number, date: mandate.date },
  }
}

/** The upper line of the head: the government whose office nominates. */
function governmentOf(area: AreaPath, { text }: LetterSettings): string {
  const by = servingArea(area)
  return by === null
    ? filledIn(text.government, { area: areaName(area, 'short') })
    : filledIn(text.provinceGovernment, { area: areaName(by, 'short') })
}

/** What a letter about these files says; all of one edition and one office. */
export function composeLetter(
  files: readonly [WorkingFile, ...WorkingFile[]],
  typed: TypedLetter,
  around: Surroundings,
  { actor, checkKey, settings }: Readonly<{ actor: Actor; checkKey: string; settings: LetterSettings }>,
): LetterContent {
  const [{ nomination, edition, rules }] = files
  const { text, publicUrl } = settings
  const usual = usualLetter(nomination.areaPath, around, settings)
  const office = typed.office || usual.office
  const values = {
    area: areaName(nomination.areaPath, 'short'),
    edition: edition.title[languageOf(text.language)],
    office,
  }
  return {
    template: 1,
    number: typed.number,
    place: typed.place || usual.place,
    day: dayIn(nomination.areaPath, around.now),
    government: governmentOf(nomination.areaPath, settings),
    office,
    addressee: text.addressee.map(line => filledIn(line, values)),
    subject: filledIn(text.subject, values),
    opening: filledIn(text.opening, values),
    closing: filledIn(text.closing, values),
    replaces: around.replaces,
    items: itemsOf(files, around, settings),
    signer: signerOf(actor, around, { ...typed, nip: nipOf(typed, usual) }, office, text.position),
    words: text.words,
    language: text.language,
    checkUrl: `${publicUrl}/surat-usulan/${checkKey}`,
    issuedAt: around.now.toISOString(),
    example: text.example || isExample(edition, rules),
  }
}
