import type { Carried, Facts, Seat } from '../../../engine/index.ts'
import { getHead } from '../../../audit/index.ts'
import type { Text } from '../../../foundation/text.ts'
import { carriedBy } from '../../assessment/index.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { canonicalJson, digestOf } from '../../../platform/digest.ts'
import { findEdition, findRules, type Edition } from '../../editions/index.ts'
import { listNominationsByIds } from '../../nominations/index.ts'
import { exportReadme } from './export-readme.ts'
import { chosenLines, isChosenHere } from './export-selections.ts'
import { failedRules } from '../support/further.ts'
import { listLots } from '../selections/lot-store.ts'
import { loadCases, type PlenaryCase } from '../cases/plenary-case.ts'
import { listPublications } from '../release/publication-store.ts'
import { listEveryVersion } from '../chain/recommendation-store.ts'
import type { ListEntry, Recommendation } from '../chain/recommendation.ts'
import { inputsIn } from '../release/release-ground.ts'
import { listResultsOfEdition } from '../result-store.ts'
import type { PublishedResult } from '../result.ts'
import { seatsOf } from '../cases/seats-of.ts'
import { withLot, type Lots } from '../selections/selection.ts'
import { listSupersededOfEdition } from '../superseded-store.ts'

/** One file of an exported edition, by its name in the folder. */
export type ExportedFile = Readonly<{ name: string; content: string }>

/** `cases`, `rulesHashes`: of all lists; `first`: of the list that stands in front, which `--check` counts. */
export type EditionExport = Readonly<{
  files: readonly ExportedFile[]
  cases: number
  rulesHashes: string[]
  first: Readonly<{ cases: number; versions: number }>
}>

type Sheets = readonly Readonly<Record<string, unknown>>[]
type Seated = Readonly<{ sheets: Sheets; seats?: readonly Seat[] }>

/** A decided line with its frozen inputs, under a name that says nothing about product, office or assessor. */
type Exported = Readonly<{
  id: string
  entry: ListEntry
  rulesId: string
  seated: Seated
  facts: Facts
  carried: Carried
  /** What each choice of the rules gave, in the words of `rules score`. */
  chosen: ReturnType<typeof chosenLines>
  result: PublishedResult | null
}>

