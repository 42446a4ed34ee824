import { setImmediate } from 'node:timers/promises'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/index.ts'
import { levelOf, type Area } from './area.ts'
import { findArea, listProvinces, listRegencies } from './area-names.ts'
import { drawOutlines } from './boundary-drawing.ts'
import { readBoundaries, type BoundaryPart } from './boundary-file.ts'
import type { BoundaryFinding } from './boundary-part.ts'
import { putBoundaryMap } from './boundary-store.ts'

/** `shapes` and `maps` are what was stored: one map of the country, or one of each province. */
export type BoundaryReport = Readonly<{
  layer: 'provinces' | 'regencies'
  shapes: number
  maps: number
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

/**
 * Brings the boundaries of provinces, or of regencies and cities, into the maps. A map is replaced only when the
 * file has exactly one sound outline for each of its areas: a map with holes would say something wrong. Doing it
 * again changes nothing. Throws UnreadableBoundaries when the file as a whole makes no sense.
 */
export async function importBoundaries(
  { database, clock }: Readonly<{ database: Database; clock: Clock }>,
  content: string,
  source = '',
): Promise<BoundaryReport> {
  const parts = readBoundaries(content)
  const layer = layerOf(parts)
  const frames = framesOf(layer)
  const findings = [...parts.flatMap(part => part.findings), ...compareCodes(parts, frames)]
  const bad = new Set(findings.map(finding => finding.area))
  const byCode = new Map(parts.map(part => [part.code, part]))
  let [shapes, maps] = [0, 0]
  for (const { code, areas } of frames) {
    const outlines = areas.flatMap(area => byCode.get(area.code) ?? [])
    if (outlines.length < areas.length || areas.some(area => bad.has(area.code))) continue
    const drawing = drawOutlines(outlines)
    await database.write(tx => putBoundaryMap(tx, { ...drawing, code, source, importedAt: clock.now() }))
    shapes += drawing.shapes.length
    maps += 1
    // Drawing takes its time: requests come in between.
    await setImmediate()
  }
  return { layer, shapes, maps, findings }
}
