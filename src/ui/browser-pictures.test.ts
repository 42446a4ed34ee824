import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import exifReader from 'exif-reader'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { executablePath, until } from '../../tests/builders/browser-session.ts'
import { UploadSession } from '../../tests/builders/upload-session.ts'
import { exifOf, withExif } from './browser/uploads/exif.ts'
import { Pace, roundedTime } from './browser/uploads/pace.ts'

/** A photo as phones take it: lying, with the turn, the place and the moment noted beside it. */
const phonePhoto = (width = 3300, height = 2200): Promise<Buffer> =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: { r: 140, g: 90, b: 40 },
      noise: { type: 'gaussian', mean: 128, sigma: 12 },
    },
  })
    .withExif({
      IFD0: { Make: 'Contoh' },
      IFD2: { DateTimeOriginal: '2031:03:12 09:15:00' },
      IFD3: {
        GPSLatitudeRef: 'S',
        GPSLatitude: '7/1 58/1 48/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '112/1 37/1 48/1',
      },
    })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 95 })
    .toBuffer()

async function evidenceOf(jpeg: Buffer) {
  const { exif, width, height, orientation } = await sharp(jpeg).metadata()
  const read = exif ? exifReader(exif) : undefined
  return {
    width,
    height,
    orientation,
    latitude: read?.GPSInfo?.GPSLatitude,
    taken: read?.Photo?.DateTimeOriginal?.toISOString(),
  }
}

test('place and date of a photo, carried into the picture drawn anew, are read there as before', async () => {
  const original = await phonePhoto(300, 200)
  const drawn = await sharp({ create: { width: 20, height: 30, channels: 3, background: '#fff' } })
    .jpeg()
    .toBuffer()
  const segment = exifOf(original)
  assert.ok(segment)
  const before = await evidenceOf(original)
  const after = await evidenceOf(Buffer.from(withExif(drawn, segment)))
  assert.deepEqual(before.latitude, [7, 58, 48])
  assert.equal(before.taken, '2031-03-12T09:15:00.000Z')
  assert.deepEqual(after, { ...before, width: 20, height: 30, orientation: 1 })
  assert.equal((await evidenceOf(original)).orientation, 6, 'the original is left as it was')
})

test('a photo without place and date, or no photo at all, has nothing to carry', async () => {
  const plain = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } })
    .jpeg()
    .toBuffer()
  assert.equal(exifOf(plain), undefined)
  assert.equal(exifOf(new Uint8Array(0)), undefined)
  assert.equal(exifOf(Buffer.from('%PDF-1.7')), undefined)
  const whole = await phonePhoto(60, 40)
  const cut = whole.subarray(0, 40)
  assert.equal(exifOf(cut), undefined, 'cut off within its segment')
})

test('a segment whose tables point beyond it, is refused rather than written', async () => {
  const segment = exifOf(await phonePhoto(60, 40))
  assert.ok(segment)
  const hostile = segment.slice()
  new DataView(hostile.buffer).setUint32(14, 0x7fff_ffff)
  assert.throws(() => withExif(new Uint8Array([0xff, 0xd8, 0xff, 0xd9]), hostile), RangeError)
})

test('time left, from the last seconds only, and nothing before enough was seen', () => {
  const pace = new Pace()
  pace.add(0, 0)
  pace.add(100_000, 1_000)
  assert.equal(pace.secondsFor(100_000), undefined)
  pace.add(300_000, 3_000)
  assert.equal(pace.secondsFor(100_000), 1)
  pace.add(300_000, 21_500)
  pace.add(310_000, 22_500)
  // Of the fast beginning only its end lies within the last twenty seconds.
  assert.equal(Math.round(pace.secondsFor(100_000) ?? 0), 195)
  pace.restart()
  assert.equal(pace.secondsFor(100_000), undefined)
  assert.deepEqual(
    [1, 12, 57, 58, 100, 3_599, 5_400, 9_000].map(roundedTime).map(one => `${one.count} ${one.unit}`),
    ['5 seconds', '15 seconds', '60 seconds', '1 minutes', '2 minutes', '60 minutes', '2 hours', '3 hours'],
  )
})

let session: UploadSession
let page: Page
let large: Buffer

