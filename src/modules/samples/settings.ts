import { z } from 'zod'

const text = z.strictObject({ id: z.string().min(1), en: z.string().min(1) })
const option = z.strictObject({ id: z.string().regex(/^[a-z][a-z-]*$/), title: text })

/** What a programme says about its samples: words and limits, no code. */
export const sampleSettingsSchema = z.strictObject({
  /** Where parcels go to, as printed on their labels. */
  address: text,
  /** Whom somebody calls who finds a parcel. */
  finder: text,
  /** How a sample can arrive. What is not `good` needs a note; `replace` lets the office send another parcel. */
  conditions: z.array(z.strictObject({ ...option.shape, good: z.boolean(), replace: z.boolean() })).min(1),
  storage: z.array(option).min(1),
  /** Couriers whose parcels can be followed: `{number}` stands for the tracking number. */
  couriers: z.array(
    z.strictObject({ name: z.string().min(1), track: z.url({ protocol: /^https$/ }).nullable() }),
  ),
  /** Commodities that spoil: production code and date are asked for, and so many days have to be left. */
  shelfLife: z.array(z.strictObject({ commodity: z.string().min(1), leastDays: z.int().nonnegative() })),
  overdue: z.strictObject({
    /** Announced but not sent: from so many days before the end of the sample stage on. */
    sendDaysBeforeEnd: z.int().nonnegative(),
    /** Sent but not arrived after so many days. */
    arriveDays: z.int().positive(),
    /** In store with no more than so many days of shelf life left. */
    shelfDays: z.int().nonnegative(),
  }),
})
export type SampleSettings = z.output<typeof sampleSettingsSchema>

export const shelfLifeOf = (settings: SampleSettings, commodity: string): number | null =>
  settings.shelfLife.find(one => one.commodity === commodity)?.leastDays ?? null

/** Where a parcel can be followed; null where the courier is not known or there is no number. */
export function trackingLink(settings: SampleSettings, courier: string, number: string): string | null {
  const known = settings.couriers.find(one => one.name.toLowerCase() === courier.toLowerCase())
  return known?.track && number !== '' ? known.track.replace('{number}', encodeURIComponent(number)) : null
}
