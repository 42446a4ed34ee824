import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import sharp from 'sharp'
import {
  endlessPaper,
  heicHead,
  lockedPaper,
  paper,
  pdfOf,
  phonePhoto,
  photo,
  picturePng,
  pictureWebp,
  specimenFolder,
} from '../../../tests/builders/specimens.ts'
import { childrenOf } from '../../../tests/builders/child-processes.ts'
import { createMedia } from './create-media.ts'
import { Unreadable, type MediaType } from './media.ts'

const every: readonly MediaType[] = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp']
const folder = specimenFolder()
const media = createMedia()
after(async () => {
  await media.close()
  folder.discard()
})

const inspect = (name: string, content: Uint8Array | string, accepted = every) =>
  media.inspect(folder.write(name, content), accepted, name)

async function refusalOf(name: string, content: Uint8Array | string, accepted = every) {
  const result = await inspect(name, content, accepted)
  if (result.ok) return 'taken'
  assert.equal(result.problems.length, 1)
  assert.ok(result.problems[0]?.message.id && result.problems[0].message.en)
  return result.problems[0].code
}

describe('inspect, sound files', () => {
  test('a PDF, tells its pages', async () => {
    assert.deepEqual(await inspect('a.pdf', paper(3)), {
      ok: true,
      value: { mediaType: 'application/pdf', pages: 3, width: null, height: null, evidence: null },
    })
  })
  test('pictures, tells their size as seen', async () => {
    const sizes = [
      await inspect('a.jpg', await photo(300, 200)),
      await inspect('a.png', await picturePng(30, 20)),
      await inspect('a.webp', await pictureWebp(40, 20)),
      await inspect('b.jpg', await phonePhoto()),
    ].map(result => result.ok && [result.value.mediaType, result.value.width, result.value.height])
    assert.deepEqual(sizes, [
      ['image/jpeg', 300, 200],
      ['image/png', 30, 20],
      ['image/webp', 40, 20],
      ['image/jpeg', 480, 640],
    ])
  })
  test('a PDF behind a line of its program, is taken', async () => {
    assert.equal(await refusalOf('a.pdf', Buffer.concat([Buffer.from('junk\n'), paper()])), 'taken')
  })
})

describe('inspect, files that are not taken', () => {
  test('an empty file, says so', async () => {
    assert.equal(await refusalOf('a.pdf', ''), 'empty')
  })
  test('a text named .pdf, says that it is renamed and what it is', async () => {
    const result = await inspect('nib.pdf', 'Nomor: 123', ['application/pdf'])
    assert.deepEqual(result.ok ? [] : result.problems.map(one => [one.code, one.message.id]), [
      [
        'renamed',
        'Berkas ini bukan PDF walaupun namanya berakhiran .pdf; isinya teks biasa. Simpan ulang sebagai PDF, lalu unggah lagi.',
      ],
    ])
  })
  test('a picture where only a PDF is accepted, names what is accepted', async () => {
    const result = await inspect('nib.jpg', await photo(), ['application/pdf'])
    assert.deepEqual(result.ok ? [] : result.problems.map(one => [one.code, one.message.en]), [
      [
        'wrong-type',
        'This file is a JPEG picture, while PDF is accepted here. Save it again as PDF, then upload it again.',
      ],
    ])
  })
  test('other kinds of content, are told apart from damaged ones', async () => {
    const codes = await Promise.all([
      refusalOf('a.docx', 'PK\x03\x04 word'),
      refusalOf('a.html', '<script>alert(1)</script>'),
      refusalOf('a.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'),
      refusalOf('a.gif', 'GIF89a'),
      refusalOf('a.exe', 'MZ\x90\0'),
      refusalOf('a.mp4', '\0\0\0\x18ftypisom'),
    ])
    assert.deepEqual(new Set(codes), new Set(['wrong-type']))
  })
  test('a HEIC photo, says where to switch the camera to JPEG', async () => {
    assert.equal(await refusalOf('a.heic', heicHead()), 'heic')
    assert.equal(await refusalOf('a.jpg', heicHead()), 'heic')
  })
  test('a PDF that lost its end, is called cut off', async () => {
    const whole = paper(2)
    assert.equal(await refusalOf('a.pdf', whole.subarray(0, whole.length - 200)), 'truncated')
    assert.equal(await refusalOf('b.pdf', whole.subarray(0, 30)), 'truncated')
  })
  test('a PDF that is damaged or without pages, says so', async () => {
    assert.equal(await refusalOf('a.pdf', `%PDF-1.7\n${'x'.repeat(500)}\n%%EOF`), 'corrupted')
    const noPages = pdfOf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count 0 /Kids [] >>'])
    assert.equal(await refusalOf('b.pdf', noPages), 'no-pages')
  })
  test('a locked PDF, asks for one without a password', async () => {
    assert.equal(await refusalOf('a.pdf', lockedPaper()), 'encrypted')
  })
  test('a PDF of 101 pages, is too long, one of 100 is not', async () => {
    assert.equal(await refusalOf('a.pdf', paper(101)), 'too-many-pages')
    assert.equal(await refusalOf('b.pdf', paper(100)), 'taken')
  })
  test('pictures cut off after their header, are called cut off', async () => {
    const jpeg = await photo(800, 600)
    assert.equal(await refusalOf('a.jpg', jpeg.subarray(0, jpeg.length / 2)), 'truncated')
    const png = await sharp(jpeg).png().toBuffer()
    assert.equal(await refusalOf('a.png', png.subarray(0, png.length / 2)), 'truncated')
    const webp = await sharp(jpeg).webp().toBuffer()
    assert.notEqual(await refusalOf('a.webp', webp.subarray(0, webp.length / 2)), 'taken')
  })
  test('a picture of 64 megapixels, is refused although its file is small', async () => {
    assert.equal(await refusalOf('a.png', await picturePng(8_000, 8_000)), 'too-many-pixels')
  })
  test('a file that is not there, is a fault of the machine and not of the file', async () => {
    await assert.rejects(() => media.inspect('/nonexistent/file', every), /ENOENT/)
  })
})

