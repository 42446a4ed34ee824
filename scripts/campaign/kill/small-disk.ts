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
    leave: bytes => {
      const { blocks, bfree, bsize } = statfsSync(path)
      resize(path, (blocks - bfree) * bsize + bytes)
    },
    giveBack: () => resize(path, WHOLE_MEGABYTES * 1024 ** 2),
    discard: () => {
      execFileSync('umount', ['-l', path])
      discardFolder()
    },
  }
}
