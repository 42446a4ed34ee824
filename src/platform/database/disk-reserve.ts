import { statfsSync } from 'node:fs'

/**
 * The embedded database writes its log in pieces of 16 MB. Without room for the next piece it never answers again and
 * takes the whole process with it, so there must be room for what one transaction may write, and for the next piece.
 */
const RESERVE_BYTES = 64 * 1024 * 1024

/** The disk is as good as full; its code is that of a full disk. */
export class NoRoom extends Error {
  readonly code = 'ENOSPC'
}

/** Throws `NoRoom` where a folder's disk has too little room for the database to write. */
export function refuseWithoutRoom(folder: string): void {
  const { bavail, bsize } = statfsSync(folder)
  if (bavail * bsize < RESERVE_BYTES)
    throw new NoRoom(
      `There is too little room on the disk of ${folder}: ${RESERVE_BYTES / 1024 ** 2} MB must be free for the database to write.`,
    )
}
