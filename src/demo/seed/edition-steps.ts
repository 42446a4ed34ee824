import { append } from '../../audit/index.ts'
import { text } from '../../foundation/text.ts'
import {
  createEditionWithRules,
  findEditionBySlug,
  type NewEdition,
  type StageWindows,
} from '../../modules/editions/index.ts'
import { findDemoActor } from '../../modules/people/index.ts'
import { newId } from '../../platform/random.ts'
import { momentFor, type Seed, type Step } from './act.ts'
import type { Calendar } from './calendar.ts'
import { exampleEditions } from './example-editions.ts'
import { exampleRules } from './example-rules.ts'

export const editionKeys = {
  finished: 'edition finished',
  current: 'edition current',
  training: 'edition training',
  ranked: 'edition ranked',
  levelled: 'edition levelled',
  passed: 'edition passed',
} as const
export type EditionKey = keyof typeof editionKeys

/** When each stage opens and closes, in days. */
type Windows = Readonly<Record<string, readonly number[]>>

const finishedWindows: Windows = {
  pengusulan: [-425, -372],
  'seleksi-administrasi': [-420, -345],
  'contoh-produk': [-418, -340],
  penilaian: [-340, -301],
  pleno: [-300, -292],
  penetapan: [-291, -280],
  pengumuman: [-279, -266],
  sanggahan: [-265, -251],
  penganugerahan: [-250, -240],
  pembinaan: [-239, 120],
}

const currentWindows: Windows = {
  pengusulan: [-62, 14],
  'seleksi-administrasi': [-58, 30],
  'contoh-produk': [-55, 35],
  penilaian: [-30, 45],
  pleno: [-8, 55],
  penetapan: [56, 65],
  pengumuman: [66, 75],
  sanggahan: [76, 90],
  penganugerahan: [91, 120],
  pembinaan: [121, 480],
}

type Demo = Readonly<{
  edition: NewEdition['edition']
  windows: Windows
  day: number
  reason: string
  /** The folder of other rules than those that the programme ships. */
  rules?: string
}>

/** The demo's editions. Their numbers are none that a real round has; in training all stages open by hand. */
const editions: Readonly<Record<EditionKey, Demo>> = {
  finished: {
    edition: {
      slug: 'edisi-contoh-0',
      title: text('Edisi Contoh 0', 'Example Edition 0'),
      kind: 'regular',
      number: '0',
      fictional: true,
    },
    windows: finishedWindows,
    day: -440,
    reason: 'Aturan contoh untuk peragaan edisi yang sudah selesai.',
  },
  current: {
    edition: {
      slug: 'edisi-contoh-1',
      title: text('Edisi Contoh 1', 'Example Edition 1'),
      kind: 'regular',
      number: '1',
      fictional: true,
    },
    windows: currentWindows,
    day: -78,
    reason: 'Aturan contoh untuk peragaan edisi yang sedang berjalan.',
  },
  training: {
    edition: {
      slug: 'edisi-latihan',
      title: text('Edisi latihan', 'Training edition'),
      kind: 'training',
      number: 'L',
      fictional: true,
    },
    windows: {},
    day: -77,
    reason: 'Aturan contoh untuk berlatih; tahapnya dibuka dengan tangan.',
  },
  ...exampleEditions,
}

/** One minute to midnight: what closes at 00.00 is read as the end of the wrong day. */
const CLOSING_MINUTE = 24 * 60 - 1

/** A stage opens in the morning of its first day and closes with its last minute. */
const windowsFrom = (windows: Windows, calendar: Calendar): StageWindows =>
  Object.fromEntries(
    Object.entries(windows).map(([stage, [opens = 0, closes = 0]]) => [
      stage,
      { opensAt: calendar.at(opens, 8 * 60), closesAt: calendar.at(closes, CLOSING_MINUTE) },
    ]),
  )

function rulesFor({ parts }: Seed, demo: Demo): Readonly<{ rules: string; cases: string }> {
  const [shipped] = parts.programme.editions
  if (!shipped) throw new Error('the programme ships no rules')
  return demo.rules === undefined ? shipped : exampleRules(demo.rules, shipped.rules)
}

async function createEdition(seed: Seed, demo: Demo, key: string, planned: Date): Promise<void> {
  const at = momentFor(seed, planned)
  const { environment } = seed.parts
  const { rules, cases } = rulesFor(seed, demo)
  const actor = await environment.database.read(reader =>
    findDemoActor(reader, 'verifikator', at, 'secretariat'),
  )
  const by = actor?.personId ?? ''
  await environment.database.write(async tx => {
    const made = await createEditionWithRules(tx, {
      edition: demo.edition,
      rulesJson: rules,
      casesCsv: cases,
      windows: windowsFrom(demo.windows, seed.calendar),
      reason: demo.reason,
      by,
      at,
      newId,
    })
    await append(tx, [
      {
        at,
        personId: by,
        role: actor?.role ?? '',
        areaPath: '/',
        action: 'edition.create',
        event: 'edition.created',
        subject: { kind: 'edition', id: made.editionId },
        record: { kind: 'edition', id: made.editionId },
        audience: 'record',
        reason: demo.reason,
        detail: { kind: demo.edition.kind, number: demo.edition.number, rules: made.hash },
        beforeDigest: null,
        afterDigest: null,
      },
    ])
    seed.ids.set(key, made.editionId)
  })
}

/** Sets up the editions, each at its time. What was set up before a kill is found again. */
export const editionSteps = (calendar: Calendar): readonly Step[] =>
  Object.entries(editions).map(([name, demo]) => {
    const at = calendar.work(demo.day, 9 * 60)
    const key = editionKeys[name as EditionKey]
    return {
      at,
      key,
      run: async seed => {
        const present = await findBySlug(seed, demo.edition.slug)
        if (present === null) await createEdition(seed, demo, key, at)
        else seed.ids.set(key, present)
      },
    }
  })

const findBySlug = async ({ parts }: Seed, slug: string): Promise<string | null> => {
  const found = await parts.environment.database.read(reader => findEditionBySlug(reader, slug))
  return found?.id ?? null
}
