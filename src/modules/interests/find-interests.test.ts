// on the embedded database: needs none.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { noFileNames, type FileNames } from '../nominations/index.ts'
import { findInterests, type Candidate, type FoundInterest } from './find-interests.ts'
import type { Clearance, Tie } from './tie-store.ts'

const found = (
  person: Partial<Candidate>,
  file: Partial<FileNames>,
  more: Readonly<{
    tie?: Pick<Tie, 'kind' | 'name'> & Partial<Tie>
    clearances?: readonly Clearance[]
  }> = {},
): readonly FoundInterest[] => {
  const declared = { id: 't', personId: 'p', note: '', declaredAt: new Date(0), endedAt: null, endReason: '' }
  return findInterests({
    people: [{ id: 'p', name: 'Hendra', employer: '', ...person }],
    subjects: [
      {
        id: 'n',
        areaPath: '/32/32.05/',
        names: { ...noFileNames, producer: 'Rumah Tenun Melati', ...file },
        places: ['Kabupaten Garut', 'Jawa Barat'],
      },
    ],
    ties: more.tie ? [{ ...declared, ...more.tie }] : [],
    clearances: more.clearances ?? [],
  })
}
const reasons = (...input: Parameters<typeof found>): readonly string[] =>
  found(...input).map(one => one.reason)
const left = (employer: string, day: number, homeAreaPath = '/') => ({
  employer,
  homeAreaPath,
  until: new Date(day * 86_400_000),
})
const byName = (name: string, owner: string, producer = 'Rumah Tenun Melati'): readonly string[] =>
  found({ name }, { owner, producer }).map(one => `${one.reason} ${one.found}`)

test('a name in the file is found whole, by its last word, and as an only word', () => {
  assert.deepEqual(byName('Hendra Wijaya, S.T.', 'Hj. Siti WIJAYA'), ['name-found wijaya'])
  assert.deepEqual(byName('Suwarni', 'Suwarni'), ['name-found suwarni'])
  assert.deepEqual(byName('Dr. Suwarni, M.Si.', 'Ibu Suwarni'), ['name-found suwarni'])
  assert.deepEqual(byName('Siti Aminah', '', 'Siti Aminah'), ['name-found siti aminah'])
  assert.deepEqual(byName('Siti Aminah', '', 'Batik Siti Aminah'), ['name-found siti aminah'])
  assert.deepEqual(byName('Siti Aminah', 'Rahmat', 'Batik Siti Aminah'), ['name-found siti aminah'])
  assert.deepEqual(byName('Budi Lim', 'Sari Lim'), ['name-found lim'])
  assert.deepEqual(byName('Budi Lim', '', 'Sari Lim'), ['name-found lim'])
  assert.deepEqual(byName('Wijaya', 'Siti Wijaya'), ['name-found wijaya'])
  assert.deepEqual(byName('Siti Wijaya', 'Wijaya'), ['name-found wijaya'])
  assert.deepEqual(byName('Suwarni', '', 'Batik Suwarni'), ['name-found suwarni'])
  assert.deepEqual(byName('Ani', 'Ani'), ['name-found ani'])
  assert.deepEqual(reasons({ name: 'Ir. Dadang Suryana' }, { signatory: 'H. DADANG SURYANA' }), [
    'name-found',
  ])
  // Degrees without a comma, with and without dots; letters of another time; forms of one given name.
  assert.deepEqual(byName('Hendra Wijaya S.Pd. M.Si', 'Siti Wijaya SE'), ['name-found wijaya'])
  assert.deepEqual(byName('H.Soeharto', 'Suharto'), ['name-found suharto'])
  assert.deepEqual(byName('Djoko Tjipto', 'Joko Cipto'), ['name-found joko cipto'])
  assert.deepEqual(byName('Moch. Rizal', 'Muhammad Rizal'), ['name-found muhammad rizal'])
})

test('what is not seen in a name, or stands within its words, hides nobody; nor do letters of other scripts', () => {
  for (const owner of [
    'Siti Tu\u200bmanggor',
    'Siti Tu\u00admang\u2060gor',
    'Siti Tum\u0430nggor',
    'Siti \u0422um\u0430ngg\u043er',
    'Siti Tumanggo\u0301r',
  ])
    assert.deepEqual(byName('Hendra Tumanggor', owner), ['name-found tumanggor'], owner)
  assert.deepEqual(byName('Hendra Tum\u03b1nggor', 'Siti Tumanggor'), ['name-found tumanggor'])
  for (const owner of ['Siti Nur-Aini', "Siti Nur'aini", 'Siti Nur\u2019Aini', 'Siti Nur\u02bcaini'])
    assert.deepEqual(byName('Dewi Nuraini', owner), ['name-found nuraini'], owner)
  assert.deepEqual(byName("Dewi Nur'aini", 'Siti Nur-Aini'), ['name-found aini'])
  assert.deepEqual(byName('Hendra Kusuma', 'Siti Wijaya-Kusuma'), ['name-found kusuma'])
  assert.deepEqual(byName('Nur Aini', '', 'Batik Nur-Aini'), ['name-found nur aini'])
})

