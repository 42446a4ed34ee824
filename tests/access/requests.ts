import { claimColumns } from '../../src/modules/awards/claim.ts'
import { here } from '../builders/offices.ts'
import { paper, photo } from '../builders/specimens.ts'
import { goodAnswer, rulesJson } from '../builders/nomination-office.ts'
import { assignmentAddresses, assignmentForms } from './assignment-requests.ts'
import { certificateAddresses, certificateForms } from './certificate-requests.ts'
import { accountForms } from './account-requests.ts'
import { reason, type Address, type Form, type Subject } from './form.ts'
import type { OfficeWorld } from './office-world.ts'
import { contributionAddresses, contributionForms } from './contribution-requests.ts'
import { furtherSheetAddresses, furtherSheetForms } from './further-sheet-requests.ts'
import { importAddresses, importForms } from './import-requests.ts'
import { letterAddresses, letterForms } from './letter-requests.ts'
import { plenaryAddresses, plenaryForms } from './plenary-requests.ts'
import { objectionAddresses, objectionForms } from './objection-requests.ts'
import { pageAddresses, pageForms } from './page-requests.ts'
import { publicationAddresses, publicationForms } from './publication-requests.ts'
import { sampleAddresses, sampleForms } from './sample-requests.ts'
import { readinessAddresses, readinessForms } from './readiness-requests.ts'
import { rulemakingAddresses, rulemakingForms } from './rulemaking-requests.ts'
import type { Person } from './people.ts'

/** A criterion of the published nomination. */
const COUNTED = 'jaminan-pasokan'

const one = (path: string, subject: Subject = 'none'): Address => ({ path, subject })

