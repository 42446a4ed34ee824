import { Stuck, type Walker } from '../journeys/walker.ts'

const reason = 'Alasan contoh yang cukup panjang untuk diterima.'
const codeOpen = /data-open="([A-Z]{2}-\d{4})/

/** The chair opens one locked sheet of the product again, and its assessor locks it once more. */
export async function openSheetAgain(walker: Walker, edition: string, nomination: string): Promise<void> {
  await walker.signIn('ketua')
  await walker.submit(`/pleno/${edition}/${nomination}/lembar`, 'scoresheet.unlock', { reason })
  for (let number = 1; number <= 12; number++) {
    await walker.signIn(`penilai-${number}`)
    const code = codeOpen.exec(await walker.open('/penilaian'))?.[1]
    if (code === undefined) continue
    const summary = await walker.submit(`/penilaian/${code}`, 'scoresheet.review')
    await walker.submit(summary, 'scoresheet.lock')
    return
  }
  throw new Stuck('nobody has the sheet that the chair opened')
}
