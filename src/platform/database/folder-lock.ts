import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'

export class FolderInUse extends Error {}

/** Locks of this process: its id alone would not tell a second opening from a lock left by an earlier life. */
const held = new Set<string>()

/**
 * Takes the lock of a data folder; the returned function gives it back. The embedded database has no
 * lock of its own, and two processes on one folder lose rows silently. A lock whose process is gone
 * (kill -9) is taken over.
 */
export function takeFolderLock(folder: string): () => void {
  const path = join(folder, 'lock')
  if (held.has(path)) throw new FolderInUse(`The data folder ${folder} is already open.`)
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const file = openSync(path, 'wx')
      writeSync(file, String(process.pid))
      closeSync(file)
      held.add(path)
      return () => {
        held.delete(path)
        rmSync(path, { force: true })
      }
    } catch (error) {
      if (!isErrorWithCode(error, 'EEXIST')) throw error
      const owner = Number(readFileSync(path, 'utf8'))
      if (owner !== process.pid && isAlive(owner)) {
        throw new FolderInUse(
          `The data folder ${folder} is in use by process ${owner}. End it first, or choose another DATA_DIR.`,
        )
      }
      rmSync(path, { force: true })
    }
  }
  throw new FolderInUse(`The data folder ${folder} is in use.`)
}

function isAlive(processId: number): boolean {
  if (!Number.isInteger(processId) || processId <= 0) return false
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    return isErrorWithCode(error, 'EPERM')
  }
}

const isErrorWithCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code
