import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Reader } from '../../../platform/database/index.ts'
import { digestOf } from '../../../platform/digest.ts'
import { writeZip } from '../../../platform/zip.ts'
import { exportEdition, type ExportedFile } from './export-edition.ts'
import { listPublications } from '../release/publication-store.ts'
import { publicReadme } from './public-export-readme.ts'

/** Whether what a result was computed from may be taken by anybody, without names, once results are public. */
export const openComputationSchema = z.strictObject({ cases: z.boolean(), example: z.boolean() })
export type OpenComputation = z.output<typeof openComputationSchema>

export const PUBLIC_EXPORT_PATH = '/hitung-sendiri'
export const publicExportAddress = (slug: string): string => `${PUBLIC_EXPORT_PATH}/${slug}/berkas.zip`

const root = join(import.meta.dirname, '../../../..')
/** The second program and what it was written from: whoever takes the file needs nothing else of ours. */
const programs = ['verify/score.py', 'verify/check.py', 'docs/rules.md'] as const

/** The released lists of each edition, in an order of their own. One query. */
export async function listReleased(reader: Reader): Promise<ReadonlyMap<string, readonly string[]>> {
  const released = [...(await listPublications(reader)).values()].filter(one => one.releasedAt !== null)
  return new Map(
    [...Map.groupBy(released, one => one.editionId)].map(([edition, all]) => [
      edition,
      all.map(one => one.recommendationId).toSorted(),
    ]),
  )
}

type Decisions = Readonly<{ cases: readonly Readonly<{ reason: string }>[]; ledger?: unknown }>

/**
 * The reason of a departure may name a maker: whoever holds the whole export can show that it is the one with this hash.
 * The end of the ledger moves with every act and says nothing about a result.
 */
function withoutReasons(content: string): string {
  const { ledger: _, ...decisions } = JSON.parse(content) as Decisions
  const cases = decisions.cases.map(one => ({
    ...one,
    reason: one.reason === '' ? '' : `SHA-256 ${digestOf(one.reason)}`,
  }))
  return `${JSON.stringify({ ...decisions, cases }, null, 1)}\n`
}

const fileName = (path: string): string => path.split('/').at(-1) ?? path

const openOnly = (files: readonly ExportedFile[]): readonly ExportedFile[] =>
  files
    .filter(({ name }) => !['list.json', 'README.txt'].includes(fileName(name)))
    .map(({ name, content }) =>
      fileName(name) === 'decisions.json' ? { name, content: withoutReasons(content) } : { name, content },
    )

async function makeZip(
  reader: Reader,
  editionId: string,
  released: readonly string[],
): Promise<Buffer | null> {
  const made = await exportEdition(reader, editionId, id => released.includes(id))
  if (!made) return null
  const files = openOnly(made.files)
  const folders = (start: string): number =>
    files.filter(({ name }) => name.startsWith(start) && name.endsWith('/decisions.json')).length
  const told = {
    cases: made.first.cases,
    versions: made.first.versions,
    later: folders('list-'),
    anew: folders('new-decision-'),
  }
  const texts = [
    ...files.map(({ name, content }) => [name, content] as const),
    ['README.txt', publicReadme(told)] as const,
    ...programs.map(path => [path, readFileSync(join(root, path), 'utf8')] as const),
  ]
  return writeZip(texts.map(([name, text]) => [name, Buffer.from(text)]))
}

const KEPT = 4
/** By the released lists that it holds: what was released never changes, so that a file is made once. */
const made = new Map<string, Promise<Buffer | null>>()

/**
 * Rules, sheets and decisions of an edition as far as they are released, without any name, with the program that
 * computes them again; null where nothing is released. At the first call it takes as long as a recomputation.
 */
export async function publicExport(reader: Reader, editionId: string): Promise<Buffer | null> {
  const released = (await listReleased(reader)).get(editionId) ?? []
  if (released.length === 0) return null
  const key = released.join(' ')
  const known = made.get(key)
  if (known) return known
  const making = makeZip(reader, editionId, released)
  made.set(key, making)
  for (const oldest of [...made.keys()].slice(0, -KEPT)) made.delete(oldest)
  making.catch(() => made.delete(key))
  return making
}