test('nothing is found by a part of a word, a first name of two, a plain word of a firm, or nothing at all', () => {
  assert.deepEqual(byName('Hendra Wijayanti', 'Siti Wijaya'), [])
  assert.deepEqual(byName('Siti Rahma', 'Siti Wijaya'), [])
  assert.deepEqual(byName('Ani', 'Ani Wijaya'), [])
  assert.deepEqual(byName('Dewi Melati', 'Siti'), [])
  assert.deepEqual(byName('', '', ''), [])
  assert.deepEqual(byName('Hj.', 'H.', 'CV'), [])
})

test('employers, former ones too, are found by maker, office and supplier; never by who issued a paper', () => {
  assert.deepEqual(reasons({ employer: 'Dinas Perindustrian Kabupaten Garut' }, {}), ['employer-found'])
  assert.deepEqual(reasons({ employer: 'Rumah Tenun Melati' }, {}), ['employer-found'])
  assert.deepEqual(reasons({ employer: 'Balai', formers: [left('Rumah Tenun Melati', 2)] }, {}), [
    'employer-found',
  ])
  assert.deepEqual(reasons({ employer: 'Dinas Perindustrian Kabupaten Garutan' }, {}), [])
  const suppliers = 'Benang dari CV. Kenari Jaya, Bandung; pewarna dari Hendra Wijaya.'
  assert.deepEqual(reasons({ employer: 'PT Kenari Jaya' }, { suppliers }), ['employer-found'])
  assert.deepEqual(reasons({ employer: 'Bandung' }, { suppliers }), [])
  assert.deepEqual(reasons({ name: 'Hendra Wijaya, S.T.' }, { suppliers }), ['name-found'])
  assert.deepEqual(
    reasons({ employer: 'Kementerian Contoh Raya' }, { issuers: ['Kementerian Contoh Raya'] }),
    [],
  )
})

test('an employer is found within the name of a maker from two words on, and by the words for an office', () => {
  const at = (employer: string, producer: string): readonly string[] =>
    found({ employer }, { producer }).map(one => `${one.reason} ${one.found}`)
  assert.deepEqual(at('Kenari Jaya', 'CV Kenari Jaya Abadi'), ['employer-found kenari jaya'])
  assert.deepEqual(at('Koperasi Kenari Jaya Garut', 'CV Kenari Jaya'), ['employer-found kenari jaya'])
  assert.deepEqual(at('Kenari', 'CV Kenari Jaya'), [])
  assert.deepEqual(at('Kenari Abadi', 'CV Kenari Jaya Abadi'), [])
  for (const office of ['Disperindag Garut', 'Pemkab Garut', 'Dinas Perindag Kab. Garut', 'Pemda Kab.Garut'])
    assert.deepEqual(at(office, 'Tenun Uji'), ['employer-found kabupaten garut'], office)
  assert.deepEqual(at('Pemprov Jabar', 'Tenun Uji'), ['employer-found jawa barat'])
  for (const other of ['Universitas Garut', 'Pemkot Garut', 'Disperindag Ciamis', 'Pemprov Jatim', ''])
    assert.deepEqual(at(other, 'Tenun Uji'), [], other)
  const office = { tie: { kind: 'employer', name: 'Disperindag Garut' } } as const
  assert.deepEqual(reasons({}, {}, office), ['declared-tie'])
})

test('a declared party is compared with every organisation of the file, a family with every person', () => {
  const tie = (kind: Tie['kind'], name: string) => ({ tie: { kind, name } })
  const file = { sentra: 'Sentra Uji', issuers: ['Balai Sertifikasi Uji'], suppliers: 'dari Kenari Jaya' }
  assert.deepEqual(reasons({}, file, tie('coach', 'Balai Sertifikasi Uji')), ['declared-tie'])
  assert.deepEqual(reasons({}, file, tie('supplier', 'CV Kenari Jaya')), ['declared-tie'])
  assert.deepEqual(reasons({}, file, tie('supplier', 'Kenari')), [])
  assert.deepEqual(reasons({}, { owner: 'Sari Lim' }, tie('family', 'Lim')), ['declared-tie'])
  // Without an owner the sentra is nobody's family.
  assert.deepEqual(reasons({}, { sentra: 'Tenun Uji' }, tie('family', 'Uji')), [])
})

