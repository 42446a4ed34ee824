import { sql } from 'kysely'
import type { Json } from '../../engine/rules/hash.ts'
import type { Reader } from '../../platform/database/index.ts'
import { idsFrom } from '../../platform/invariant.ts'

export type StoredVersion = Readonly<{ id: string; hash: string; content: Json }>

/** Every published version of every edition's rules, as it is stored now: not as it was read earlier. */
export const listPublishedContents = async (reader: Reader): Promise<readonly StoredVersion[]> =>
  (
    await sql<StoredVersion>`select id, hash, content from edition_rules where state = 'published'
      order by id`.execute(reader)
  ).rows

/** The stored hash of every version of rules, by its id. */
export async function storedRulesHashes(reader: Reader): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; hash: string }>`select id, hash from edition_rules`.execute(reader)
  return new Map(rows.map(row => [row.id, row.hash]))
}

/** Editions that are open or finished and have no published rules. */
export const listWithoutRules = (reader: Reader): Promise<readonly string[]> =>
  idsFrom(
    reader,
    sql`select e.id from edition e where e.state <> 'prepared' and not exists (
      select 1 from edition_rules r where r.edition_id = e.id and r.state = 'published') order by e.id`,
  )

/** Stages that close before they open, or close without ever having opened: `edition stage`. */
export const listWrongWindows = (reader: Reader): Promise<readonly string[]> =>
  idsFrom(
    reader,
    sql`select edition_id || ' ' || stage_id as id from edition_stage
      where closes_at is not null and (opens_at is null or closes_at < opens_at) order by edition_id, position`,
  )

/** An act of extending, as it is stored beside the stage. */
export type ExtensionAct = Readonly<{ id: string; editionId: string; at: Date }>

export const listExtensionActs = async (reader: Reader): Promise<readonly ExtensionAct[]> =>
  (
    await sql<ExtensionAct>`select distinct act_id as id, edition_id as "editionId", extended_at as at
      from stage_extension order by act_id`.execute(reader)
  ).rows