describe('rendering', () => {
  test('a large photo, becomes three WebP pictures without any metadata', async () => {
    const content = await sharp(await phonePhoto())
      .keepMetadata()
      .resize(2_400)
      .jpeg()
      .toBuffer()
    assert.ok((await sharp(content).metadata()).exif, 'the photo carries its place and device')
    const made = await media.renderPicture(folder.write('big.jpg', content))
    assert.deepEqual(
      made.map(one => [one.name, one.mediaType, one.width, one.height]),
      [
        ['w320', 'image/webp', 320, 427],
        ['w800', 'image/webp', 800, 1067],
        ['w1600', 'image/webp', 1600, 2133],
      ],
    )
    for (const { content: bytes } of made) {
      const { format, exif, icc, xmp, orientation } = await sharp(bytes).metadata()
      assert.deepEqual(
        { format, exif, icc, xmp, orientation },
        {
          format: 'webp',
          exif: undefined,
          icc: undefined,
          xmp: undefined,
          orientation: undefined,
        },
      )
    }
  })
  test('a small photo, is never enlarged', async () => {
    const made = await media.renderPicture(folder.write('small.jpg', await photo(500, 100)))
    assert.deepEqual(
      made.map(one => one.width),
      [320, 500, 500],
    )
  })
  test('a PDF, becomes pictures of its pages as printed', async () => {
    const made = await media.renderPages(folder.write('a.pdf', paper(2)), 100)
    assert.deepEqual(
      made.map(one => [one.name, one.width, one.height]),
      [
        ['page-1', 1200, 1698],
        ['page-2', 1200, 1698],
      ],
    )
    const { data, info } = await sharp(made[0]?.content).raw().toBuffer({ resolveWithObject: true })
    const brightness = (row: number): number => data[(row * info.width + 600) * info.channels] ?? -1
    assert.ok(brightness(600) < 40, 'the bar is dark')
    assert.ok(brightness(1_600) > 215, 'the paper is white')
  })
  test('more pages than asked for, makes only those', async () => {
    const made = await media.renderPages(folder.write('a.pdf', paper(5)), 2)
    assert.equal(made.length, 2)
  })
  test('content that cannot be read, is called unreadable', async () => {
    const broken = folder.write('broken', '%PDF-1.7 nothing')
    await assert.rejects(() => media.renderPages(broken, 5), Unreadable)
    await assert.rejects(() => media.renderPicture(broken), Unreadable)
  })
})

describe('the process', () => {
  test('a PDF that never ends, is refused by its time or its memory, and the next file is looked at', async () => {
    const impatient = createMedia({ milliseconds: 3_000, heapMegabytes: 128 })
    try {
      const endless = impatient.inspect(folder.write('endless.pdf', endlessPaper()), every)
      const sound = impatient.inspect(folder.write('sound.pdf', paper()), every)
      const results = await Promise.all([endless, sound])
      const [first, second] = results.map(result =>
        result.ok ? 'taken' : result.problems.map(one => one.code).join(),
      )
      // Which of the two limits it meets first depends on how busy the machine is.
      assert.ok(first === 'too-slow' || first === 'corrupted', first)
      assert.equal(second, 'taken')
    } finally {
      await impatient.close()
    }
  })
  test('ended from outside, blames the machine and not the file; the next file is looked at by a new one', async () => {
    const other = createMedia()
    try {
      const sound = folder.write('sound.pdf', paper())
      const before = childrenOf(process.pid)
      assert.equal((await other.inspect(sound, every)).ok, true)
      const [own] = childrenOf(process.pid).filter(pid => !before.includes(pid))
      if (own === undefined) return
      const waiting = other.inspect(folder.write('endless.pdf', endlessPaper()), every)
      process.kill(own, 'SIGKILL')
      await assert.rejects(() => waiting, /ended by SIGKILL/)
      assert.equal((await other.inspect(sound, every)).ok, true)
    } finally {
      await other.close()
    }
  })
  test('a closed one, refuses instead of waiting', async () => {
    const closed = createMedia()
    await closed.close()
    await assert.rejects(() => closed.renderPicture(folder.write('x', '')), /closed/)
  })
})
