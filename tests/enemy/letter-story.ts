import type { Walker } from '../journeys/walker.ts'

const reason = 'Contoh alasan untuk uji formulir.'
const PLH = '/persetujuan/pelaksana'

/** The day in the capital so many days from now. */
const dayIn = (days: number): string =>
  new Date(Date.now() + days * 86_400_000 + 7 * 3_600_000).toISOString().slice(0, 10)

/** The head names who acts during an absence to come, and takes it back. */
export async function delegate(walker: Walker): Promise<void> {
  await walker.signIn('kepala')
  const person = /<option value="([0-9a-z]{16})"/.exec(await walker.open(PLH))?.[1] ?? ''
  const term = { from: dayIn(2), until: dayIn(4), mandateNumber: '800/9/SP/CONTOH', mandateDate: dayIn(0) }
  await walker.submit(PLH, 'role.delegate', { person, ...term })
  await walker.submit(PLH, 'role.end-delegation')
}

/** The head gives a draft back, approves it with letters of its own, and takes the approval back each time. */
export async function reopen(walker: Walker, nomination: string): Promise<void> {
  await walker.signIn('kepala')
  const path = `/usulan/${nomination}`
  await walker.submit(path, 'nomination.give-back', { reason })
  await walker.submit(path, 'nomination.approve', { number: '530/1/UJI' })
  await walker.submit(path, 'letter.renew', { number: '530/2/UJI' })
  await walker.submit(path, 'nomination.reopen', { reason })
  const ticked = /value="([0-9a-z]{16}:\d+:[0-9a-f]+)"/.exec(await walker.open('/persetujuan'))?.[1] ?? ''
  const letter = `/persetujuan/surat?usulan=${ticked}&number=530%2F3%2FUJI&lanjut=1`
  await walker.submit(letter, 'nomination.approve-together')
  await walker.submit(path, 'nomination.reopen', { reason })
  await walker.signIn('operator')
}
