import { sql, type RawBuilder } from 'kysely'
import type { Reader, Tx } from '../../platform/database/index.ts'

type Tables = {
  picture_hash: {
    file_id: string
    hash: string
    part_1: number | null
    part_2: number | null
    part_3: number | null
    part_4: number | null
  }
}

const PARTS = ['part_1', 'part_2', 'part_3', 'part_4'] as const
const BITS_OF_A_PART = 16
/** As many bits may differ between two copies of one picture. */
export const NEAR_BITS = 6
/** With fewer bits set, or fewer not set, there is too little in a picture to be told from others. */
const LEAST_BITS = 6

/** Stands for a picture that is lost or broken: it is like no other, and is not looked at again. */
export const UNREADABLE = '0'.repeat(16)

const bitsIn = (value: bigint): number => value.toString(2).replaceAll('0', '').length

/** The four parts of a hash, from its front; null for a picture with too little in it. */
export function partsOf(hash: string): readonly number[] | null {
  const set = bitsIn(BigInt(`0x${hash}`))
  if (set < LEAST_BITS || set > 64 - LEAST_BITS) return null
  return PARTS.map((_, index) => Number.parseInt(hash.slice(index * 4, index * 4 + 4), 16))
}

/** In how many bits two hashes differ. */
export const bitsApart = (one: string, other: string): number =>
  bitsIn(BigInt(`0x${one}`) ^ BigInt(`0x${other}`))

/**
 * A part itself and all that differ from it in one bit. Of two hashes that differ in six bits at most, at least one
 * of the four parts differs in one bit at most: asking for these values by index misses none.
 */
const around = (part: number): readonly number[] => [
  part,
  ...Array.from({ length: BITS_OF_A_PART }, (_, bit) => part ^ (1 << bit)),
]

/** Keeps what a picture looks like. Keeping it again changes nothing. */
export async function saveHash(tx: Tx, fileId: string, hash: string): Promise<void> {
  const parts = partsOf(hash)
  await tx
    .withTables<Tables>()
    .insertInto('picture_hash')
    .values({
      file_id: fileId,
      hash,
      part_1: parts?.[0] ?? null,
      part_2: parts?.[1] ?? null,
      part_3: parts?.[2] ?? null,
      part_4: parts?.[3] ?? null,
    })
    .onConflict(conflict => conflict.column('file_id').doNothing())
    .execute()
}

/** A condition on pictures: it is not kept yet what the file looks like. */
export const isUnhashed = (fileId: RawBuilder<string>): RawBuilder<boolean> =>
  sql<boolean>`not exists (select 1 from picture_hash hashed where hashed.file_id = ${fileId})`

type Near = Readonly<{ own: string; other: string }>

/** Pairs of one of these files and another one that looks the same. Two queries. */
export async function listNearPictures(reader: Reader, fileIds: readonly string[]): Promise<readonly Near[]> {
  if (fileIds.length === 0) return []
  const db = reader.withTables<Tables>()
  const own = await db
    .selectFrom('picture_hash')
    .selectAll()
    .where('file_id', 'in', fileIds)
    .where('part_1', 'is not', null)
    .execute()
  if (own.length === 0) return []
  const found = await db
    .selectFrom('picture_hash')
    .select(['file_id', 'hash'])
    .where(eb =>
      eb.or(
        PARTS.map(name =>
          eb(name, 'in', [...new Set(own.flatMap(row => (row[name] === null ? [] : around(row[name]))))]),
        ),
      ),
    )
    .where('file_id', 'not in', fileIds)
    .execute()
  return own.flatMap(one =>
    found
      .filter(other => bitsApart(one.hash, other.hash) <= NEAR_BITS)
      .map(other => ({ own: one.file_id, other: other.file_id })),
  )
}