/** The address of each page with the office's own records in it. A page that is not here is not covered. */
export function addresses(world: OfficeWorld, target: Person): Readonly<Record<string, Address>> {
  const { at, lists } = world
  const published = at.published.nomination
  const sheet = `/penilaian/${world.blindCode}`
  return {
    // A link that nobody was sent: a true one works for whoever holds it.
    '/sandi-baru/:token': one('/sandi-baru/tautan-tanpa-surel'),
    '/akun/:id': one(`/akun/${target.id}`),
    '/dinas/:province': one('/dinas/32'),
    '/edisi/:slug': one(`/edisi/edisi-${at.published.edition}`),
    '/edisi/:slug/:commodity': one(`/edisi/edisi-${at.published.edition}/anyaman`),
    '/edisi/:slug/:commodity/penilaian': one(`/edisi/edisi-${at.published.edition}/anyaman/penilaian`),
    '/hitung-ulang/:edition': one(`/hitung-ulang/${at.published.edition}`),
    '/edisi-kelola/:id': one(`/edisi-kelola/${at.assessed.edition}`),
    '/edisi-kelola/:id/tahap/:stage': one(
      `/edisi-kelola/${world.windowed.edition}/tahap/${world.windowed.stage}`,
    ),
    '/edisi-kelola/:id/aturan': one(`/edisi-kelola/${at.assessed.edition}/aturan`),
    '/edisi-kelola/:id/aturan/:rules': one(`/edisi-kelola/${at.assessed.edition}/aturan/${world.rules}`),
    '/evaluasi-ulang/:edition': one(`/evaluasi-ulang/${world.called.edition}`, 'office'),
    '/evaluasi-ulang/:edition/unduh': one(`/evaluasi-ulang/${world.called.edition}/unduh`, 'office'),
    '/evaluasi-ulang/:edition/:product': one(
      `/evaluasi-ulang/${world.called.edition}/${world.product}`,
      'office',
    ),
    '/produk/:id/penghargaan': one(`/produk/${world.product}/penghargaan`, 'office'),
    '/sentra/:id': one(`/sentra/${world.sentra}`, 'sentra'),
    '/sentra/:id/ubah': one(`/sentra/${world.sentra}/ubah`, 'sentra'),
    '/sentra/:id/dokumen': one(`/sentra/${world.sentra}/dokumen`, 'sentra'),
    '/produsen/:id': one(`/produsen/${world.producer}`, 'office'),
    '/produsen/:id/ubah': one(`/produsen/${world.producer}/ubah`, 'office'),
    '/produsen/:id/produk/baru': one(`/produsen/${world.producer}/produk/baru`, 'office'),
    '/produsen/:id/dokumen': one(`/produsen/${world.producer}/dokumen`, 'office'),
    '/produsen/:id/perubahan': one(`/produsen/${world.producer}/perubahan`, 'office'),
    '/produk/:id': one(`/produk/${world.product}`, 'office'),
    '/foto/:id/:rendition': one(`/foto/${world.photo}/w800`, 'office'),
    '/dokumen/baru': one(`/dokumen/baru?milik=produsen:${world.producer}&jenis=kbli`, 'office'),
    '/dokumen/:id': one(`/dokumen/${world.document}`, 'office'),
    '/dokumen/:id/ganti': one(`/dokumen/${world.document}/ganti`, 'office'),
    '/dokumen/:id/berkas': one(`/dokumen/${world.document}/berkas`, 'office'),
    '/dokumen/:id/halaman/:n': one(`/dokumen/${world.document}/halaman/1`, 'office'),
    '/usulan/:id/ingatkan': one(`/usulan/${at.draft.nomination}/ingatkan`, 'office'),
    '/usulan/:id': one(`/usulan/${at.draft.nomination}`, 'office'),
    '/usulan/:id/bagian/:section': one(`/usulan/${at.draft.nomination}/bagian/keunikan`, 'office'),
    '/usulan/:id/berkas': one(`/usulan/${at.submitted.nomination}/berkas`, 'office'),
    '/usulan/:id/tanda-terima': one(`/usulan/${at.submitted.nomination}/tanda-terima`, 'office'),
    '/umpan-balik/kriteria/:criterion': one(`/umpan-balik/kriteria/${COUNTED}`, 'office'),
    '/usulan/:id/umpan-balik': one(`/usulan/${published}/umpan-balik`, 'office'),
    '/verifikasi/:id': one(`/verifikasi/${at.submitted.nomination}`, 'office'),
    ...letterAddresses,
    ...sampleAddresses(world),
    ...assignmentAddresses(world),
    '/penilaian/:code': one(sheet, 'panel'),
    '/penilaian/:code/kunci': one(`${sheet}/kunci`, 'panel'),
    '/penilaian/:code/kabar': one(`${sheet}/kabar`, 'panel'),
    '/penilaian/:code/bandingkan': one(`${sheet}/bandingkan`, 'panel'),
    '/penilaian/:code/foto/:number/:width': one(`${sheet}/foto/1/w800`, 'panel'),
    '/penilaian/:code/dokumen/:requirement/:page': one(`${sheet}/dokumen/indikasi-geografis/1`, 'panel'),
    ...plenaryAddresses(world),
    '/pleno/:edition/lembar': one(`/pleno/${at.assessed.edition}/lembar`),
    '/pleno/:edition/:nomination/lembar': one(
      `/pleno/${at.assessed.edition}/${at.assessed.nomination}/lembar`,
    ),
    ...furtherSheetAddresses(world),
    '/penetapan/:id': one(`/penetapan/${lists.recommended}`),
    ...publicationAddresses(world),
    ...certificateAddresses(world),
    '/statistik/:name': one('/statistik/tahun.csv'),
    '/riwayat-penghargaan/:id': one(`/riwayat-penghargaan/${world.awardFile}`),
    '/riwayat-penghargaan/pernyataan/:id': one(`/riwayat-penghargaan/pernyataan/${world.claim}`),
    ...pageAddresses(world),
    ...objectionAddresses(world),
    ...importAddresses(world),
    ...readinessAddresses(world),
    ...rulemakingAddresses(world),
    ...contributionAddresses(world),
    '/katalog/piagam/:number': one(`/katalog/piagam/${world.certificate}`),
    '/katalog/:slug': one(`/katalog/${world.slug}`),
    '/wilayah/:code': one('/wilayah/32.05'),
    '/pembuat/:slug': one(`/pembuat/${world.maker}`),
    '/sentra-ikm/:slug': one(`/sentra-ikm/${world.sentraSlug}`),
    '/komoditas/:id': one('/komoditas/batik'),
    '/katalog/:slug/foto/:n/:rendition': one(`/katalog/${world.slug}/foto/1/w800`),
  }
}

