import { sql } from 'kysely'
import { json, type Database, type Tx } from '../src/platform/database/index.ts'

const VOCABULARY = 3_000
const STORIES = 1_000
/** Words of a story: what offices write. */
const STORY = 110

const syllables = [
  'ba',
  'te',
  'nu',
  'ki',
  'ra',
  'so',
  'mi',
  'la',
  'du',
  'pe',
  'gan',
  'tor',
  'wes',
  'lim',
  'jan',
]
function wordOf(number: number): string {
  let word = ''
  for (let rest = number + 7; rest > 0; rest = Math.floor(rest / syllables.length))
    word += syllables[rest % syllables.length]
  return word
}

/** Stories, always the same, in which few words come often and most seldom, as in a language. */
function storiesOf(): readonly string[] {
  let state = 42
  const next = (): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
  const story = (): string =>
    Array.from({ length: STORY }, () => wordOf(Math.floor(VOCABULARY ** next()))).join(' ')
  return Array.from({ length: STORIES }, story)
}

const photo = (number: number) => ({
  fileId: `f${number}`,
  caption: `Foto contoh ${number}`,
  width: 1600,
  height: 1200,
})
const photos = json([photo(1), photo(2), photo(3)])
const TOGETHER = 20_000

const insertProducts = (tx: Tx, stories: readonly string[], from: number, to: number) =>
  sql`insert into catalogue_entry (slug, nomination_id, product_id, edition_id, edition_title, commodity, commodity_title, area_path, province, place, stars, stars_of, scheme, example, certificate_number, certificate_key, name, maker, about, story, content, photos, search, published_at)
    select 'produk-' || n, 'n' || n, 'p' || n, 'e' || n % 4, '{"id":"Edisi","en":"Edition"}', 'k' || n % 5, '{"id":"Komoditas","en":"Commodity"}',
      '/' || 11 + n % 38 || '/' || 11 + n % 38 || '.' || 10 + n % 14 || '/', (11 + n % 38)::text, 'Kabupaten ' || n % 514, 1 + n % 3, 3, 'stars', true,
      'C/' || n, 'C' || n, 'Produk ' || n, 'Pembuat ' || n % 7000, left(story, 160), story,
      json_build_object('producerId', 'm' || n % 7000, 'makerSlug', 'pembuat-' || n % 7000, 'sentraSlug', 'sentra-' || n % 900,
        'makerStory', left(story, 300), 'sentra', 'Sentra ' || n % 900, 'founded', 1 + n % 900,
        'decree', json_build_object('number', 'SK ' || n % 4, 'date', '2030-01-01'), 'editionNumber', (n % 4)::text),
      ${photos}::jsonb,
      'produk ' || n || ' pembuat ' || n % 7000 || ' kata' || n % 97 || ' corak' || n % 211 || ' kabupaten ' || n % 514 || ' ' || left(story, 160) || ' ' || story,
      timestamptz '2030-01-01' + n * interval '1 minute'
    from generate_series(${sql.lit(from)}::int, ${sql.lit(to)}::int) as n
    join jsonb_array_elements_text(${json(stories)}::jsonb) with ordinality as told (story, number)
      on number = 1 + n % ${sql.lit(STORIES)}`.execute(tx)

/**
 * Invented products `from` to `to` with stories, commodities, provinces and stars in the proportions of a wide
 * catalogue, always the same. They have no nominations behind them.
 */
export async function fillCatalogue(database: Database, from: number, to: number): Promise<void> {
  const stories = storiesOf()
  await database.write(tx =>
    sql`alter table catalogue_entry drop constraint if exists catalogue_entry_nomination_id_fkey`.execute(tx),
  )
  for (let first = from; first <= to; first += TOGETHER) {
    const last = Math.min(first + TOGETHER - 1, to)
    await database.write(tx => insertProducts(tx, stories, first, last))
  }
  for (const table of ['catalogue_entry', 'catalogue_words', 'catalogue_group', 'catalogue_maker_count'])
    await sql`vacuum analyze ${sql.table(table)}`.execute(database.handle)
}

/** A certificate for each of these products. */
export async function fillCertificates(database: Database): Promise<void> {
  await database.write(async tx => {
    for (const constraint of ['certificate_nomination_id_fkey', 'certificate_edition_id_fkey'])
      await sql`alter table certificate drop constraint if exists ${sql.ref(constraint)}`.execute(tx)
    await sql`insert into certificate (id, number, check_key, nomination_id, edition_id, sequence, area_path, commodity, content, rules_hash, state, issued_at)
      select 'c' || slug, certificate_number, certificate_key, nomination_id, edition_id, row_number() over (), area_path, commodity,
        json_build_object('template', 1, 'number', certificate_number, 'title', commodity_title, 'holder', maker, 'product', name,
          'place', place, 'commodity', commodity_title, 'stars', stars, 'of', stars_of, 'scheme', scheme, 'starsTitle', commodity_title,
          'edition', json_build_object('number', edition_id, 'title', edition_title), 'decree', content->'decree', 'validUntil', null,
          'example', true),
        'r', 'valid', published_at
      from catalogue_entry`.execute(tx)
  })
  await sql`vacuum analyze certificate`.execute(database.handle)
}
