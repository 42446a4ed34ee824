import { text } from '../../src/foundation/text.ts'
import { documentActions } from '../../src/modules/documents/index.ts'
import type { ImportSettings } from '../../src/modules/imports/index.ts'
import { producerActions } from '../../src/modules/producers/index.ts'
import { readProgramme } from '../../src/setup/programme.ts'
import { here } from './offices.ts'

const { documentTypes, settings: programme } = readProgramme()
const producerActs = producerActions({
  commodities: () => [{ id: 'anyaman', title: text('Anyaman', 'Plaiting') }],
  sentraUnits: { atLeast: 5, reason: text('Contoh.', 'Example.') },
  maxPhotos: 5,
  scales: [],
  afterTakeBack: [],
})
/** The acts of the shipped programme with one commodity. */
export const importSettingsOf: ImportSettings = {
  types: documentTypes,
  producerNumber: programme.imports.producerNumber,
  commodities: () => [{ id: 'anyaman', title: text('Anyaman', 'Plaiting') }],
  producerActs,
  documentActs: documentActions({ types: documentTypes, fileLater: true }),
}
export const nibNumber = '1234567890123'
const oneSentra = {
  name: 'Sentra Anyaman Contoh',
  commodity: 'Anyaman',
  district: here.district,
  units: 12,
  workers: '1.040',
}
export const oneProducer = {
  name: 'Anyaman Ibu Contoh',
  ownerName: 'Ibu Contoh',
  sentra: oneSentra.name,
  district: `Kecamatan Contoh ${here.district}`,
  village: here.village,
  address: 'Jalan Contoh 1',
  phone: '0812 0000 0000',
  workersMen: 2,
  workersWomen: 6,
}
export const oneProduct = {
  producer: oneProducer.name,
  name: 'Keranjang Contoh',
  commodity: 'anyaman',
  about: 'Keranjang dari pandan setempat, contoh.',
  priceFrom: 'Rp 150.000,00',
  priceTo: 300_000,
}
const oneNumber = {
  type: 'NIB (Nomor Induk Berusaha)',
  producer: oneProducer.name,
  number: nibNumber,
  issuedOn: '17 Agustus 2021',
}
/** A sentra, its producer, its product and the number of its paper: a row of each. */
export const wholeFile = {
  sentra: [oneSentra],
  producer: [oneProducer],
  product: [oneProduct],
  document: [oneNumber],
}
