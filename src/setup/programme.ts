import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { areaPathOf, provinceOf } from '../foundation/area-path.ts'
import { parseDocumentTypes, type DocumentTypes } from '../engine/document-numbers/index.ts'
import type { AwardSettings } from '../modules/awards/index.ts'
import { annexTextSchema, openComputationSchema, releaseSettingsSchema } from '../modules/decisions/index.ts'
import { printSettingsSchema } from '../modules/certificates/index.ts'
import { letterTextSchema } from '../modules/letters/index.ts'
import { objectionSettingsSchema } from '../modules/objections/index.ts'
import { sampleSettingsSchema } from '../modules/samples/index.ts'
import type { ShippedArticle } from '../modules/articles/index.ts'
import type { VerificationSettings } from '../modules/verification/index.ts'
import { readAwardHistory } from './award-history.ts'
import { roles } from '../access/index.ts'
import { httpLookupSchema } from '../modules/documents/index.ts'
import { CannotStart } from './open-database.ts'
import { readProgrammePages } from './programme-pages.ts'
import { readVerificationSettings } from './verification-settings.ts'

const folder = join(import.meta.dirname, '../../programmes')

/** The rules of one edition as they are shipped: texts that are checked when they are imported. */
export type ShippedEdition = Readonly<{ id: string; rules: string; cases: string }>

const text = z.strictObject({ id: z.string().min(1), en: z.string().min(1) })

/** An office acts for parts of its own province only: roles and deadlines are looked for along the path of an area. */
export const servedBySchema = z
  .strictObject({ areas: z.array(z.string().min(1)).min(1), by: z.string().min(1), source: text })
  .refine(({ areas, by }) => areas.every(area => provinceOf(areaPathOf(area)) === areaPathOf(by)), {
    path: ['by'],
    message: 'must be the province of each of the areas',
  })
  .refine(({ areas, by }) => !areas.includes(by), {
    path: ['areas'],
    message: 'must lie within the province',
  })

/** What holds for every edition of the programme. */
const settingsSchema = z.strictObject({
  id: z.string().min(1),
  title: text,
  /** From how many units on a group of producers is a sentra, and where that stands. */
  sentra: z.strictObject({ unitsAtLeast: z.int().positive(), reason: text }),
  /** How many days before its end a document counts as expiring. */
  documents: z.strictObject({
    warnDays: z.int().positive(),
    /** On which days before its end offices and firms are warned of a document. */
    remindDays: z.array(z.int().positive()),
    /** Within how many days of their end documents are listed. */
    listDays: z.array(z.int().positive()).min(1),
  }),
  /** Official sources in which numbers of documents are looked up. */
  lookups: z.array(httpLookupSchema),
  /** The roles that may not act without a second factor; in demo mode none. */
  secondFactor: z.strictObject({ roles: z.array(z.enum(roles)) }),
  /** On which days before nominations close offices are reminded of holders who are called. */
  reevaluation: z.strictObject({
    remindDays: z.array(z.int().positive()),
    /** Days before a star's last day on which its office is written to; the first also begins the list of ending stars. */
    endingDays: z.array(z.int().positive()).min(1),
  }),
  /** On which days before scoring closes offices are reminded of answers that their level owes. */
  levelAnswers: z.strictObject({ remindDays: z.array(z.int().positive()) }),
  /** From how many minutes on, and in how many last hours before a closing, an outage makes the service propose an extension. */
  outages: z.strictObject({ atLeastMinutes: z.int().positive(), lastHours: z.int().positive() }),
  /** For how many months who sent a request is known at most, and how much one network may send or have checked. */
  petitions: z.strictObject({
    keepMonths: z.int().min(1).max(60),
    law: text,
    perHour: z.int().positive(),
    checksPerMinute: z.int().positive(),
  }),
  /** For how many days the link of an invited producer works at most, and how numbers begin that are dialled from abroad. */
  contributions: z.strictObject({
    linkDays: z.int().min(1).max(90),
    phoneCountry: z.string().regex(/^\d{1,3}$/),
  }),
  /** For how many days at most a head of office names who acts in the own place; an example while no rule says so. */
  delegation: z.strictObject({ longestDays: z.int().positive(), example: z.boolean() }),
  /** By the number of which paper an import tells producers apart. */
  imports: z.strictObject({ producerNumber: z.string().min(1) }),
  /** Areas without an office of their own, the province that acts for them, and why. */
  servedBy: z.array(servedBySchema),
  /** How many photos a product may have. */
  photos: z.strictObject({ most: z.int().positive() }),
  /** How the letter of an approval reads. */
  nominationLetter: letterTextSchema,
  /** How the annex of the Minister's decree reads. */
  decreeAnnex: annexTextSchema,
  /** How samples arrive, are kept and followed. */
  samples: sampleSettingsSchema,
  /** How many certificates one print file holds, and for how many days it is kept. */
  prints: printSettingsSchema,
  /** How far ahead a release is fixed, and how late the service may still carry it out. */
  releases: releaseSettingsSchema,
  /** Whether scoresheets are open, without names, once results are public. */
  openComputation: openComputationSchema,
  /** The clock and the limits of objections. */
  objections: objectionSettingsSchema,
})
export type ProgrammeSettings = z.output<typeof settingsSchema>