test('whoever made the file is found; what was cleared is not, in either spelling', () => {
  assert.deepEqual(reasons({}, { madeBy: ['x', 'p'] }), ['file-found'])
  const clearances = [{ nominationId: 'n', personId: 'p', found: 'soeharto' }]
  assert.deepEqual(reasons({ name: 'Suharto' }, { owner: 'Suharto' }, { clearances }), [])
  const file = [{ nominationId: 'n', personId: 'p', found: 'berkas' }]
  assert.deepEqual(reasons({}, { madeBy: ['p'] }, { clearances: file }), [])
})

test('each thing that was found is cleared for itself, and what was cleared of one hides no other', () => {
  const cleared = (...words: readonly string[]) => ({
    clearances: words.map(found => ({ nominationId: 'n', personId: 'p', found })),
  })
  const words = (...input: Parameters<typeof found>): readonly string[] =>
    found(...input).map(one => one.found)
  const person = { employer: 'Koperasi Kenari Jaya' }
  const file = { producer: 'UD Kenari', sentra: 'Kenari Jaya' }
  assert.deepEqual(words(person, file), ['kenari'])
  assert.deepEqual(words(person, file, cleared('kenari')), ['kenari jaya'])
  assert.deepEqual(words(person, file, cleared('kenari', 'kenari jaya')), [])
  const buyer = { employer: 'PT Kenari Jaya Abadi' }
  const bought = { producer: 'UD Kenari', suppliers: 'Benang dari Kenari Jaya Abadi, Garut.' }
  assert.deepEqual(words(buyer, bought, cleared('kenari')), ['kenari jaya abadi'])
  const part = { producer: 'CV Kenari Jaya Abadi Raya', sentra: 'Kenari' }
  assert.deepEqual(words(buyer, part, cleared('kenari')), ['kenari jaya abadi'])
  // Work on the file is one thing, a role in the area or for the maker another; so it was not always.
  const helper = { served: [{ areaPath: '/32/', ownerId: null, until: null }] }
  const own = { madeBy: ['p'] }
  assert.deepEqual(words(helper, own), ['berkas'])
  assert.deepEqual(words(helper, own, cleared('berkas')), ['jabatan'])
  assert.deepEqual(words(helper, own, cleared('jabatan')), ['berkas'])
  assert.deepEqual(words(helper, own, cleared('berkas', 'jabatan')), [])
  assert.deepEqual(words(helper, {}), ['jabatan'])
  assert.deepEqual(words(helper, {}, cleared('jabatan')), [])
  assert.deepEqual(words(helper, {}, cleared('berkas')), [])
})

test('what somebody left counts for the edition during which it was left, and for none after', () => {
  const since = new Date(2 * 86_400_000)
  assert.deepEqual(reasons({ formers: [left('Rumah Tenun Melati', 1)] }, { since }), [])
  assert.deepEqual(reasons({ formers: [left('Rumah Tenun Melati', 3)] }, { since }), ['employer-found'])
  assert.deepEqual(reasons({ formers: [left('', 3, '/32/32.73/')] }, { since }), ['moved-found'])
  assert.deepEqual(reasons({ formers: [left('', 1, '/32/32.73/')] }, { since }), [])
  assert.deepEqual(reasons({ formers: [left('', 3, '/51/'), left('', 3)] }, { since }), [])
})

test('a declaration that ended counts for the edition that had begun, until it was cleared by itself', () => {
  const since = new Date(2 * 86_400_000)
  const endedOn = (day: number) => ({
    tie: { kind: 'supplier', name: 'Tenun Melati', endedAt: new Date(day * 86_400_000) } as const,
  })
  const [one, ...more] = found({}, { since }, endedOn(3))
  assert.deepEqual([one?.reason, one?.found, more], ['ended-tie', 'tenun melati t', []])
  assert.deepEqual(reasons({}, { since }, endedOn(1)), [])
  const cleared = (words: string) => ({ clearances: [{ nominationId: 'n', personId: 'p', found: words }] })
  assert.deepEqual(reasons({}, { since }, { ...endedOn(3), ...cleared('tenun melati') }), ['ended-tie'])
  assert.deepEqual(reasons({}, { since }, { ...endedOn(3), ...cleared('tenun melati t') }), [])
})

test('a coach of the area, somebody of its office and somebody of the maker are found; those of elsewhere are not', () => {
  const since = new Date(2 * 86_400_000)
  const file = { since, producerId: 'm' }
  const served = (areaPath: string, ownerId: string | null = null, day: number | null = null) => ({
    served: [{ areaPath, ownerId, until: day === null ? null : new Date(day * 86_400_000) }],
  })
  assert.deepEqual(reasons(served('/32/'), file), ['file-found'])
  assert.deepEqual(reasons(served('/32/32.05/', null, 3), file), ['file-found'])
  assert.deepEqual(reasons(served('/32/32.05/', 'm'), file), ['file-found'])
  for (const free of [
    served('/32/32.05/', null, 1),
    served('/32/32.06/'),
    served('/'),
    served('/32/32.05/', 'x'),
  ])
    assert.deepEqual(reasons(free, file), [])
})
