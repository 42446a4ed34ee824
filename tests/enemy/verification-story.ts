import * as story from '../journeys/story.ts'
import type { Walker } from '../journeys/walker.ts'

const reason = 'Alasan contoh yang cukup panjang.'
const idIn = (body: string, pattern: RegExp): string => pattern.exec(body)?.[1] ?? ''

/** The person's id among those who can be given files. */
async function verifierId(walker: Walker, nomination: string, name: RegExp): Promise<string> {
  const body = await walker.open(`/verifikasi/bagikan?berkas[]=${nomination}`)
  const options = [...body.matchAll(/<option value="([0-9a-z]{16})"[^>]*>([^<]*)</g)]
  return options.find(([, , label = '']) => name.test(label))?.[1] ?? options[0]?.[1] ?? ''
}

/** A file goes from hand to hand: given back, taken as the next one, handed over, taken. */
async function changeHands(walker: Walker, nomination: string): Promise<void> {
  const path = `/verifikasi/${nomination}`
  await walker.signIn('verifikator', 'Verifikator')
  // Whoever has checked an item of it holds it.
  await walker.submit(path, 'verification.release')
  await walker.submit('/verifikasi', 'verification.take-next')
  const person = await verifierId(walker, nomination, /./)
  const handOver = `/verifikasi/bagikan?berkas[]=${nomination}`
  await walker.submit(handOver, 'verification.assign', { person })
  await walker.submit(handOver, 'verification.assign', { person: 'tidak-seorang-pun' })
  await walker.submit(path, 'verification.take')
}

/** A question and a flag about a file, each with its end. */
async function askAndFlag(walker: Walker, nomination: string): Promise<void> {
  const path = `/verifikasi/${nomination}?butir=photos`
  await walker.submit(path, 'verification.ask', {
    colleague: 'siapa-saja',
    question: 'Apakah foto ini cukup?',
  })
  await walker.submit(path, 'verification.flag', { flag: 'other', remark: reason })
  await walker.submit(path, 'verification.resolve-flag', { resolution: reason })
  // The firm sent the same photos with another product.
  await walker.submit(path, 'verification.decide-duplicate', { verdict: 'different', why: reason })
  await walker.signIn('verifikator-2', 'Verifikator')
  const ask = idIn(await walker.open(path), /name="ask" value="([0-9a-z]{16})"/)
  await walker.submit(path, 'verification.answer', { answer: 'Ya, cukup jelas.' }, { ask })
  await walker.signIn('verifikator', 'Verifikator')
}

/** What verifiers do with a file before they decide about it. */
export async function workOnFile(walker: Walker, nomination: string): Promise<void> {
  await changeHands(walker, nomination)
  await askAndFlag(walker, nomination)
}

/** A refusal is proposed, sent back, proposed again, and confirmed by the other verifier. */
export async function refuseInTwoSteps(walker: Walker, nomination: string): Promise<void> {
  const path = `/verifikasi/${nomination}`
  await walker.signIn('verifikator', 'Verifikator')
  await walker.submit(path, 'verification.propose-refusal')
  await walker.signIn('verifikator-2', 'Verifikator')
  await walker.submit(path, 'verification.send-refusal-back', { backNote: reason })
  await walker.signIn('verifikator', 'Verifikator')
  await walker.submit(path, 'verification.propose-refusal')
  await story.confirmRefusal(walker, nomination)
}
