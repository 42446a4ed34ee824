import { rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { utils, write } from '@e965/xlsx'
import { createMedia } from '../../src/platform/media/index.ts'
import {
  Unreadable,
  type Media,
  type MediaType,
  type RenderedPicture,
} from '../../src/platform/media/media.ts'
import { largestChild } from '../../tests/builders/child-processes.ts'
import { TooSlow } from '../../src/platform/media/process-queue.ts'
import { bombJpeg, bombPng, bombZip } from '../../tests/builders/hostile-files.ts'
import {
  embeddingPaper,
  evidencePhoto,
  lockedPaper,
  paper,
  photo,
  picturePng,
  pictureWebp,
  scriptedPaper,
  specimenFolder,
} from '../../tests/builders/specimens.ts'
import { diceOf, type Campaign } from './campaign.ts'
import { mutated } from './mutations.ts'

/** Longer than all that the media tools may take for one file together. */
const HUNG_TICKS = 400
const TICK_MILLISECONDS = 100
const TOOL_MILLISECONDS = 4_000
const MOST_MEGABYTES = 1_500
const PAGES = 2

const everything: readonly MediaType[] = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp']

function spreadsheet(): Buffer {
  const book = utils.book_new()
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet([
      ['Nama', 'Nomor'],
      ['Contoh', 1],
    ]),
    'Lembar',
  )
  return Buffer.from(write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array)
}

const svg = Buffer.from(
  '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="30000" height="30000"><script>alert(1)</script><image href="file:///etc/passwd"/></svg>',
)
const word = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.from('word/document.xml'), bombZip()])

/** Sound files of every kind that is taken, and those of kinds that are not. */
const seedFiles = async (): Promise<readonly Buffer[]> => [
  paper(1),
  paper(3, 'KAMPANYE'),
  scriptedPaper('names'),
  embeddingPaper(),
  lockedPaper(),
  await photo(200, 150),
  await evidencePhoto(),
  await bombJpeg(),
  await picturePng(120, 90),
  bombPng(),
  await pictureWebp(120, 90),
  spreadsheet(),
  word,
  bombZip(),
  svg,
]

type Outcome = 'accepted' | 'refused' | 'crashed' | 'hung'

/** A picture of ours: small, of the kind it says, and without anything that was written into its file. */
const isClean = ({ content }: RenderedPicture): boolean => {
  const bytes = Buffer.from(content)
  return (
    bytes.subarray(8, 12).toString('latin1') === 'WEBP' &&
    !/EXIF|XMP |kenari-rahasia/.test(bytes.toString('latin1'))
  )
}

async function render(media: Media, path: string, type: MediaType): Promise<Outcome> {
  try {
    const made =
      type === 'application/pdf' ? await media.renderPages(path, PAGES) : await media.renderPicture(path)
    return made.length > 0 && made.every(isClean) ? 'accepted' : 'crashed'
  } catch (error) {
    // A file that was taken and then cannot be painted, or not in its time, is shown as such: no fault.
    return error instanceof Unreadable || error instanceof TooSlow ? 'accepted' : 'crashed'
  }
}

/** What the real way of an upload makes of these bytes. */
async function look(media: Media, path: string): Promise<Outcome> {
  try {
    const result = await media.inspect(path, everything, 'berkas.pdf')
    if (result.ok) return await render(media, path, result.value.mediaType)
    const isTold = result.problems.every(({ message }) => message.id.length > 20 && message.en.length > 20)
    return result.problems.length > 0 && isTold ? 'refused' : 'crashed'
  } catch {
    return 'crashed'
  }
}

/** Counted in ticks of this process: a machine that is too busy to run it stops the clock with it. */
async function timed(work: Promise<Outcome>): Promise<Outcome> {
  let ticks = 0
  let clock: ReturnType<typeof setInterval> | undefined
  const late = new Promise<Outcome>(resolve => {
    clock = setInterval(() => ++ticks > HUNG_TICKS && resolve('hung'), TICK_MILLISECONDS)
  })
  const outcome = await Promise.race([work, late])
  clearInterval(clock)
  return outcome
}

/** Mutated files through the media tools of an upload: each is taken or refused with a sentence, in its time. */
export const uploadsCampaign: Campaign = {
  name: 'uploads',
  about:
    'mutated files through the media tools of an upload: each is taken or refused with a sentence, in its time',
  count: 10_000,
  run: async ({ count, seed }, said) => {
    const folder = specimenFolder()
    const media = createMedia({ milliseconds: TOOL_MILLISECONDS, heapMegabytes: 256 })
    const seeds = await seedFiles()
    const counts = { accepted: 0, refused: 0, crashed: 0, hung: 0 }
    let most = 0
    for (let index = 0; index < count; index++) {
      const path = join(folder.path, `${index}`)
      await writeFile(path, mutated(seeds, diceOf(seed + index)))
      const outcome = await timed(look(media, path))
      counts[outcome]++
      if (index % 50 === 0) most = Math.max(most, largestChild(process.pid))
      if (outcome === 'crashed' || outcome === 'hung') said(`${outcome}: file ${index} of seed ${seed}`)
      rmSync(path, { force: true })
      if ((index + 1) % 1_000 === 0) said(`${index + 1} of ${count}`)
    }
    const rss = Math.round(Math.max(most, largestChild(process.pid)))
    await media.close()
    folder.discard()
    const met = counts.crashed === 0 && counts.hung === 0 && rss <= MOST_MEGABYTES
    return { campaign: 'uploads', files: count, ...counts, rss_mb: rss, seed, met }
  },
}
