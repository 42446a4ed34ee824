import assert from 'node:assert/strict'
import { idIn, linkTo } from '../journeys/story-nominating.ts'
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

/** The star that was just published is held up, let go, and taken back. */
export async function withdrawCertificate(walker: Walker): Promise<void> {
  await walker.signIn('menteri')
  const product = linkTo(await walker.open('/katalog'), /^\/katalog\/[a-z0-9-]+$/, /./)
  const key = /href="\/piagam\/([A-Z0-9-]+)"/.exec(await walker.open(product))?.[1] ?? ''
  const letter = { letter_number: 'S-2/CONTOH', letter_date: dayFromNow(0), reason }
  await walker.submit(`/piagam/${key}/tangguhkan`, 'certificate.suspend', {
    ...letter,
    public_reason: 'Mutu produk contoh ini sedang diperiksa ulang.',
  })
  await walker.submit(`/piagam/${key}/pulihkan`, 'certificate.lift-suspension', letter)
  await walker.submit(`/piagam/${key}/cabut`, 'certificate.withdraw', {
    decree_number: 'CONTOH/2',
    decree_date: dayFromNow(0),
    public_reason: 'Mutu produk contoh ini tidak lagi terpenuhi.',
    reason,
  })
}

/** A print file of all certificates is asked for; another one is cancelled while it is made. */
export async function printCertificates(walker: Walker): Promise<void> {
  await walker.signIn('verifikator', 'Sekretariat')
  const print = (): Promise<string> =>
    walker.submit('/piagam-kelola/cetak', 'certificate.print', { cover: 'yes' })
  await walker.submit(`/piagam-kelola/cetak/${idIn(await print())}`, 'certificate.cancel-print')
}