const written = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`

/** Sheets by the hash of their marks: the same assessor stands at another place in every case. Each keeps its seat. */
function withoutPlaces(one: PlenaryCase): Seated {
  const placed = one.sheets
    .map(sheet => ({ sheet, digest: digestOf([one.nomination.id, sheet.answers]) }))
    .toSorted((a, b) => (a.digest < b.digest ? -1 : 1))
    .map(({ sheet }) => sheet)
  const sheets = placed.map(({ answers }) =>
    Object.fromEntries(Object.entries(answers).toSorted(([a], [b]) => (a < b ? -1 : 1))),
  )
  return { sheets, ...seatsOf(one.rules.rules, placed) }
}

/** What a list published, also where a new decision took its place since. */
async function publishedBy(
  reader: Reader,
  { id, editionId }: Recommendation,
): Promise<ReadonlyMap<string, PublishedResult>> {
  const publicationId = (await listPublications(reader)).get(id)?.id
  const ever = [
    ...(await listResultsOfEdition(reader, editionId)),
    ...(await listSupersededOfEdition(reader, editionId)),
  ]
  return new Map(ever.filter(one => one.publicationId === publicationId).map(one => [one.nominationId, one]))
}

/** What was drawn, where the rules chose among the lines of the list. */
const lotsOf = async (reader: Reader, { editionId, entries }: Recommendation): Promise<Lots> =>
  entries.some(isChosenHere) ? listLots(reader, editionId) : new Map()

/** The cases in the order of the hashes of their proposals, numbered in that order. */
async function exportedCases(reader: Reader, list: Recommendation): Promise<readonly Exported[]> {
  const ids = list.entries.map(one => one.nominationId)
  const nominations = await listNominationsByIds(reader, ids)
  const found = await loadCases(reader, nominations, inputsIn(list.entries))
  const inputs = new Map(found.map(one => [one.nomination.id, one]))
  const results = await publishedBy(reader, list)
  const width = Math.max(3, String(ids.length).length)
  const ordered = list.entries.toSorted((a, b) =>
    a.proposalDigest + a.nominationId < b.proposalDigest + b.nominationId ? -1 : 1,
  )
  const names = new Map(
    ordered.map((one, index) => [one.nominationId, `case-${String(index + 1).padStart(width, '0')}`]),
  )
  const lots = await lotsOf(reader, list)
  return ordered.map(entry => {
    const one = inputs.get(entry.nominationId)
    if (!one) throw new Error(`nomination ${entry.nominationId} of a decided list is not there`)
    return {
      id: names.get(entry.nominationId) ?? '',
      entry,
      rulesId: one.nomination.rulesId,
      seated: withoutPlaces(one),
      facts: isChosenHere(entry)
        ? withLot(one.rules.rules, one.facts, lots.get(entry.nominationId))
        : one.facts,
      chosen: chosenLines(entry, names),
      carried: carriedBy(one.levels),
      result: results.get(entry.nominationId) ?? null,
    }
  })
}

const caseLine = ({ id, entry, facts, carried, seated }: Exported) => ({
  id,
  form: entry.commodity,
  facts: Object.fromEntries(Object.entries(facts).toSorted(([a], [b]) => (a < b ? -1 : 1))),
  carried,
  ...seated,
})

/** Every other scale, the level that decides, and the rules that are met or not; left out where the rules have none. */
const furtherIn = ({ further, awaited }: ListEntry) => ({
  ...(further
    ? {
        bands: Object.fromEntries(further.outcomes.map(one => [one.scale, one.band?.id ?? null])),
        route: further.route?.rule ?? null,
        failed: failedRules(further).map(one => one.id),
      }
    : {}),
  ...(awaited ? { awaited: awaited.map(({ gate, fact, value }) => ({ gate, fact, value })) } : {}),
})

/** What was proposed and decided for a case. No name of a product, maker, place or person. */
const decisionLine = ({ id, entry, chosen, result }: Exported) => ({
  id,
  rules: entry.rulesHash,
  mean: entry.mean,
  rounded: entry.rounded,
  scheme: entry.scheme,
  gates: [...new Set(entry.gates.map(one => one.id))],
  ...furtherIn(entry),
  ...chosen,
  proposedStars: entry.proposedStars,
  stars: entry.stars,
  of: entry.of,
  departed: entry.departed,
  // What the plenary says elsewhere may name a maker; a departure has to be explained.
  reason: entry.departed ? entry.reason : '',
  published: result
    ? { mean: result.mean || null, rounded: result.rounded || null, stars: result.stars }
    : null,
})

type RulesFiles = Readonly<{ hash: string; rules: string; sheets: string }>

/** The rules with their own hash, byte for byte, and the cases that were scored by them. */
async function rulesFiles(
  reader: Reader,
  cases: readonly Exported[],
): Promise<Readonly<{ named: readonly RulesFiles[]; files: readonly ExportedFile[] }>> {
  const named: RulesFiles[] = []
  const files: ExportedFile[] = []
  for (const rulesId of [...new Set(cases.map(one => one.rulesId))].toSorted()) {
    const stored = await findRules(reader, rulesId)
    if (!stored) throw new Error(`no rules ${rulesId}`)
    const suffix = named.length === 0 ? '' : `-${named.length + 1}`
    const own = { hash: stored.version.hash, rules: `rules${suffix}.json`, sheets: `sheets${suffix}.json` }
    const lines = cases.filter(one => one.rulesId === rulesId).map(caseLine)
    named.push(own)
    files.push({ name: own.rules, content: canonicalJson(stored.content) })
    files.push({ name: own.sheets, content: written({ cases: lines }) })
  }
  return { named, files }
}

const decisionsOf = async (
  reader: Reader,
  edition: Edition,
  list: Recommendation,
  cases: readonly Exported[],
  rules: readonly RulesFiles[],
) => ({
  edition: { slug: edition.slug, title: edition.title, fictional: edition.fictional } satisfies Readonly<{
    slug: string
    title: Text
    fictional: boolean
  }>,
  list: {
    version: list.version,
    digest: list.digest,
    decidedAt: list.decidedAt,
    decreeNumber: list.decreeNumber,
    decreeDate: list.decreeDate,
  },
  ledger: await getHead(reader),
  rules,
  cases: cases.map(decisionLine),
})

type ListExport = Omit<EditionExport, 'first'>

/** One list with everything that it was computed from, in a folder of its own that is checked by itself. */
async function exportList(reader: Reader, edition: Edition, list: Recommendation): Promise<ListExport> {
  const cases = await exportedCases(reader, list)
  const { named, files } = await rulesFiles(reader, cases)
  const decisions = await decisionsOf(reader, edition, list, cases, named)
  const order = Object.fromEntries(cases.map(one => [one.entry.nominationId, one.id]))
  const lines = { cases: list.entries.map(one => order[one.nominationId]), entries: list.entries }
  return {
    files: [
      ...files,
      { name: 'decisions.json', content: written(decisions) },
      { name: 'list.json', content: written(lines) },
    ],
    cases: cases.length,
    rulesHashes: named.map(one => one.hash),
  }
}

/** In the order of the decisions, whatever version each list is of. */
const byDecision = (a: Recommendation, b: Recommendation): number =>
  (a.decidedAt?.getTime() ?? 0) - (b.decidedAt?.getTime() ?? 0) || (a.id < b.id ? -1 : 1)

/** The lists of an edition after its first one, and what was decided anew after objections, in the order of decisions. */
const laterFolder = (index: number): string => `list-${index + 2}`
const anewFolder = (index: number): string => `new-decision-${index + 1}`

/** Each list with all its files in a folder of its own. */
const inFolders = (
  lists: readonly ListExport[],
  folderOf: (index: number) => string,
): readonly ExportedFile[] =>
  lists.flatMap(({ files }, index) =>
    files.map(({ name, content }) => ({ name: `${folderOf(index)}/${name}`, content })),
  )

/**
 * The rules, sheets and decisions of an edition, so that a stranger's program can compute every result again; null
 * before a list of it is decided. `list.json` alone holds names: those of products and makers, as the Minister decided on
 * them. The first list stands in front; later ones, and what was decided anew after an objection, in folders of their own,
 * of the same form and in the order of the decisions. `only`: of the decided lists, those that it says yes to.
 */
export async function exportEdition(
  reader: Reader,
  editionId: string,
  only: (listId: string) => boolean = () => true,
): Promise<EditionExport | null> {
  const edition = await findEdition(reader, editionId)
  const decided = (await listEveryVersion(reader, editionId))
    .filter(one => one.state === 'decided' && only(one.id))
    .toSorted(byDecision)
  if (!edition) return null
  const made: Record<Recommendation['kind'], ListExport[]> = { edition: [], correction: [] }
  for (const one of decided) made[one.kind].push(await exportList(reader, edition, one))
  const [first, ...later] = made.edition
  if (!first) return null
  const hashes = new Set(made.edition.flatMap(one => one.rulesHashes))
  const front = { cases: first.cases, versions: first.rulesHashes.length }
  const readme = exportReadme(edition.title, {
    ...front,
    later: later.length,
    anew: made.correction.length,
  })
  return {
    files: [
      ...first.files,
      ...inFolders(later, laterFolder),
      ...inFolders(made.correction, anewFolder),
      { name: 'README.txt', content: readme },
    ],
    cases: made.edition.reduce((sum, one) => sum + one.cases, 0),
    rulesHashes: [...hashes],
    first: front,
  }
}
