import type { Address, Form } from './form.ts'
import type { OfficeWorld } from './office-world.ts'
import { here } from '../builders/offices.ts'

const FOLDER = '/impor'
const file = () =>
  new File(
    [
      `Nama usaha;Nama pemilik;Kecamatan;Tenaga kerja laki-laki;Tenaga kerja perempuan\nUsaha Kirim Contoh;Ibu Contoh;${here.district};1;2\n`,
    ],
    'daftar.csv',
  )

/** The addresses of an import: the office's, as its records are. */
export const importAddresses = ({ imports, at }: OfficeWorld): Readonly<Record<string, Address>> => ({
  '/impor/templat/:file': { path: `${FOLDER}/templat/edisi-${at.published.edition}.xlsx`, subject: 'none' },
  '/impor/:id': { path: `${FOLDER}/${imports.toConfirm}`, subject: 'sentra' },
  '/impor/:id/salah.csv': { path: `${FOLDER}/${imports.toConfirm}/salah.csv`, subject: 'sentra' },
})

export const importForms = ({ imports }: OfficeWorld): Readonly<Record<string, Form>> => ({
  'import.send': { fields: { importFile: file() } },
  'import.confirm': { path: `${FOLDER}/${imports.toConfirm}`, fields: { version: '1' } },
  'import.cancel': { path: `${FOLDER}/${imports.toCancel}`, fields: { version: '1' } },
})
