import { setImmediate } from 'node:timers/promises'
import { getHead, listEntries } from '../../audit/index.ts'
import { newSeed, type DemoParts, type Seed, type Step } from './act.ts'
import { albumOf } from './album.ts'
import { calendarFrom } from './calendar.ts'
import { demoProducts } from './content.ts'
import { historyOf } from './history.ts'
import { findMemory, isComplete, keepMemory, markComplete, type Memory } from './memory.ts'
import { PicturePool } from './picture-pool.ts'

/** What the caller may want to hear and say. */
export type SeedWatch = Readonly<{
  /** Told after every step. */
  progress?: (done: number, total: number) => void
  /** Waited for before the first step, while pictures are drawn already: reference data on their way in. */
  after?: Promise<unknown>
  /** Ends the seed after the step that runs; it can be gone on with later. */
  signal?: AbortSignal
}>

export type SeedOutcome = Readonly<{
  /** `present`: the demo was complete before. `ended`: by the signal, before it was complete. */
  kind: 'present' | 'complete' | 'ended'
  /** Steps done by this run, and steps in all. */
  steps: number
  total: number
  pictures: Readonly<{ drawn: number; found: number }>
}>

/** After so many steps it is noted how far the seed has come; what is done again after a kill has no second effect. */
const NOTE_EVERY = 25

const memoryFrom = (base: Date): Memory => ({ base, done: 0, latest: new Date(0), ids: new Map() })

const nothingDrawn = { drawn: 0, found: 0 } as const

/** Starts to draw what the steps that are left will ask for, in their order. */
function drawAhead(pool: PicturePool, steps: readonly Step[]): void {
  const albums = new Map(demoProducts.map(product => [`photos ${product.id}`, albumOf(product)]))
  for (const { key } of steps)
    for (const photo of albums.get(key) ?? []) pool.ask(photo.drawing).catch(() => {})
}

/** More acts than one step has, and the steps since the last note. */
const LOOKED_BACK = 400

/** When the demo's people acted last, by the ledger: whoever opens the demo meanwhile acts after it began. */
async function lastAct({ environment: { database } }: DemoParts, base: Date): Promise<Date> {
  const entries = await database.read(async reader => {
    const { seq } = await getHead(reader)
    const numbers = Array.from({ length: LOOKED_BACK }, (_, back) => seq - back)
    return [...(await listEntries(reader, numbers)).values()]
  })
  const moments = entries.filter(one => one.person_id !== null && one.at < base).map(one => one.at.getTime())
  return new Date(Math.max(0, ...moments))
}

async function runSteps(seed: Seed, steps: readonly Step[], from: Memory, watch: SeedWatch): Promise<number> {
  const { database } = seed.parts.environment
  const memory = (done: number): Memory => ({
    base: from.base,
    done,
    latest: seed.latest.at,
    ids: seed.ids,
  })
  for (let done = from.done; done < steps.length; done++) {
    if (watch.signal?.aborted) {
      await keepMemory(database, memory(done), steps.length)
      return done
    }
    await steps[done]?.run(seed)
    if ((done + 1) % NOTE_EVERY === 0) await keepMemory(database, memory(done + 1), steps.length)
    watch.progress?.(done + 1, steps.length)
    // Pages get their turn between any two steps.
    await setImmediate()
  }
  await keepMemory(database, memory(steps.length), steps.length)
  return steps.length
}

/**
 * Fills a database that was made in demo mode with the fictional programme: every act by one of the demo's people,
 * through the pipeline, dated within the last months. May be called at every start: a finished demo stays as it
 * is, and one that was cut off goes on. Throws when the application's rules refuse an act of the demo.
 */
export async function seedDemo(parts: DemoParts, watch: SeedWatch = {}): Promise<SeedOutcome> {
  const { database, clock } = parts.environment
  if (await isComplete(database)) return { kind: 'present', steps: 0, total: 0, pictures: nothingDrawn }
  const begun = (await findMemory(database)) ?? memoryFrom(clock.now())
  const calendar = calendarFrom(begun.base)
  const steps = historyOf(calendar)
  const pictures = new PicturePool()
  try {
    await keepMemory(database, begun, steps.length)
    drawAhead(pictures, steps.slice(begun.done))
    await watch.after
    const latest = { at: begun.latest, floor: await lastAct(parts, begun.base) }
    const seed = newSeed(parts, { calendar, ids: begun.ids, pictures, latest })
    const done = await runSteps(seed, steps, begun, watch)
    const kind = done === steps.length ? 'complete' : 'ended'
    if (kind === 'complete') await markComplete(database, steps.length)
    return { kind, steps: done - begun.done, total: steps.length, pictures: pictures.counts }
  } finally {
    await pictures.close()
  }
}
