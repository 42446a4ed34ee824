import { exampleNumber } from '../journeys/story-papers.ts'
import { idIn, type registerProduct } from '../journeys/story-nominating.ts'
import type { TypedFile, Walker } from '../journeys/walker.ts'
import { paper, photo } from '../builders/specimens.ts'
import { dayFromNow } from '../builders/days.ts'

const reason = 'Alasan contoh yang cukup panjang.'
const pdf = (name: string): TypedFile => ({ name, type: 'application/pdf', content: paper(1, name) })

type Registered = Awaited<ReturnType<typeof registerProduct>>

/** What the product is made of changed, and then it did not. */
export async function noteChange(walker: Walker, made: Registered): Promise<void> {
  const changes = `/produsen/${made.producer}/perubahan`
  await walker.submit(changes, 'product.note-change', {
    what: 'composition',
    product: made.product,
    changedOn: dayFromNow(),
    explanation: 'Benang contoh berganti pemasok.',
  })
  await walker.submit(changes, 'product.take-back-change', { reason })
}

/** A second paper of one kind: replaced, taken away, and another chosen for the nomination. */
export async function changePapers(walker: Walker, made: Registered, nomination: string): Promise<void> {
  const owner = `produsen:${made.producer}`
  const typed = {
    number: exampleNumber('nib'),
    issuer: 'Kantor Contoh',
    issuedOn: '2025-02-03',
    file: pdf('kedua.pdf'),
  }
  const add = () => walker.submit(`/dokumen/baru?milik=${owner}&jenis=nib`, 'document.add', typed)
  const document = `/dokumen/${idIn(await add())}`
  const renewed = await walker.submit(`${document}/ganti`, 'document.replace', {
    ...typed,
    file: pdf('baru.pdf'),
  })
  await walker.submit(`/usulan/${nomination}`, 'nomination.attach', { document: idIn(renewed) })
  await walker.submit(`/usulan/${nomination}`, 'nomination.attach', { document: '' })
  await walker.signIn('verifikator', 'Verifikator')
  await walker.submit(`/dokumen/${idIn(renewed)}`, 'document.look-up')
  await walker.signIn('operator')
  await walker.submit(`/dokumen/${idIn(renewed)}`, 'document.remove', { reason })
  const product = `/produk/${made.product}`
  await walker.submit(product, 'photo.remove')
  const instead = { name: 'pengganti.jpg', type: 'image/jpeg', content: await photo() }
  await walker.submit(product, 'photo.add', { photo1: instead, caption1: 'Pengganti' })
}
