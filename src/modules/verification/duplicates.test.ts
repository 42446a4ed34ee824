import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import sharp from 'sharp'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NominationOffice, operator, pathsOf, verifier } from '../../../tests/builders/nomination-office.ts'
import { verificationSettings } from '../../../tests/builders/verification-acts.ts'
import { newId } from '../../platform/random.ts'
import { pictureHash } from '../../platform/media/index.ts'
import { decideDuplicate } from './decide-duplicate.ts'
import { isHeld, isSettled, likenessesOf, pairKey, pairOf, type Likeness } from './duplicate.ts'
import { findDuplicates } from './find-duplicates.ts'
import { resolveFlag } from './flag-file.ts'
import { loadDesk } from './load-desk.ts'
import { admitNomination } from './outcomes.ts'
import { hashNewPictures, verificationJobHandlers } from './picture-hash-job.ts'
import { bitsApart, listNearPictures, NEAR_BITS, partsOf, saveHash } from './picture-hash-store.ts'

const decide = decideDuplicate(verificationSettings)
let office: NominationOffice
before(async () => {
  office = await NominationOffice.open()
})
after(() => office.close())

type Sent = Awaited<ReturnType<NominationOffice['submitted']>>

async function alike({ id }: Sent): Promise<readonly Likeness[]> {
  return office.database.read(async reader => {
    const desk = await loadDesk(reader, id)
    assert.ok(desk)
    return findDuplicates(reader, desk, verificationSettings.ownNumbers)
  })
}
const to = async (one: Sent, other: Sent): Promise<Likeness | undefined> =>
  (await alike(one)).find(each => each.producerId === other.made.producer)

/** Every firm of these tests has its own numbers, but where a test says otherwise. */
async function ownNumbers({ made, papers }: Sent, number: string): Promise<void> {
  const ids = Object.values(papers)
  await office.database.write(async tx => {
    await sql`update document set number = ${number} || right(id, 6) where id in (${sql.join(ids)})`.execute(
      tx,
    )
    await sql`update producer set phone = '', email = '' where id = ${made.producer}`.execute(tx)
  })
}

test('the same number, contact and bytes of another firm are shown from both sides; its own are not', async () => {
  const [one, other, third] = [await office.submitted(), await office.submitted(), await office.submitted()]
  // The papers of all offices in these tests bear the same number.
  const found = await to(one, other)
  assert.deepEqual([found?.grounds, found?.types.toSorted()], [['number'], ['nib', 'npwp']])
  assert.deepEqual((await to(other, one))?.pair, found?.pair)
  await ownNumbers(third, '9')
  assert.equal(await to(one, third), undefined)
  const [file] = (await office.get(one.id)).submittedFile?.photos ?? []
  await office.database.write(async tx => {
    await sql`update producer set phone = '+62 812-3456-7890' where id = ${one.made.producer}`.execute(tx)
    await sql`update producer set phone = '0812 3456 7890' where id = ${third.made.producer}`.execute(tx)
    await sql`update file set sha256 = ${file?.sha256 ?? ''} where id =
      (select file_id from photo where product_id = ${third.made.product} order by id limit 1)`.execute(tx)
  })
  assert.deepEqual((await to(one, third))?.grounds, ['contact', 'bytes'])
})

test('the same product name counts with the same producer or sentra only', async () => {
  const one = await office.submitted()
  const { product } = await office.aProduct()
  assert.deepEqual(
    (await alike(one)).filter(each => each.productId === product),
    [],
  )
  await office.database.write(async tx => {
    await sql`update producer set sentra_id = ${one.made.sentra}
      where id = (select producer_id from product where id = ${product})`.execute(tx)
    await sql`update product set name = 'KAIN  contoh' where id = ${product}`.execute(tx)
  })
  const found = (await alike(one)).find(each => each.productId === product)
  assert.deepEqual(found?.grounds, ['name'])
})

