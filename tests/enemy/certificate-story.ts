import assert from 'node:assert/strict'
import { idIn } from '../journeys/story-nominating.ts'
import type { Walker } from '../journeys/walker.ts'
import { dayFromNow } from '../builders/days.ts'

const reason = 'Alasan contoh yang cukup panjang.'

/** An event is recorded and corrected; what is handed over at it is taken back once, and handed over again. */
export async function handOverCertificates(walker: Walker, edition: string): Promise<void> {
  await walker.signIn('verifikator', 'Sekretariat')
  const made = await walker.submit('/penganugerahan-kelola/baru', 'conferment.record', {
    edition,
    nameId: 'Penganugerahan Contoh',
    place: 'Gedung Contoh',
    date: dayFromNow(),
    conferrerName: 'Ibu Menteri Contoh',
    conferrerOffice: 'Menteri Contoh',
  })
  const event = `/penganugerahan-kelola/${idIn(made)}`
  await walker.submit(`${event}/ubah`, 'conferment.correct', { place: 'Balai Contoh', reason })
  const handOver = async (): Promise<string> => {
    const box = /name="piagam\[\]"[^>]* value="([0-9a-z]{16})"/.exec(await walker.open(event))
    assert.ok(box?.[1], 'no certificate waits')
    await walker.submit(`${event}/serahkan?piagam[]=${box[1]}`, 'certificate.hand-over', {
      receivedBy: 'Penerima Contoh',
    })
    const takeBack = /href="(\/piagam\/[A-Z0-9-]+\/batal-serah)"/.exec(await walker.open(event))
    return takeBack?.[1] ?? ''
  }
  await walker.submit(await handOver(), 'certificate.take-back-hand-over', { reason })
  await handOver()
}