const pastAwards = `${claimColumns.join(',')}\n2013,total,,,,,,38,1-5,stated,https://contoh.example/baru,`
const place = { district: here.district, village: here.village }
const product = {
  name: 'Keranjang Contoh',
  commodity: 'anyaman',
  about: 'Keranjang dari pandan setempat, contoh.',
}
const sentra = { name: 'Sentra Contoh', commodity: 'anyaman', ...place, units: '12', workers: '40' }
const producer = {
  name: 'Usaha Contoh',
  ownerName: 'Ibu Contoh',
  ...place,
  workersMen: '2',
  workersWomen: '6',
}
const document = {
  number: '1234567890123',
  issuer: 'Penerbit contoh',
  issuedOn: '2020-01-01',
  validity: 'unlimited',
}

const section = () => {
  const rules = JSON.parse(rulesJson) as {
    sections: { id: string; questions: Parameters<typeof goodAnswer>[0][] }[]
  }
  const questions = rules.sections.find(each => each.id === 'keunikan')?.questions ?? []
  return Object.fromEntries(questions.map(question => [`answer.${question.id}`, goodAnswer(question)]))
}

const officeForms = async (world: OfficeWorld): Promise<Readonly<Record<string, Form>>> => ({
  'sentra.register': { fields: sentra, subject: 'sentra' },
  'sentra.edit': { fields: sentra },
  'producer.register': { fields: producer, subject: 'office' },
  'producer.edit': { fields: { ...producer, email: 'sama@contoh.example', placeChange: 'corrected' } },
  'product.note-change': {
    fields: { what: 'place', changedOn: '2020-02-02', explanation: 'Pindah ke bengkel contoh.' },
  },
  'product.take-back-change': { fields: { change: world.change, reason } },
  'product.register': { fields: product },
  'product.edit': { fields: product },
  'photo.add': {
    fields: { photo1: new File([new Uint8Array(await photo(900, 700))], 'a.jpg'), caption1: 'Contoh' },
  },
  'photo.edit': { fields: { photo: world.photo, caption: 'Foto lain', position: '2' } },
  'photo.remove': { fields: { photo: world.otherPhoto } },
  'document.add': {
    fields: {
      owner: `produsen:${world.producer}`,
      type: 'nib',
      ...document,
      file: new File([new Uint8Array(paper())], 'a.pdf'),
    },
  },
  'document.remove': { fields: { reason } },
  'document.look-up': { path: `/dokumen/${world.otherDocument}`, fields: {} },
  'document.replace': {
    path: `/dokumen/${world.otherDocument}/ganti`,
    fields: { type: 'nib', ...document, file: new File([new Uint8Array(paper())], 'a.pdf') },
  },
  'nomination.open': {
    fields: { product: world.product, edition: world.at.draft.edition },
    subject: 'office',
    answer: 422,
  },
})

function nominationForms(world: OfficeWorld): Readonly<Record<string, Form>> {
  const { at } = world
  const page = (state: keyof typeof at): string => `/usulan/${at[state].nomination}`
  return {
    'nomination.open-again': { fields: { edition: at.draft.edition }, answer: 422 },
    'nomination.attach': { fields: { requirement: 'nib', document: '' } },
    'nomination.answer': { fields: section() },
    'nomination.autosave': { fields: section() },
    ...letterForms(world),
    'nomination.reopen': { path: page('approved'), fields: { reason } },
    'nomination.submit': { path: page('approved'), fields: {}, answer: 422 },
    'nomination.resubmit': { path: page('returned'), fields: {}, answer: 422 },
    'nomination.withdraw': { path: page('admitted'), fields: { reason } },
    'nomination.remind': { path: `${page('returned')}/ingatkan`, fields: {} },
    'notice.choose-pace': { fields: { pace: 'daily' } },
    'nomination.lapse': { path: page('returned'), fields: {} },
    'verification.check': { fields: { item: 'photos', outcome: 'accept' } },
    'verification.return': { fields: {}, answer: 422 },
    'verification.admit': { fields: {}, answer: 422 },
    'verification.refuse': { fields: {}, answer: 422 },
    'verification.take-next': { fields: {} },
    'verification.assign': { fields: { files: at.submitted.nomination, person: 'tidak-seorang-pun' } },
    // Whoever has checked an item holds the file already.
    'verification.take': { fields: {}, answer: 422 },
    'verification.release': { fields: {} },
    'verification.ask': {
      fields: { item: 'photos', colleague: 'siapa-saja', question: 'Apakah ini cukup?' },
    },
    'verification.answer': { fields: { ask: world.desk.question, answer: 'Ya, cukup.' } },
    'verification.flag': { fields: { item: '', flag: 'other', remark: reason } },
    'verification.decide-duplicate': {
      fields: { pair: `producers.${world.alike}`, verdict: 'different', why: reason },
    },
    'verification.resolve-flag': { fields: { raised: world.desk.flag, resolution: reason } },
    'verification.propose-refusal': { fields: {}, answer: 422 },
    'verification.send-refusal-back': { fields: { backNote: reason }, answer: 422 },
    ...sampleForms(world),
  }
}

