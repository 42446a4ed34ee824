import { z } from 'zod'
import { fields } from '../../actions/index.ts'
import { areaPathOf, covers, wholeCountry, type AreaPath } from '../../foundation/area-path.ts'
import { problem, type Problem } from '../../foundation/problem.ts'
import { failure, success, type Result } from '../../foundation/result.ts'
import { text } from '../../foundation/text.ts'
import { findArea, findAreasInMemory } from '../regions/index.ts'
import { isForEveryone, outermost, type Extension } from './extension.ts'
import { endOfMinute, fromBoxes } from './moment.ts'
import type { EditionStage } from './stage.ts'

const PROVINCE = 'province.'

/** The box of one province: each has a name of its own. */
export const provinceField = (code: string): string => `${PROVINCE}${code}`

/** The provinces whose boxes are ticked. */
export const provincesIn = (sent: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.keys(sent).flatMap(name => (name.startsWith(PROVINCE) ? [name.slice(PROVINCE.length)] : []))

/** What the form of an extension sends, with a box for each province. */
export const extensionInput = z.looseObject({
  id: fields.recordId,
  stage: fields.requiredText(80),
  scope: z.enum(['everyone', 'areas']),
  /** Names or codes of regencies and cities, one in each line. */
  places: fields.optionalText(5_000),
  closesDate: fields.isoDate,
  closesTime: fields.requiredText(5),
  reason: fields.requiredText(500, 10),
  version: fields.rowVersion.optional(),
})
export type TypedExtension = z.output<typeof extensionInput>

/** Whose closing an outage came before, between spaces; the country's where nothing sensible was sent. */
export const closingAreas = z
  .string()
  .max(5_000)
  .default(wholeCountry)
  .transform(sent => [...new Set(sent.split(' ').filter(area => /^\/(?:[\d.]+\/){0,4}$/.test(area)))])
  .transform((areas): readonly AreaPath[] => (areas.length > 0 ? areas : [wholeCountry]))

const noWindow = text(
  'Tahap ini belum memiliki waktu penutupan, sehingga tidak ada yang perlu diperpanjang.',
  'This stage has no closing yet, so there is nothing to extend.',
)
const badTime = text('Tulis jam dalam WIB, misalnya 23.59.', 'Write the time in WIB, such as 23:59.')
const notLater = text(
  'Batas yang baru harus lebih lambat daripada batas sekarang. Untuk memajukan batas, gunakan "Atur waktu".',
  'The new deadline must be later than the present one. To move it forward, use "Set the times".',
)
const past = text(
  'Batas yang baru sudah lewat. Tulis waktu yang akan datang.',
  'The new deadline has passed. Write a time to come.',
)
const noArea = text(
  'Pilih sekurang-kurangnya satu wilayah, atau pilih "Semua dinas".',
  'Choose at least one area, or choose "All offices".',
)
const unknownProvince = text(
  'Wilayah ini tidak dikenal. Pilih dari daftar.',
  'This area is not known. Choose from the list.',
)
const unknownPlace = (typed: string) =>
  text(
    `"${typed}" bukan nama atau kode kabupaten/kota. Tulis lengkap, misalnya "Kabupaten Garut" atau "32.05".`,
    `"${typed}" is not the name or code of a regency or city. Write it in full, such as "Kabupaten Garut" or "32.05".`,
  )
const severalPlaces = (typed: string, names: readonly string[]) =>
  text(
    `"${typed}" dapat berarti ${names.join(' atau ')}. Tulis lengkap, atau tulis kodenya.`,
    `"${typed}" can mean ${names.join(' or ')}. Write it in full, or write its code.`,
  )

function readPlace(typed: string): Result<AreaPath> {
  const byCode = findArea(typed)
  if (byCode?.level === 2) return success(areaPathOf(byCode.code))
  const found = findAreasInMemory(typed).filter(area => area.level === 2)
  const exact = found.filter(area => area.name.toLowerCase() === typed.toLowerCase())
  const [one, ...others] = exact.length > 0 ? exact : found
  if (!one) return failure([problem('unknown-area', 'places', unknownPlace(typed))])
  if (others.length === 0) return success(areaPathOf(one.code))
  const names = [one, ...others].slice(0, 4).map(area => area.name)
  return failure([problem('several-areas', 'places', severalPlaces(typed, names))])
}

function readAreas(typed: TypedExtension): Result<readonly AreaPath[]> {
  if (typed.scope === 'everyone') return success([wholeCountry])
  const provinces = provincesIn(typed).map(code => findArea(code))
  const unknown = provinces.some(area => area?.level !== 1)
  const lines = typed.places.split('\n').map(line => line.trim())
  const places = lines.filter(Boolean).map(readPlace)
  const problems = [
    ...(unknown ? [problem('unknown-area', 'scope', unknownProvince)] : []),
    ...places.flatMap(one => (one.ok ? [] : one.problems)),
  ]
  const areas = [
    ...provinces.flatMap(area => (area ? [areaPathOf(area.code)] : [])),
    ...places.flatMap(one => (one.ok ? [one.value] : [])),
  ]
  if (problems.length > 0) return failure(problems)
  return areas.length > 0 ? success(outermost(areas)) : failure([problem('no-area', 'scope', noArea)])
}

/** What is known of the stage when it is extended. */
export type ExtensionGround = Readonly<{
  stage: EditionStage
  /** What was granted before. */
  extensions: readonly Extension[]
}>

/** The closing that holds for the whole of an area now: the latest of those granted to it or to what it lies in. */
export function closingNow({ stage, extensions }: ExtensionGround, area: AreaPath): Date | null {
  const own = extensions
    .filter(one => one.stageId === stage.stageId && one.endedAt === null && !isForEveryone(one.areas))
    .filter(one => one.areas.some(granted => covers(granted, area)))
    .map(one => one.closesAt.getTime())
  return stage.closesAt && new Date(Math.max(stage.closesAt.getTime(), ...own))
}

export type PlannedExtension = Readonly<{ areas: readonly AreaPath[]; closesAt: Date; closedBefore: Date }>

function momentProblems(
  closesAt: Date | null,
  before: readonly (Date | null)[],
  now: Date,
): readonly Problem[] {
  if (closesAt === null) return [problem('time', 'closesTime', badTime)]
  if (closesAt <= now) return [problem('past', 'closesDate', past)]
  return before.some(one => one !== null && closesAt <= one) ? [problem('order', 'closesDate', notLater)] : []
}

/** An extension as typed, or everything that has to be put right. */
export function readExtension(
  typed: TypedExtension,
  ground: ExtensionGround,
  now: Date,
): Result<PlannedExtension> {
  const { stage } = ground
  if (stage.opensAt === null || stage.closesAt === null) return failure([problem('no-window', '', noWindow)])
  const areas = readAreas(typed)
  const moment = fromBoxes(typed.closesDate, typed.closesTime)
  const closesAt = moment && endOfMinute(moment)
  const before = (areas.ok ? areas.value : [wholeCountry]).map(area => closingNow(ground, area))
  const problems = [...(areas.ok ? [] : areas.problems), ...momentProblems(closesAt, before, now)]
  if (problems.length > 0 || !areas.ok || closesAt === null) return failure(problems)
  const latest = before.map(one => one?.getTime() ?? 0)
  return success({ areas: areas.value, closesAt, closedBefore: new Date(Math.max(...latest)) })
}
