import type { Walker } from '../journeys/walker.ts'

const ANCHOR = /id="catatan-([0-9a-z]{16})"/g

async function remarksOn(walker: Walker, page: string): Promise<readonly string[]> {
  return [...(await walker.open(page)).matchAll(ANCHOR)].map(([, id = '']) => id)
}

/** The province helps with a draft and remarks; the office answers and says what it has seen; remarks end in two ways. */
export async function helpOffice(walker: Walker, nomination: string): Promise<void> {
  const page = `/usulan/${nomination}/catatan`
  await walker.signIn('provinsi')
  await walker.open('/meja-provinsi')
  await walker.submit(`/usulan/${nomination}/bagian/pasar`, 'nomination.answer', {
    'q.wilayah-penjualan': 'Pasar kabupaten dan dua kota di sekitarnya (contoh).',
  })
  for (const item of ['question:wilayah-penjualan', 'photos'])
    await walker.submit(page, 'nomination.remark', { item, text: 'Mohon dilihat lagi (contoh).' })
  await walker.submit(page, 'nomination.pre-check')
  await walker.signIn('operator')
  const [first = '', second = ''] = await remarksOn(walker, page)
  await walker.submit(page, 'nomination.answer-remark', { answer: 'fixed' }, { remark: first })
  await walker.submit(page, 'nomination.see-help')
  await walker.signIn('provinsi')
  await walker.submit(page, 'nomination.settle-remark', {}, { remark: first })
  await walker.submit(page, 'nomination.withdraw-remark', {}, { remark: second })
}