function panelForms(world: OfficeWorld): Readonly<Record<string, Form>> {
  const { at } = world
  const staged = `/edisi-kelola/${world.staged.edition}`
  const windowed = `/edisi-kelola/${world.windowed.edition}/tahap/${world.windowed.stage}`
  const extension = { scope: 'everyone', closesDate: '2090-01-01', closesTime: '23.59', reason }
  return {
    'assessment.assign': { fields: {}, answer: 422 },
    'assessment.release': {
      path: `/penugasan/${at['in-assessment'].edition}`,
      fields: { assignment: world.assignment, reason },
    },
    ...assignmentForms(world),
    'scoresheet.mark': { fields: {} },
    'scoresheet.review': { fields: {} },
    'scoresheet.autosave': { fields: {} },
    'scoresheet.lock': { fields: {}, answer: 422 },
    'interest.declare': { fields: { kind: 'family' }, subject: 'assignment' },
    ...plenaryForms(world),
    ...furtherSheetForms,
    // The product was settled a moment ago.
    'scoresheet.unlock': { fields: { sheet: world.lockedSheet, reason }, answer: 422 },
    'scoresheet.set-aside': { fields: { sheet: world.lockedSheet, asideReason: reason }, answer: 422 },
    ...certificateForms(world),
    // Everybody was called already, and nominations of the edition are not open.
    'reevaluation.call': { fields: {}, answer: 422 },
    'reevaluation.remind': { fields: {}, answer: 422 },
    'reevaluation.close': { fields: {}, answer: 422 },
    'former-award.record': {
      fields: { year: '2015', scale: '1-5', stars: '3', source: 'https://contoh.example/lain' },
    },
    'former-award.take-back': { fields: { award: world.called.formerAward, reason } },
    'results.recompute': { fields: {} },
    ...publicationForms(world),
    'stage.open': { path: staged, fields: { stage: world.staged.stage, reason } },
    'stage.close': { path: staged, fields: { stage: world.staged.stage, reason } },
    'stage.schedule': {
      path: staged,
      fields: { stage: world.staged.stage, reason, opensDate: '2040-01-01' },
    },
    'stage.extend': { path: windowed, fields: extension },
    'outage.dismiss': { path: windowed, fields: { outages: world.windowed.outage, dismissal: reason } },
    'rules.import': { fields: { rulesText: rulesJson } },
    'awards.send': { fields: { claimsText: pastAwards } },
    'awards.import': { fields: {} },
    'awards.withdraw': { fields: { reason } },
    'awards.restore': { path: `/riwayat-penghargaan/pernyataan/${world.withdrawnClaim}`, fields: { reason } },
    'rules.publish': {
      path: `/edisi-kelola/${at.assessed.edition}/aturan/${world.draftRules}`,
      fields: { reason },
    },
    'clock.move': { fields: { date: '2041-01-01', time: '09.00' } },
    'edition.create': {
      fields: {
        titleId: 'Edisi contoh',
        titleEn: 'Example edition',
        slug: 'contoh-lain',
        number: '98',
        kind: 'training',
      },
    },
  }
}

/** The form of every act, by the name of its action. An act that is not here is not covered. */
export const formsOf = async (
  world: OfficeWorld,
  target: Person,
): Promise<Readonly<Record<string, Form>>> => ({
  ...(await officeForms(world)),
  ...nominationForms(world),
  ...panelForms(world),
  ...importForms(world),
  ...pageForms(world),
  ...objectionForms(world),
  ...readinessForms(world),
  ...rulemakingForms(world),
  ...(await contributionForms(world)),
  ...accountForms(target),
})
