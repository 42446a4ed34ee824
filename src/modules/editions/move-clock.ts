import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import { problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Reader } from '../../platform/database/index.ts'
import { findSetting, setSetting } from '../../platform/settings.ts'
import { fromBoxes } from './moment.ts'

const input = z.object({ date: fields.isoDate, time: fields.requiredText(5) })

const CLOCK_SETTING = 'clock.offset'

/** How far the demo's clock was moved ahead of the real time, in milliseconds; null when it never was. */
export async function findClockOffset(reader: Reader): Promise<number | null> {
  const value = await findSetting(reader, CLOCK_SETTING)
  return typeof value === 'number' ? value : null
}

const badTime = text('Tulis jam dalam WIB, misalnya 09.00.', 'Write the time in WIB, such as 09:00.')

/**
 * Moves the clock by which everything is decided. Only the demo has it: elsewhere there is nothing to load,
 * and so nothing to find.
 */
export const moveClock = (clock: Clock, demo: boolean) =>
  defineAction({
    name: 'clock.move',
    input,
    load: () => Promise.resolve(demo ? { demo } : null),
    facts: () => ({ areaPath: '/' }),
    handle: (_, given, { now }) => {
      const moment = fromBoxes(given.date, given.time)
      if (!moment) return refuse([problem('time', 'time', badTime)])
      return done({
        change: moment,
        event: 'clock.moved',
        subject: { kind: 'clock', id: 'demo' },
        areaPath: '/',
        detail: { from: now.toISOString(), to: moment.toISOString() },
        next: '/jam',
      })
    },
    save: async (tx, moment, { now }) => {
      const offset = clock.offset() + (moment.getTime() - now.getTime())
      await setSetting(tx, CLOCK_SETTING, offset)
      clock.setOffset(offset)
    },
  })
