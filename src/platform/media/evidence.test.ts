import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import sharp from 'sharp'
import { evidencePhoto } from '../../../tests/builders/specimens.ts'
import { evidenceOf, type Evidence } from './evidence.ts'

const now = new Date('2026-06-01T00:00:00Z')
const exifOf = async (photo: Buffer): Promise<Buffer> => {
  const { exif } = await sharp(photo).metadata()
  assert.ok(exif)
  return exif
}
const of = async (gps?: Record<string, string>, taken?: string): Promise<Evidence | null> =>
  evidenceOf(await exifOf(await evidencePhoto(gps, taken)), now)
const gps = (latitude: string, south: string, longitude: string, east: string) => ({
  GPSLatitudeRef: south,
  GPSLatitude: latitude,
  GPSLongitudeRef: east,
  GPSLongitude: longitude,
})

test('a photo that says where and when, tells both with signs by its hemisphere', async () => {
  const takenAt = '2026-03-12T10:15'
  assert.deepEqual(await of(), { takenAt, place: { latitude: -7.98, longitude: 112.63 } })
  const northWest = await of(gps('51/1 30/1 0/1', 'N', '0/1 7/1 30/1', 'W'))
  assert.deepEqual(northWest?.place, { latitude: 51.5, longitude: -0.125 })
})

test('places and times that cannot be, tell nothing', async () => {
  const wrong = [
    gps('0/1 0/1 0/1', 'N', '0/1 0/1 0/1', 'E'),
    gps('91/1 0/1 0/1', 'N', '10/1 0/1 0/1', 'E'),
    gps('10/1 0/1 0/1', 'N', '181/1 0/1 0/1', 'E'),
    gps('7/0 0/0 0/0', 'S', '112/1 0/1 0/1', 'E'),
    gps('4294967295/1 0/1 0/1', 'S', '112/1 0/1 0/1', 'E'),
    gps('7/1 0/1 0/1', 'X', '112/1 0/1 0/1', 'E'),
    { GPSLatitudeRef: 'S', GPSLatitude: '7/1 0/1 0/1' },
  ]
  for (const one of wrong) assert.equal((await of(one))?.place ?? null, null, JSON.stringify(one))
  for (const taken of ['2026:07:01 00:00:00', '0000:00:00 00:00:00', '2026:13:45 99:99:99', 'kemarin'])
    assert.equal((await of(undefined, taken))?.takenAt ?? null, null, taken)
  assert.equal(await of({}, '0000:00:00 00:00:00'), null)
})

test('metadata changed at random, tells only what can be and never fails', async () => {
  const whole = await exifOf(await evidencePhoto())
  const change = fc.record({ at: fc.nat(whole.length - 1), to: fc.nat(255), end: fc.nat(whole.length) })
  fc.assert(
    fc.property(fc.array(change, { maxLength: 20 }), changes => {
      const bytes = Buffer.from(whole)
      for (const { at, to } of changes) bytes[at] = to
      const told = evidenceOf(bytes.subarray(0, changes[0]?.end ?? whole.length), now)
      if (told?.takenAt) assert.ok(new Date(`${told.takenAt}Z`).getTime() <= now.getTime() + 86_400_000)
      if (!told?.place) return
      assert.ok(Math.abs(told.place.latitude) <= 90 && Math.abs(told.place.longitude) <= 180)
    }),
    { numRuns: 500 },
  )
  for (const junk of [Buffer.alloc(0), Buffer.from('Exif\0\0'), Buffer.alloc(100_000, 0xff)])
    assert.equal(evidenceOf(junk, now), null)
})
