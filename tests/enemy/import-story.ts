import type { Walker } from '../journeys/walker.ts'

const file = (name: string, district: string) => ({
  name: `${name}.csv`,
  type: 'text/csv',
  content: Buffer.from(
    `Nama usaha;Nama pemilik;Kecamatan;Tenaga kerja laki-laki;Tenaga kerja perempuan\n${name};Ibu Contoh;${district};1;2\n`,
  ),
})

/** Two spreadsheets: one is confirmed, one is cancelled after its preview. */
export async function importRecords(walker: Walker): Promise<void> {
  await walker.signIn('operator')
  const [district = ''] = /\b\d{2}\.\d{2}\.\d{2}\b/.exec(await walker.open('/produsen/baru')) ?? []
  const send = (name: string) => walker.submit('/impor', 'import.send', { importFile: file(name, district) })
  await walker.submit(await send('Usaha Daftar Contoh'), 'import.confirm')
  await walker.submit(await send('Usaha Batal Contoh'), 'import.cancel')
}
