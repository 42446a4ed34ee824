import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from '../../platform/digest.ts'
import type { Craft } from '../pictures/index.ts'

const sources = join(import.meta.dirname, '../pictures')
const folder = join(import.meta.dirname, '../../../.cache/demo-pictures')

/** Changes with the code that draws, so that no picture of older code is shown. */
function digestOfSources(): string {
  const files = readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .toSorted()
  return sha256(files.map(file => sha256(readFileSync(join(sources, file)))).join(' ')).slice(0, 16)
}

type CachedDrawing = Readonly<{ craft: Craft; width: number }>

/** Pictures drawn before on this machine: the same code draws the same picture again. */
export type PictureCache = Readonly<{
  find: (drawing: CachedDrawing) => Buffer | null
  keep: (drawing: CachedDrawing, content: Uint8Array) => void
}>

/** A place that cannot be written to is no fault: then every picture is drawn. */
export function openPictureCache(): PictureCache {
  const digest = digestOfSources()
  const own = join(folder, digest)
  try {
    mkdirSync(own, { recursive: true })
    for (const other of readdirSync(folder))
      if (other !== digest) rmSync(join(folder, other), { recursive: true, force: true })
  } catch {
    return { find: () => null, keep: () => {} }
  }
  const pathOf = ({ craft: { commodity, seed, view }, width }: CachedDrawing): string =>
    join(own, `${commodity}-${seed}-${view}-${width}.jpg`)
  return {
    find: drawing => {
      try {
        return readFileSync(pathOf(drawing))
      } catch {
        return null
      }
    },
    keep: (drawing, content) => {
      try {
        // Whole at once: another process may be looking for the same picture.
        const unfinished = `${pathOf(drawing)}.${process.pid}`
        writeFileSync(unfinished, content)
        renameSync(unfinished, pathOf(drawing))
      } catch {
        // The disk may be full: the picture is there all the same.
      }
    },
  }
}
