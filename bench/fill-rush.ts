import { sql } from 'kysely'
import { NominationOffice } from '../tests/builders/nomination-office.ts'
import { questionsFor } from '../src/engine/readiness/requirements.ts'
import { sha256 } from '../src/platform/digest.ts'
import type { Database, Tx } from '../src/platform/database/index.ts'
import { newSecret } from '../src/platform/random.ts'
import { copyNomination, copyRows, type Template } from './copy-rows.ts'

/** An officer with a session, a draft that is being written, a producer, and nominations that wait to be sent. */
export type Officer = Readonly<{
  secret: string
  draft: string
  producer: string
  waiting: readonly string[]
}>
export type Filled = Readonly<{ officers: readonly Officer[]; section: string; question: string }>

const AREA = `'/' || 11 + k % 38 || '/' || 11 + k % 38 || '.' || 10 + k || '/'`
const NUMBERED = `lpad(n::text, 15, '0')`

async function copyTemplate(
  tx: Tx,
  template: Template,
  letter: string,
  { to, officers }: Readonly<{ to: number; officers: number }>,
): Promise<void> {
  const numbers = `select n, n % ${officers} as k from generate_series(1, ${to}) as n`
  const area = { area_path: AREA }
  const changes = { producer: area, product: area, document: area, nomination: area }
  await copyNomination(tx, template, { letter, numbers }, changes)
  await copyRows(
    tx,
    'nomination_answer',
    { where: `nomination_id = '${template.id}'`, numbers },
    { nomination_id: `'n${letter}' || lpad(n::text, 14, '0')` },
  )
}

async function signIn(tx: Tx, count: number): Promise<readonly string[]> {
  const secrets = Array.from({ length: count }, () => newSecret())
  const hashes = JSON.stringify(secrets.map(sha256))
  const each = sql`jsonb_array_elements_text(${hashes}::jsonb) with ordinality as told (hash, n)
    cross join lateral (select n - 1 as k) as officer`
  await sql`insert into person (id, name, email, home_area_path, created_at)
    select 'h' || ${sql.raw(NUMBERED)}, 'Operator ' || n, 'operator' || n || '@contoh.example', '/', now() from ${each}`.execute(
    tx,
  )
  await sql`insert into role_grant (id, person_id, role, area_path, valid_from, created_at)
    select 'g' || ${sql.raw(NUMBERED)}, 'h' || ${sql.raw(NUMBERED)}, 'operator', ${sql.raw(AREA)}, now() - interval '1 day', now() from ${each}`.execute(
    tx,
  )
  await sql`insert into session (id_hash, person_id, grant_id, created_at, seen_at, proved_at, expires_at)
    select hash, 'h' || ${sql.raw(NUMBERED)}, 'g' || ${sql.raw(NUMBERED)}, now(), now(), now(), now() + interval '1 day' from ${each}`.execute(
    tx,
  )
  return secrets
}

/**
 * Nominations that lack nothing and are approved, shared out among officers who are signed in, and a draft for each
 * of them. Straight into the tables from one that was made by the acts themselves.
 */
export async function fillRush(
  database: Database,
  { nominations, officers }: Readonly<{ nominations: number; officers: number }>,
): Promise<Filled> {
  const office = await NominationOffice.open(database)
  const [draft, approved] = [await office.readyDraft(), await office.readyDraft()]
  await office.approve(approved.id)
  const secrets = await database.write(async tx => {
    await sql`update nomination set created_at = now() - interval '2 days', state_at = now() - interval '1 day',
      approved_at = now() - interval '1 day'`.execute(tx)
    await sql`update edition_stage set opens_at = now() - interval '9 days', closes_at = now() + interval '1 day'
      where kind = 'nominate'`.execute(tx)
    await copyTemplate(tx, { id: draft.id, ...draft.made }, 'a', { to: officers, officers })
    await copyTemplate(tx, { id: approved.id, ...approved.made }, 'b', { to: nominations, officers })
    return signIn(tx, officers)
  })
  await sql`vacuum analyze`.execute(database.handle)
  const numbered = (kind: string, number: number): string => `${kind}${String(number).padStart(14, '0')}`
  const sections = questionsFor(office.rules.rules, 'tenun')
  const section = sections.find(one => one.questions.some(each => each.kind === 'long-text'))
  const question = section?.questions.find(one => one.kind === 'long-text')
  if (!section || !question) throw new Error('the rules have no long text')
  return {
    section: section.id,
    question: question.id,
    officers: secrets.map((secret, k) => ({
      secret,
      // Officer 0 has the number 0 of the remainder, so the copies with that number.
      draft: numbered('na', k === 0 ? officers : k),
      producer: numbered('pa', k === 0 ? officers : k),
      waiting: Array.from({ length: nominations }, (_, index) => index + 1)
        .filter(n => n % officers === k)
        .map(n => numbered('nb', n)),
    })),
  }
}