describe('pictures made smaller on the device', { skip: executablePath ? false : 'no Chromium' }, () => {
  const words = (field: string): Promise<string> =>
    page.locator(`[data-field="${field}"] .upload__box`).innerText()
  const choose = (field: string, name: string, buffer: Buffer, mimeType = 'image/jpeg') =>
    page.locator(`#f-${field}`).setInputFiles({ name, mimeType, buffer })
  const isSent = (field: string) => async (): Promise<boolean> => /Sudah terkirim/.test(await words(field))
  async function arrived(field: string): Promise<Buffer> {
    await until('sent', isSent(field))
    await page.locator('button[value="paper.add"]').click()
    await until('form', () => session.received.length === 1)
    return session.received[0]?.uploads[field] ?? Buffer.alloc(0)
  }
  before(async () => {
    session = await UploadSession.start()
    page = await session.browser()
    large = await phonePhoto()
    assert.ok(large.length > 1_500_000, `${large.length}`)
  })
  after(() => session.stop())
  beforeEach(async () => {
    await session.reset(page)
    await page.goto(`${session.line.origin}/surat`)
  })

  test('a photo of a paper, goes out upright, smaller, and without its place', async () => {
    await choose('file', 'nib.jpeg', large)
    await until('told', async () =>
      /Foto diperkecil: \d,\d MB menjadi (\d+ kB|\d,\d MB)\./.test(await words('file')),
    )
    const got = await arrived('file')
    assert.ok(got.length < large.length * 0.7, `${got.length} of ${large.length}`)
    assert.deepEqual(await evidenceOf(got), {
      width: 1707,
      height: 2560,
      orientation: undefined,
      latitude: undefined,
      taken: undefined,
    })
    assert.match(await page.content(), /Surat/)
  })

  test('a photo that is evidence, keeps its place and its date', async () => {
    await choose('foto', 'tenun.jpg', large)
    assert.deepEqual(await evidenceOf(await arrived('foto')), {
      width: 1707,
      height: 2560,
      orientation: 1,
      latitude: [7, 58, 48],
      taken: '2031-03-12T09:15:00.000Z',
    })
  })

  test('the original size, asked for, goes out byte for byte and is remembered on this page', async () => {
    await choose('foto', 'tenun.jpg', large)
    await until('smaller', isSent('foto'))
    await page.getByRole('button', { name: /Kirim ukuran asli/ }).click()
    await until('original', async () => /dalam ukuran asli/.test(await words('foto')))
    await choose('file', 'nib.jpg', large)
    await until('remembered', async () => /dalam ukuran asli[\s\S]*Perkecil foto/.test(await words('file')))
    await until('both', async () => (await isSent('foto')()) && (await isSent('file')()))
    assert.ok((await arrived('foto')).equals(large), 'other bytes')
    assert.deepEqual(session.received[0]?.uploads['file'], large)
  })

  test('a small picture, and one that would not get much smaller, are left as they are', async () => {
    const small = await phonePhoto(300, 200)
    await choose('file', 'kecil.jpg', small)
    const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const
    const dense = await sharp({
      create: { width: 1600, height: 1200, channels: 3, background: '#888', noise },
    })
      .jpeg({ quality: 50 })
      .toBuffer()
    assert.ok(dense.length > 300_000, `${dense.length}`)
    await choose('foto', 'padat.jpg', dense)
    await until('sent', isSent('foto'))
    assert.ok((await arrived('file')).equals(small), 'other bytes')
    assert.ok(session.received[0]?.uploads['foto']?.equals(dense), 'other bytes')
  })

  test('a file beyond the limit that becomes small enough, is taken; one that does not, is told at once', async () => {
    const huge = await sharp({
      create: {
        width: 4200,
        height: 3000,
        channels: 3,
        background: '#888',
        noise: { type: 'gaussian', mean: 128, sigma: 20 },
      },
    })
      .jpeg({ quality: 98 })
      .toBuffer()
    assert.ok(huge.length > 8_000_000, `${huge.length}`)
    await choose('file', 'besar.jpg', huge)
    assert.ok((await arrived('file')).length < 8_000_000)
    await page.goto(`${session.line.origin}/surat`)
    await choose('file', 'besar.pdf', Buffer.alloc(8_100_000, 1), 'application/pdf')
    const problem = page.locator('#f-file-problem')
    await until('told', () => problem.isVisible())
    assert.match(await problem.innerText(), /Berkas ini 8,1 MB, batasnya 8,0 MB/)
  })

  test('a HEIC that this browser cannot read, says what to do before a byte is sent', async () => {
    await choose('foto', 'IMG_1.HEIC', Buffer.alloc(400_000, 7), 'image/heic')
    const problem = page.locator('#f-foto-problem')
    await until('told', () => problem.isVisible())
    assert.match(await problem.innerText(), /HEIC[\s\S]*Paling Kompatibel/)
    assert.deepEqual(session.asked, [])
  })

  test('a picture that is broken, goes as it is: the server says what is wrong with it', async () => {
    const broken = Buffer.concat([large.subarray(0, 500), Buffer.alloc(400_000, 3)])
    await choose('file', 'rusak.jpg', broken)
    assert.ok((await arrived('file')).equals(broken), 'other bytes')
  })

  test('on a phone, the camera is one press away; at a desk, the field is as it was', async () => {
    const camera = page.getByRole('button', { name: /Ambil foto: Surat/ })
    assert.equal(await camera.isVisible(), true)
    assert.ok(((await camera.boundingBox())?.height ?? 0) >= 44)
    const asked = page.waitForEvent('filechooser')
    await camera.click()
    await (await asked).setFiles({
      name: 'kamera.jpg',
      mimeType: 'image/jpeg',
      buffer: await phonePhoto(300, 200),
    })
    await until('sent', isSent('file'))
    assert.equal(await camera.isVisible(), false)
    await session.closeBrowser()
    page = await session.browser({ width: 1280, touch: false })
    await session.reset(page)
    await page.goto(`${session.line.origin}/surat`)
    assert.equal(await page.getByRole('button', { name: /Ambil foto/ }).count(), 0)
    assert.equal(await page.locator('#f-file').isVisible(), true)
  })
})
