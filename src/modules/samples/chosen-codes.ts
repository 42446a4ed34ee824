import { z } from 'zod'
import { isId } from '../../foundation/ids.ts'
import { text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import { nominationsByCodes } from './blind-code-store.ts'
import { readBlindCode } from './codes.ts'
import type { Sample } from './sample.ts'
import { listSamplesById, listSamplesByNominations } from './sample-store.ts'

/** At once: more would be a list that nobody has looked at. */
const MOST_AT_ONCE = 300

const asList = (sent: string | readonly string[]): readonly string[] =>
  typeof sent === 'string' ? [sent] : sent

const tooMany = {
  params: {
    text: text(
      `Paling banyak ${MOST_AT_ONCE} sekaligus. Kerjakan dalam beberapa kali.`,
      `At most ${MOST_AT_ONCE} at once. Do it in several goes.`,
    ),
  },
}
const areFew = (list: readonly string[]): boolean => list.length <= MOST_AT_ONCE

/** Ticked samples, however many a page has: what is no id was never a box of ours, and names nothing. */
export const allTicked = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform(sent => [...new Set(asList(sent).filter(isId))])

/** The same for acts that move what is ticked. */
export const tickedSamples = allTicked.refine(areFew, tooMany)

/** Blind codes as typed or scanned, between spaces, commas or lines. */
export const typedCodes = z
  .string()
  .default('')
  .pipe(z.string().max(4000))
  .transform(sent => [...new Set(sent.split(/[\s,;]+/).filter(word => word !== ''))])
  .refine(areFew, tooMany)

/** What was ticked and typed, found; `unknown` are the codes that name no sample, `empty` those without a piece in store. */
export type Chosen = Readonly<{
  samples: readonly Sample[]
  unknown: readonly string[]
  empty: readonly string[]
}>

/** Looks up what a form ticked and typed. Three queries. */
export async function findChosen(
  reader: Reader,
  ticked: readonly string[],
  typed: readonly string[],
): Promise<Chosen> {
  const read = typed.map(word => ({ word, code: readBlindCode(word) }))
  const codes = read.flatMap(one => (one.code === null ? [] : [one.code]))
  const nominations = await nominationsByCodes(reader, codes)
  const byCode = await listSamplesByNominations(reader, [...nominations.values()])
  const known = new Map(byCode.map(one => [one.nominationId, one]))
  const named = read.map(({ word, code }) => ({ word, sample: known.get(nominations.get(code ?? '') ?? '') }))
  const samples = new Map<string, Sample>(
    [...(await listSamplesById(reader, ticked)), ...byCode].map(one => [one.id, one]),
  )
  const unknown = named.filter(one => !one.sample).map(one => one.word)
  const empty = named.filter(one => one.sample?.counts.store === 0).map(one => one.word)
  return { samples: [...samples.values()], unknown, empty }
}