test('a decision is kept for the pair from both sides, until they are alike in something else', async () => {
  const [one, other] = [await office.submitted(), await office.submitted()]
  const found = await to(one, other)
  assert.ok(found && !isSettled(found))
  const given = {
    id: one.id,
    pair: pairKey(found.pair),
    verdict: 'different',
    why: 'Dua usaha milik dua saudara.',
  }
  assert.deepEqual(pathsOf(await office.run(verifier, decide, { ...given, why: 'beda' })), ['why'])
  assert.deepEqual(pathsOf(await office.run(operator, decide, given)), ['not-found'])
  assert.deepEqual(pathsOf(await office.run(verifier, decide, { ...given, pair: 'producers.aaa.bbb' })), [
    'not-found',
  ])
  await office.done(verifier, decide, given)
  const seen = await to(other, one)
  assert.ok(seen && isSettled(seen) && seen.verdict?.verdict === 'different')
  await office.database.write(tx =>
    sql`update producer set email = 'sama@contoh.example' where id in (${one.made.producer}, ${other.made.producer})`.execute(
      tx,
    ),
  )
  const again = await to(one, other)
  assert.ok(again && !isSettled(again))
  await office.done(verifier, decide, { ...given, verdict: 'flagged' })
  const desk = await office.database.read(reader => loadDesk(reader, one.id))
  assert.deepEqual(
    desk?.flags.map(flag => [flag.kind, flag.resolved]),
    [['duplicate', null]],
  )
})

test('a pair that is flagged holds both files until the flag is cleared up, and is then decided again', async () => {
  const [one, other] = [await office.submitted(), await office.submitted()]
  const found = await to(one, other)
  assert.ok(found)
  const flagged = { id: one.id, pair: pairKey(found.pair), verdict: 'flagged', why: 'Pemiliknya sama.' }
  await office.done(verifier, decide, flagged)
  const codesAt = async ({ id }: Sent): Promise<readonly string[]> => {
    const refused = await office.run(verifier, admitNomination, { id })
    assert.ok(refused.kind === 'refused')
    return refused.problems.map(each => each.code).filter(code => code !== 'open')
  }
  assert.deepEqual([await codesAt(one), await codesAt(other)], [['flag'], ['duplicate']])
  const different = { ...flagged, id: other.id, verdict: 'different', why: 'Ternyata dua usaha.' }
  assert.deepEqual(pathsOf(await office.run(verifier, decide, different)), [''], 'the flag comes first')
  const desk = await office.database.read(reader => loadDesk(reader, one.id))
  const raised = desk?.flags[0]?.id
  await office.done(verifier, resolveFlag, { id: one.id, raised, resolution: 'Akta usahanya berbeda.' })
  assert.deepEqual([await codesAt(one), await codesAt(other)], [[], []])
  const cleared = await to(other, one)
  assert.ok(cleared && !isSettled(cleared) && !isHeld(cleared))
  await office.done(verifier, decide, different)
  const settled = await to(one, other)
  assert.ok(settled && isSettled(settled))
})

test('a pair is the same from both sides, and nothing is like itself', () => {
  const [a, b] = [
    { producerId: 'p1', productId: 'q1' },
    { producerId: 'p2', productId: 'q2' },
  ]
  assert.deepEqual(pairOf(a, b), pairOf(b, a))
  assert.equal(pairOf(a, a), null)
  assert.equal(pairOf(a, { producerId: 'p1', productId: null }), null)
  assert.deepEqual(pairOf(a, { producerId: 'p1', productId: 'q2' }), {
    kind: 'products',
    first: 'q1',
    second: 'q2',
  })
  const seen = [
    { ...b, ground: 'contact' as const },
    { ...b, ground: 'number' as const, type: 'nib' },
  ]
  assert.deepEqual(
    likenessesOf(a, seen).map(one => [one.grounds, one.types]),
    [[['contact', 'number'], ['nib']]],
  )
})

