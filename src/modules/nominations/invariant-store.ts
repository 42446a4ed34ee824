import { sql } from 'kysely'
import type { Reader } from '../../platform/database/index.ts'
import { idsFrom } from '../../platform/invariant.ts'
import type { NominationState } from './lifecycle.ts'
import type { SubmittedFile } from './nomination.ts'
import type { RemarkState } from './help/remark.ts'

/** Nominations beyond the office that lack what a submission leaves behind. */
export const listWithoutSubmission = (
  reader: Reader,
  states: readonly NominationState[],
): Promise<readonly string[]> =>
  idsFrom(
    reader,
    sql`select id from nomination where state in (${sql.join(states)}) and (receipt is null or submitted_file is null
      or submitted_at is null or submitted_by is null or round < 1) order by id`,
  )

export type StoredState = Readonly<{ id: string; state: NominationState }>

export const listStates = async (reader: Reader): Promise<readonly StoredState[]> =>
  (await sql<StoredState>`select id, state from nomination order by id`.execute(reader)).rows

export type FrozenRef = Readonly<{
  id: string
  rulesId: string
  file: Pick<SubmittedFile, 'rulesId' | 'rulesHash' | 'documents' | 'photos'>
}>

const TOGETHER = 200

/** What each frozen file pins, some nominations at a time. */
export async function* eachFrozenFile(reader: Reader): AsyncGenerator<FrozenRef> {
  let after = ''
  for (;;) {
    const { rows } = await sql<FrozenRef>`select id, rules_id as "rulesId", jsonb_build_object(
        'rulesId', submitted_file->'rulesId', 'rulesHash', submitted_file->'rulesHash',
        'documents', submitted_file->'documents', 'photos', submitted_file->'photos') as file
      from nomination where submitted_file is not null and id > ${after} order by id limit ${TOGETHER}`.execute(
      reader,
    )
    yield* rows
    const last = rows.at(-1)
    if (!last) return
    after = last.id
  }
}

/** Answers of others than the office that it is not told of, or that name no area. */
export const listSilentHelp = (reader: Reader, office: readonly string[]): Promise<readonly string[]> =>
  idsFrom(
    reader,
    sql`select a.nomination_id || ' ' || a.question_id as id from nomination_answer a
      where not (a.saved_role = any(${office})) and a.saved_role <> '' and (a.saved_area = '' or not exists (
        select 1 from nomination_help h where h.nomination_id = a.nomination_id and h.item_id = a.question_id))
      order by 1`,
  )

export const listRemarkStates = async (
  reader: Reader,
): Promise<readonly Readonly<{ id: string; state: RemarkState }>[]> =>
  (
    await sql<{ id: string; state: RemarkState }>`select id, state from province_remark order by id`.execute(
      reader,
    )
  ).rows
