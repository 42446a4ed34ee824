import type { Facts } from '../../engine/index.ts'
import { getHead } from '../../audit/index.ts'
import type { Text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import { canonicalJson, digestOf } from '../../platform/digest.ts'
import { findEdition, findRules, type Edition } from '../editions/index.ts'
import { listNominationsByIds } from '../nominations/index.ts'
import { exportReadme } from './export-readme.ts'
import { loadCases, type PlenaryCase } from './plenary-case.ts'
import { listVersions } from './recommendation-store.ts'
import type { ListEntry, Recommendation } from './recommendation.ts'
import { listResultsOfEdition } from './result-store.ts'
import type { PublishedResult } from './result.ts'

/** One file of an exported edition, by its name in the folder. */
export type ExportedFile = Readonly<{ name: string; content: string }>

export type EditionExport = Readonly<{ files: readonly ExportedFile[]; cases: number; rulesHashes: string[] }>

type Sheets = readonly Readonly<Record<string, unknown>>[]

/** A decided line with its frozen inputs, under a name that says nothing about product, office or assessor. */
type Exported = Readonly<{
  id: string
  entry: ListEntry
  rulesId: string
  sheets: Sheets
  facts: Facts
  result: PublishedResult | null
}>

const written = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`

/** Sheets by the hash of their marks: the same assessor stands at another place in every case. */
const withoutPlaces = (one: PlenaryCase): Sheets =>
  one.sheets
    .map(sheet => ({ answers: sheet.answers, digest: digestOf([one.nomination.id, sheet.answers]) }))
    .toSorted((a, b) => (a.digest < b.digest ? -1 : 1))
    .map(({ answers }) =>
      Object.fromEntries(Object.entries(answers).toSorted(([a], [b]) => (a < b ? -1 : 1))),
    )

/** The cases in the order of the hashes of their proposals, numbered in that order. */
async function exportedCases(reader: Reader, list: Recommendation): Promise<readonly Exported[]> {
  const ids = list.entries.map(one => one.nominationId)
  const found = await loadCases(reader, await listNominationsByIds(reader, ids))
  const inputs = new Map(found.map(one => [one.nomination.id, one]))
  const results = await listResultsOfEdition(reader, list.editionId)
  const width = Math.max(3, String(ids.length).length)
  return list.entries
    .toSorted((a, b) => (a.proposalDigest + a.nominationId < b.proposalDigest + b.nominationId ? -1 : 1))
    .map((entry, index) => {
      const one = inputs.get(entry.nominationId)
      if (!one) throw new Error(`nomination ${entry.nominationId} of a decided list is not there`)
      return {
        id: `case-${String(index + 1).padStart(width, '0')}`,
        entry,
        rulesId: one.nomination.rulesId,
        sheets: withoutPlaces(one),
        facts: one.facts,
        result: results.find(each => each.nominationId === entry.nominationId) ?? null,
      }
    })
}

const caseLine = ({ id, entry, facts, sheets }: Exported) => ({
  id,
  form: entry.commodity,
  facts: Object.fromEntries(Object.entries(facts).toSorted(([a], [b]) => (a < b ? -1 : 1))),
  carried: {},
  sheets,
})

/** What was proposed and decided for a case. No name of a product, maker, place or person. */
const decisionLine = ({ id, entry, result }: Exported) => ({
  id,
  rules: entry.rulesHash,
  mean: entry.mean,
  rounded: entry.rounded,
  scheme: entry.scheme,
  gates: [...new Set(entry.gates.map(one => one.id))],
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

/**
 * The rules, sheets and decisions of an edition, so that a stranger's program can compute every result again; null
 * before its list is decided. `list.json` alone holds names: those of products and makers, as the Minister decided on
 * them. A constant number of queries for each version of the rules.
 */
export async function exportEdition(reader: Reader, editionId: string): Promise<EditionExport | null> {
  const edition = await findEdition(reader, editionId)
  const list = (await listVersions(reader, editionId)).find(one => one.state === 'decided')
  if (!edition || !list) return null
  const cases = await exportedCases(reader, list)
  const { named, files } = await rulesFiles(reader, cases)
  const decisions = await decisionsOf(reader, edition, list, cases, named)
  const order = Object.fromEntries(cases.map(one => [one.entry.nominationId, one.id]))
  return {
    files: [
      ...files,
      { name: 'decisions.json', content: written(decisions) },
      {
        name: 'list.json',
        content: written({ cases: list.entries.map(one => order[one.nominationId]), entries: list.entries }),
      },
      { name: 'README.txt', content: exportReadme(edition.title, cases.length, named.length) },
    ],
    cases: cases.length,
    rulesHashes: named.map(one => one.hash),
  }
}