/** A picture with shapes, as a photo has. */
const drawn = (seed: number, width = 320): Promise<Buffer> =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="240"><rect width="320" height="240" fill="#ccc"/>${Array.from(
        { length: 14 },
        (_, index) =>
          `<circle cx="${(index * 97 * seed) % 320}" cy="${(index * 61 * (seed + 3)) % 240}" r="${18 + ((index * seed) % 30)}" fill="rgb(${(index * 40 * seed) % 255},${(index * 70) % 255},${(seed * 50) % 255})"/>`,
      ).join('')}</svg>`,
    ),
  )
    .resize(width)
    .jpeg({ quality: 90 })
    .toBuffer()

async function hashOf(content: Buffer): Promise<string> {
  const path = join(mkdtempSync(join(tmpdir(), 'bintang-hash-')), 'foto.jpg')
  await sharp(content).toFile(path)
  return pictureHash(path)
}

test('a picture made smaller, paler and saved anew is near itself, and far from another', async () => {
  const original = await hashOf(await drawn(2))
  const changed = await sharp(await drawn(2, 200))
    .modulate({ brightness: 1.1 })
    .jpeg({ quality: 55 })
    .toBuffer()
  assert.ok(bitsApart(original, await hashOf(changed)) <= NEAR_BITS)
  assert.ok(bitsApart(original, await hashOf(await drawn(5))) > NEAR_BITS)
  const blank = await sharp({ create: { width: 320, height: 240, channels: 3, background: '#eee' } })
    .jpeg()
    .toBuffer()
  assert.equal(partsOf(await hashOf(blank)), null)
})

test('whichever six bits differ, the other picture is found by its parts', async () => {
  const made: string[] = []
  const add = async (hash: string): Promise<string> => {
    const id = newId()
    await office.database.write(async tx => {
      await sql`insert into file (id, sha256, bytes, media_type, original_name, state, created_by, created_at)
        values (${id}, ${id}, 1, 'image/jpeg', 'foto.jpg', 'ready', 'test', now())`.execute(tx)
      await saveHash(tx, id, hash)
    })
    made.push(id)
    return id
  }
  const base = 0x5a3cc3a50f96e178n
  const own = await add(base.toString(16).padStart(16, '0'))
  const bits = fc.uniqueArray(fc.integer({ min: 0, max: 63 }), { minLength: 0, maxLength: 10 })
  await fc.assert(
    fc.asyncProperty(bits, async flipped => {
      const other = flipped.reduce((hash, bit) => hash ^ (1n << BigInt(bit)), base)
      const id = await add(other.toString(16).padStart(16, '0'))
      const found = await office.database.read(reader => listNearPictures(reader, [own]))
      assert.equal(
        found.some(one => one.other === id),
        flipped.length <= NEAR_BITS,
      )
    }),
    { numRuns: 60 },
  )
})

test('a broken or lost picture does not keep the others from being looked at, and many are soon through', async () => {
  const { files } = office.environment.services
  const rendered = (bytes: string, from: number, count: number) =>
    office.database.write(async tx => {
      await sql`insert into file (id, sha256, bytes, media_type, original_name, state, created_by, created_at)
        select 'rusak' || lpad(n::text, 11, '0'), n::text, 1, 'image/jpeg', 'foto.jpg', 'ready', 'test', now()
        from generate_series(${from}::int, ${from + count - 1}::int) n`.execute(tx)
      await sql`insert into rendition (file_id, name, sha256, bytes, media_type, width, height)
        select 'rusak' || lpad(n::text, 11, '0'), 'w320', ${bytes}, 1, 'image/jpeg', 320, 240
        from generate_series(${from}::int, ${from + count - 1}::int) n`.execute(tx)
    })
  await rendered(await files.put(Buffer.from('bukan gambar')), 1, 1)
  await rendered('0'.repeat(64), 2, 99)
  await rendered(await files.put(await drawn(7)), 101, 1)
  const [handle] = Object.values(verificationJobHandlers(office.environment))
  const [full, rest] = [await handle?.({}), await handle?.({})]
  assert.ok(Number(full) < Number(rest), 'a full window is followed by the next one soon')
  const { rows } = await office.database.read(reader =>
    sql<{
      hash: string
    }>`select hash from picture_hash where file_id like 'rusak%' order by file_id desc`.execute(reader),
  )
  assert.equal(rows.length, 101)
  assert.ok(partsOf(rows[0]?.hash ?? '') !== null && rows.slice(1).every(row => partsOf(row.hash) === null))
})

test('photos that look the same under two firms are found once the pictures were looked at', async () => {
  const [one, other] = [await office.submitted(), await office.submitted()]
  await ownNumbers(one, '7')
  await ownNumbers(other, '8')
  const { files } = office.environment.services
  for (const [sent, width] of [
    [one, 320],
    [other, 300],
  ] as const) {
    const hash = await files.put(await drawn(3, width))
    const [photo] = (await office.get(sent.id)).submittedFile?.photos ?? []
    await office.database.write(tx =>
      sql`insert into rendition (file_id, name, sha256, bytes, media_type, width, height)
        values (${photo?.fileId ?? ''}, 'w320', ${hash}, 1, 'image/jpeg', 320, 240)`.execute(tx),
    )
  }
  const before = await to(one, other)
  assert.ok(!before?.grounds.includes('photo'))
  assert.equal(await hashNewPictures(office.environment), false)
  assert.ok((await to(one, other))?.grounds.includes('photo'))
  assert.ok((await to(other, one))?.grounds.includes('photo'))
})
