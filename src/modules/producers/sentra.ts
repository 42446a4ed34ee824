import { z } from 'zod'
import { fields } from '../../actions/index.ts'
import type { Place } from './place.ts'

export type Sentra = Readonly<
  Place & {
    id: string
    name: string
    commodity: string
    /** Firms of the same kind in the place, and the people who work in them. */
    units: number
    workers: number
    decreeNumber: string
    /** `YYYY-MM-DD`. */
    decreeDate: string | null
    decreeSignatory: string
    about: string
    rowVersion: number
  }
>

export const optionalCode = z
  .string()
  .default('')
  .transform(value => value.trim() || null)

/** What the sentra form sends. */
export const sentraFields = {
  name: fields.requiredText(150, 3),
  commodity: fields.requiredText(80),
  district: fields.requiredText(20),
  village: optionalCode,
  units: fields.wholeNumber(1, 100_000),
  workers: fields.wholeNumber(1, 1_000_000),
  decreeNumber: fields.optionalText(100),
  decreeDate: fields.optionalIsoDate,
  decreeSignatory: fields.optionalText(150),
  about: fields.optionalText(3_000),
}
export type SentraInput = z.infer<z.ZodObject<typeof sentraFields>>
