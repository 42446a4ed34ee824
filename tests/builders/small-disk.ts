import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'

/** A disk of so many megabytes, gone after the test; null, with the test skipped, where none can be made. */
export function smallDisk(context: TestContext, megabytes: number): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'bintang-disk-'))
  try {
    const size = `size=${megabytes}m`
    execFileSync('mount', ['-t', 'tmpfs', '-o', size, 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    context.skip('only root can make a small disk')
    return null
  }
  context.after(() => execFileSync('umount', ['-l', folder]))
  return folder
}
