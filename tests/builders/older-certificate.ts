import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { Environment } from '../../src/actions/index.ts'
import { json } from '../../src/platform/database/index.ts'
import type { AssessedNomination } from './assessed-edition.ts'
import type { TestSite } from './test-site.ts'
import { openValid } from './valid-page.ts'

/**
 * A certificate of the same product from an edition before, like that of another nomination; it was replaced when this
 * nomination's result was published. Says whether its public page has such words.
 */
export async function olderCertificate(
  { environment, site }: Readonly<{ environment: Environment; site: TestSite }>,
  one: AssessedNomination,
  like: AssessedNomination,
): Promise<(words: string) => Promise<void>> {
  const key = `LAMA-${one.id}`.toUpperCase()
  await environment.database.write(async tx => {
    await sql`insert into edition select (jsonb_populate_record(e, '{"id":"lalu","slug":"lalu","number":"98"}')).*
      from edition e join nomination n on n.edition_id = e.id where n.id = ${one.id}`.execute(tx)
    await sql`insert into nomination select (jsonb_populate_record(n, '{"id":"usulan-lalu","edition_id":"lalu","receipt":"LAMA"}')).*
      from nomination n where n.id = ${one.id}`.execute(tx)
    await sql`insert into result select (jsonb_populate_record(r, ${json({
      nomination_id: 'usulan-lalu',
      edition_id: 'lalu',
    })} || jsonb_build_object('product_id', n.product_id,
        'published_at', r.published_at - interval '1 day'))).*
      from result r, nomination n where r.nomination_id = ${like.id} and n.id = ${one.id}`.execute(tx)
    await sql`insert into certificate select (jsonb_populate_record(c, ${json({
      id: 'piagam-lalu',
      number: key,
      check_key: key,
      nomination_id: 'usulan-lalu',
      edition_id: 'lalu',
      state: 'replaced',
      status_index: 99_999,
    })} || jsonb_build_object('replaced_at', r.published_at, 'replacement', jsonb_build_object('edition', e.title,
        'stars', r.stars, 'of', r.stars_of, 'scheme', r.scheme, 'certificateKey', null)))).*
      from certificate c, result r join edition e on e.id = r.edition_id
      where c.nomination_id = ${like.id} and r.nomination_id = ${one.id}`.execute(tx)
  })
  return async words => assert.match(await openValid(site, null, `/piagam/${key}`), new RegExp(words, 's'))
}