/** A programme as shipped: its document types with their number rules, and its editions' rules. */
export type Programme = Readonly<{
  id: string
  settings: ProgrammeSettings
  documentTypes: DocumentTypes
  editions: readonly ShippedEdition[]
  /** What is known of past awards. */
  awards: AwardSettings
  /** Its pages as they come with it: history, principles, partners. */
  articles: readonly ShippedArticle[]
  /** Deadlines, standing reasons and issuers' sites of the verification. */
  verification: VerificationSettings
}>

/** Throws where the programme names an area that does not exist. Areas are known once they are loaded. */
export function refuseUnknownAreas(
  { servedBy }: Pick<ProgrammeSettings, 'servedBy'>,
  isKnown: (code: string) => boolean,
): void {
  const unknown = servedBy.flatMap(({ areas, by }) => [...areas, by]).filter(code => !isKnown(code))
  if (unknown.length > 0)
    throw new CannotStart(`servedBy names areas that are not known: ${unknown.join(', ')}`)
}

const subfolders = (path: string): string[] =>
  readdirSync(path, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)
    .toSorted()

/** Reads the programme of this installation: the one that PROGRAMME names, or the only one there is. */
export function readProgramme(wanted: string | null = null): Programme {
  // A folder without settings holds examples of rules, to be read and not to be installed.
  const known = subfolders(folder).filter(name => existsSync(join(folder, name, 'programme.json')))
  const id = wanted ?? known[0]
  if (!id || !known.includes(id)) throw new CannotStart(`There is no programme ${id ?? ''} in programmes/.`)
  const settings = settingsSchema.parse(JSON.parse(readFileSync(join(folder, id, 'programme.json'), 'utf8')))
  const types = parseDocumentTypes(readFileSync(join(folder, id, 'document-types.json'), 'utf8'))
  if (!types.ok)
    throw new CannotStart(
      `programmes/${id}/document-types.json: ${types.problems.map(one => `${one.path} ${one.message.en}`).join('; ')}`,
    )
  const editions = subfolders(join(folder, id))
    .filter(edition => existsSync(join(folder, id, edition, 'rules.json')))
    .map(edition => ({
      id: edition,
      rules: readFileSync(join(folder, id, edition, 'rules.json'), 'utf8'),
      cases: readFileSync(join(folder, id, edition, 'cases.csv'), 'utf8'),
    }))
  const awards = readAwardHistory(join(folder, id), editions)
  return {
    id,
    settings,
    documentTypes: types.value,
    editions,
    awards,
    articles: readProgrammePages(join(folder, id)),
    verification: readVerificationSettings(join(folder, id)),
  }
}
