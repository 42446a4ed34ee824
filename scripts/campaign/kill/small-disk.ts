import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const WHOLE_MEGABYTES = 4_000

/** A place for the campaign's data, and, where root can make one, a disk of its own that can be filled at will. */
export type Place = Readonly<{
  path: string
  /** Leaves this many bytes free; null where the place is no disk of its own. */
  leave: ((bytes: number) => void) | null
  /** Gives all space back. */
  giveBack: () => void
  discard: () => void
}>

const resize = (path: string, bytes: number): void =>
  void execFileSync('mount', ['-o', `remount,size=${Math.floor(bytes / 1024)}k`, path], { stdio: 'ignore' })

const TRIES = 20

/** The server writes all the while: a disk that is full by the time is asked for again, with what is used then. */
function leave(path: string, bytes: number, tries = TRIES): void {
  const { blocks, bfree, bsize } = statfsSync(path)
  try {
    resize(path, (blocks - bfree) * bsize + bytes)
  } catch (error) {
    if (tries <= 1) throw error
    leave(path, bytes, tries - 1)
  }
}

export function openPlace(): Place {
  const path = mkdtempSync(join(tmpdir(), 'bintang-kill-'))
  const discardFolder = (): void => rmSync(path, { recursive: true, force: true })
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${WHOLE_MEGABYTES}m`, 'tmpfs', path], {
      stdio: 'ignore',
    })
  } catch {
    return { path, leave: null, giveBack: () => {}, discard: discardFolder }
  }
  return {
    path,
    leave: bytes => leave(path, bytes),
    giveBack: () => resize(path, WHOLE_MEGABYTES * 1024 ** 2),
    discard: () => {
      execFileSync('umount', ['-l', path])
      discardFolder()
    },
  }
}
