import assert from 'node:assert/strict'
import { idIn } from '../journeys/story-nominating.ts'
import type { Walker } from '../journeys/walker.ts'

const reason = 'Alasan contoh yang cukup panjang.'
const firstMatch = (body: string, pattern: RegExp): string => pattern.exec(body)?.[1] ?? ''

/** What happens to a sample in store: shelved, counted, out to a session and back, partly discarded, returned. */
export async function handleSample(walker: Walker, edition: string, nomination: string): Promise<void> {
  await walker.signIn('verifikator', 'Sekretariat')
  const desk = await walker.open('/contoh-produk?status=stored&edisi=' + edition)
  const sample = firstMatch(desk, /href="(\/contoh-produk\/[0-9a-z]{16})"/)
  assert.notEqual(sample, '', 'the training edition has a sample in store')
  const added = await walker.submit('/rak-contoh', 'sample-place.add', {
    code: 'UJI-1',
    name: 'Rak uji contoh',
    storage: 'dry',
  })
  const place = `/rak-contoh/${idIn(added)}`
  await walker.submit(place, 'sample-place.change', { name: 'Rak uji contoh, atas' })
  await walker.submit(sample, 'sample.move', { to: idIn(added) })
  const ticked = firstMatch(await walker.open(place), /name="sample" id="[^"]+" value="([0-9a-z]{16})"/)
  await walker.submit(place, 'sample-place.count', ticked === '' ? {} : { sample: ticked })
  const planned = await walker.submit('/sesi-contoh', 'sample-session.plan', {
    edition,
    name: 'Uji rasa contoh',
    place: 'Ruang Contoh',
    date: '2035-01-02',
  })
  const session = `/sesi-contoh/${idIn(planned)}`
  await walker.submit(session, 'sample-session.correct', { place: 'Ruang Contoh 2' })
  const id = firstMatch(sample, /([0-9a-z]{16})$/)
  await walker.submit(session, 'sample.take-out', { sample: id })
  await walker.submit(session, 'sample.bring-back', { back: id })
  await walker.submit(sample, 'sample.write-off', { ending: 'discarded', ended: '1', reason })
  await walker.submit(sample, 'sample.send-back', { courier: 'Kurir Contoh' })
  await walker.signIn('operator')
  await walker.submit(`/usulan/${nomination}/contoh`, 'sample.confirm-return')
}
