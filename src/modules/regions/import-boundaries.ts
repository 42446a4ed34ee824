import { setImmediate } from 'node:timers/promises'
import { append, type LedgerEntry } from '../../audit/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database, Tx } from '../../platform/database/index.ts'
import { digestOf, sha256 } from '../../platform/digest.ts'
import { levelOf, type Area } from './area.ts'
import { findArea, listProvinces, listRegencies } from './area-names.ts'
import { drawOutlines } from './boundary-drawing.ts'
import { decodeBoundaries, readBoundaries, type BoundaryPart } from './boundary-file.ts'
import type { BoundaryFinding } from './boundary-part.ts'
import { listBoundaryMaps, putBoundaryMap, type BoundaryMap } from './boundary-store.ts'

/**
 * `shapes` and `maps` are what was stored now: one map of the country, or one of each province; `unchanged` maps
 * were stored just so before. `digest` is the file's SHA-256.
 */
export type BoundaryReport = Readonly<{
  layer: 'provinces' | 'regencies'
  shapes: number
  maps: number
  unchanged: number
  digest: string
  findings: readonly BoundaryFinding[]
}>

type Frame = Readonly<{ code: string | null; areas: readonly Area[] }>

/** What is drawn together: all provinces, or the regencies and cities of one province. */
const framesOf = (layer: BoundaryReport['layer']): readonly Frame[] =>
  layer === 'provinces'
    ? [{ code: null, areas: listProvinces() }]
    : listProvinces().map(({ code }) => ({ code, areas: listRegencies(code) }))

/** What most of the codes are. */
function layerOf(parts: readonly BoundaryPart[]): BoundaryReport['layer'] {
  const small = parts.filter(part => levelOf(part.code) > 1).length
  return small * 2 > parts.length ? 'regencies' : 'provinces'
}

/** Compares the codes with the regions that there are; one finding for each that does not fit. */
function compareCodes(parts: readonly BoundaryPart[], frames: readonly Frame[]): readonly BoundaryFinding[] {
  const wanted = new Map(frames.flatMap(frame => frame.areas.map(area => [area.code, area.name] as const)))
  const counts = new Map<string, number>()
  for (const { code } of parts) if (code !== '') counts.set(code, (counts.get(code) ?? 0) + 1)
  const found: BoundaryFinding[] = []
  for (const [code, count] of counts) {
    const name = findArea(code)?.name
    if (!wanted.has(code))
      found.push({
        code: 'extra',
        area: code,
        message: name ? `${name} does not belong into this layer.` : 'No region has this code.',
      })
    else if (count > 1)
      found.push({
        code: 'doubled',
        area: code,
        message: `${name ?? code} stands in the file ${count} times.`,
      })
  }
  for (const [code, name] of wanted)
    if (!counts.has(code)) found.push({ code: 'missing', area: code, message: `${name} is not in the file.` })
  return found
}

type DrawnMap = BoundaryMap & Readonly<{ code: string | null }>

/** A map of each frame for whose areas there is exactly one sound outline. */
async function drawMaps(
  parts: readonly BoundaryPart[],
  frames: readonly Frame[],
  findings: readonly BoundaryFinding[],
  source: string,
): Promise<readonly DrawnMap[]> {
  const bad = new Set(findings.map(finding => finding.area))
  const byCode = new Map(parts.map(part => [part.code, part]))
  const drawn: DrawnMap[] = []
  for (const { code, areas } of frames) {
    const outlines = areas.flatMap(area => byCode.get(area.code) ?? [])
    if (outlines.length < areas.length || areas.some(area => bad.has(area.code))) continue
    drawn.push({ ...drawOutlines(outlines), code, source })
    // Drawing takes its time: requests come in between.
    await setImmediate()
  }
  return drawn
}

const contentOf = ({ width, height, shapes, source }: BoundaryMap): string =>
  digestOf({ width, height, shapes, source })

/** What of it is not stored just so. One query. */
async function newAmong(tx: Tx, drawn: readonly DrawnMap[]): Promise<readonly DrawnMap[]> {
  if (drawn.length === 0) return []
  const stored = await listBoundaryMaps(
    tx,
    drawn.map(map => map.code),
  )
  return drawn.filter(map => {
    const before = stored.get(map.code)
    return !before || contentOf(before) !== contentOf(map)
  })
}

/** The file's digest and counts. Whoever may run commands on the server is the installation's operator. */
function entryOf({ findings, ...counts }: BoundaryReport, at: Date): LedgerEntry {
  const subject = { kind: 'boundaries', id: counts.layer }
  return {
    at,
    personId: null,
    role: 'system',
    areaPath: '/',
    action: 'boundaries.import',
    event: 'boundaries.imported',
    subject,
    record: subject,
    audience: 'record',
    reason: 'Imported by the operator',
    detail: { ...counts, findings: findings.length },
    beforeDigest: null,
    afterDigest: null,
  }
}

/**
 * Brings the boundaries of provinces, or of regencies and cities, into the maps, all of them or nothing, and notes it
 * in the ledger. A map is replaced only when the file has exactly one sound outline for each of its areas: a map with
 * holes would say something wrong. Doing it again changes nothing and leaves no second entry. Throws
 * UnreadableBoundaries when the file as a whole makes no sense.
 */
export async function importBoundaries(
  { database, clock }: Readonly<{ database: Database; clock: Clock }>,
  content: string | Uint8Array,
  source = '',
): Promise<BoundaryReport> {
  const parts = readBoundaries(typeof content === 'string' ? content : decodeBoundaries(content))
  const layer = layerOf(parts)
  const frames = framesOf(layer)
  const findings = [...parts.flatMap(part => part.findings), ...compareCodes(parts, frames)]
  const drawn = await drawMaps(parts, frames, findings, source)
  return database.write(async tx => {
    const added = await newAmong(tx, drawn)
    const report: BoundaryReport = {
      layer,
      shapes: added.reduce((sum, map) => sum + map.shapes.length, 0),
      maps: added.length,
      unchanged: drawn.length - added.length,
      digest: sha256(content),
      findings,
    }
    const at = clock.now()
    for (const map of added) await putBoundaryMap(tx, { ...map, importedAt: at })
    if (added.length > 0) await append(tx, [entryOf(report, at)])
    return report
  })
}
