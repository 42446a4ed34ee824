import { helpAddresses, helpForms } from './help-requests.ts'
import { reason, type Address, type Form } from './form.ts'
import type { OfficeWorld } from './office-world.ts'

const office = (path: string): Address => ({ path, subject: 'office' })
const none = (path: string): Address => ({ path, subject: 'none' })

/** The addresses of a file's remarks, of samples, of the places where they stand, and of the sessions they go to. */
export const sampleAddresses = (world: OfficeWorld): Readonly<Record<string, Address>> => ({
  ...helpAddresses(world),
  ...addressesOf(world),
})

const addressesOf = ({ samples, at }: OfficeWorld): Readonly<Record<string, Address>> => ({
  '/usulan/:id/contoh': office(`/usulan/${at.submitted.nomination}/contoh`),
  // Nobody has this code: whoever opens it learns that much and no more.
  '/s/:code': none('/s/KODE-LAIN'),
  '/contoh-produk/:id': office(`/contoh-produk/${samples.stored}`),
  '/contoh-produk/:id/foto/:photo/:rendition': office(
    `/contoh-produk/${samples.stored}/foto/${samples.photo}/w800`,
  ),
  '/rak-contoh/:id': none(`/rak-contoh/${samples.place}`),
  '/sesi-contoh/:id': none(`/sesi-contoh/${samples.session}`),
  '/sesi-contoh/:id/daftar.pdf': none(`/sesi-contoh/${samples.outSession}/daftar.pdf`),
})

const session = { name: 'Uji rasa contoh lain', place: 'Ruang Contoh 2', date: '2030-02-03' }

/** Their forms, each for a sample with which that can be done. */
export const sampleForms = (world: OfficeWorld): Readonly<Record<string, Form>> => ({
  ...helpForms(world),
  ...formsOf(world),
})

const formsOf = ({ samples, today }: OfficeWorld): Readonly<Record<string, Form>> => ({
  'sample.announce': { fields: { pieces: '2', storage: 'dry' } },
  'sample.send': { fields: { courier: 'Kurir Contoh', sent_on: today } },
  'sample.confirm-return': { path: `/usulan/${samples.goingBack}/contoh`, fields: {} },
  'sample.receive': { path: `/contoh-produk/${samples.announced}`, fields: { condition: 'good' } },
  'sample.move': { fields: { to: samples.place } },
  'sample.send-back': {
    path: `/contoh-produk/${samples.spare}`,
    fields: { courier: 'Kurir Contoh', sent_on: today },
  },
  'sample.write-off': { fields: { ending: 'discarded', ended: '1', reason } },
  'sample-place.add': { fields: { code: 'r2-b', name: 'Rak lain contoh', storage: 'cool' } },
  'sample-place.count': { fields: { codes: '' } },
  'sample-place.change': { fields: { name: 'Rak contoh satu', storage: 'dry', in_use: 'yes' } },
  'sample-session.plan': { fields: { ...session, edition: samples.storedEdition } },
  'sample-session.correct': { fields: { ...session, edition: samples.storedEdition } },
  'sample.take-out': { fields: { sample: samples.stored } },
  'sample.bring-back': { path: `/sesi-contoh/${samples.outSession}`, fields: { back: samples.out } },
})
