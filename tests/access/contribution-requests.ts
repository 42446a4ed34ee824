import { paper, photo } from '../builders/specimens.ts'
import type { Address, Form } from './form.ts'
import type { OfficeWorld } from './office-world.ts'

/** The pages around the producer's own part of the draft, and what its sections are told meanwhile. */
export function contributionAddresses({ at }: OfficeWorld): Readonly<Record<string, Address>> {
  const own = `/bagian-saya/${at.draft.nomination}`
  return {
    // A link that nobody made: a true one works for whoever holds it and knows the digits.
    '/undangan/:token': { path: '/undangan/tautan-yang-tidak-ada', subject: 'none' },
    '/usulan/:id/undangan': { path: `/usulan/${at.draft.nomination}/undangan`, subject: 'office' },
    '/usulan/:id/bagian/:section/kabar': {
      path: `/usulan/${at.draft.nomination}/bagian/keunikan/kabar`,
      subject: 'office',
    },
    '/bagian-saya/:id': { path: own, subject: 'office' },
    '/bagian-saya/:id/bagian/:section': { path: `${own}/bagian/keunikan`, subject: 'office' },
    '/bagian-saya/:id/foto': { path: `${own}/foto`, subject: 'office' },
    '/bagian-saya/:id/dokumen/:requirement': { path: `${own}/dokumen/nib`, subject: 'office' },
  }
}

/** Their forms; the office invites before it asks again. */
export const contributionForms = async ({
  producer,
}: OfficeWorld): Promise<Readonly<Record<string, Form>>> => ({
  'contribution.invite': { fields: { name: 'Ibu Contoh' } },
  'contribution.ask-again': { fields: { asked: 'Tolong tambah satu foto (contoh).' } },
  'contribution.end': { fields: {} },
  'contribution.finish': { fields: {} },
  'contribution.add-photo': {
    fields: { photo1: new File([new Uint8Array(await photo(640, 480))], 'b.jpg'), caption1: 'Contoh' },
  },
  'contribution.add-document': {
    fields: {
      owner: `produsen:${producer}`,
      type: 'nib',
      number: '1234567890123',
      issuedOn: '2020-01-01',
      validity: 'unlimited',
      file: new File([new Uint8Array(paper(1, 'PRODUSEN'))], 'b.pdf'),
    },
  },
})
