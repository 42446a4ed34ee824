import { concerns as sampleConcerns } from '../src/modules/samples/desk-store.ts'
import { lenses as queueLenses } from '../src/modules/verification/queue.ts'
import type { FilledLists, ReaderName } from './fill-lists.ts'

/** A list as one of its readers opens it; `isDeep`: some pages into it. */
export type ListView = Readonly<{ list: string; reader: ReaderName; path: string; isDeep?: true }>

const statuses = (name: string, values: readonly string[]): readonly string[] =>
  values.map(one => `${name}=${one}`)

const byWord = ['q=mawar', 'q=usaha+contoh+77', 'q=tidak-ada-yang-seperti-ini']
/** All parts of the queue but the one that it opens with. */
const lenses = statuses(
  'status',
  queueLenses.filter(one => one !== 'menunggu'),
)
const concerns = statuses('perlu', sampleConcerns)

type List = Readonly<{
  name: string
  path: string
  readers: readonly ReaderName[]
  /** Each of them one view more; what stands in braces is an id among what was filled in. */
  filters?: readonly string[]
}>

const lists: readonly List[] = [
  {
    name: 'usulan',
    path: '/usulan',
    readers: ['operator', 'province', 'secretariat'],
    filters: [...byWord, 'edisi={edition}', 'status=submitted', 'status=draft', 'komoditas=tenun'],
  },
  {
    name: 'verifikasi',
    path: '/verifikasi',
    readers: ['verifier'],
    filters: [
      ...lenses,
      ...byWord,
      'edisi={edition}',
      'komoditas=tenun',
      'urut=umur',
      'provinsi=32',
      'petugas={verifier}',
    ],
  },
  {
    name: 'kesiapan',
    path: '/kesiapan',
    readers: ['operator', 'province', 'secretariat'],
    filters: ['keadaan=ready', 'keadaan=far', 'komoditas=tenun', 'kurang=photos', 'wilayah=32'],
  },
  {
    name: 'contoh-produk',
    path: '/contoh-produk',
    readers: ['secretariat'],
    filters: [...concerns, 'q=RESI77', 'provinsi=32'],
  },
  { name: 'contoh-dinas', path: '/contoh-dinas', readers: ['operator'], filters: ['perlu=unsent'] },
  {
    name: 'dokumen-berakhir',
    path: '/dokumen-berakhir',
    readers: ['operator', 'secretariat'],
    filters: ['batas=lewat', 'batas=30'],
  },
  {
    name: 'permintaan-kelola',
    path: '/permintaan-kelola',
    readers: ['operator', 'secretariat'],
    filters: ['status=received'],
  },
  { name: 'produsen', path: '/produsen', readers: ['operator', 'secretariat'], filters: ['q=contoh+77'] },
  {
    name: 'piagam-kelola',
    path: '/piagam-kelola',
    readers: ['secretariat'],
    filters: ['status=berlaku', 'serah=belum', 'provinsi=32', 'q=mawar'],
  },
]

const viewsOf = (
  { name, path, readers, filters = [] }: List,
  { edition, verifier }: FilledLists,
): readonly ListView[] =>
  readers.flatMap((reader): readonly ListView[] => {
    const list = `${name}_${reader}`
    const chosen = filters.map(one => one.replace('{edition}', edition).replace('{verifier}', verifier))
    return [
      { list, reader, path },
      { list, reader, path, isDeep: true },
      ...chosen.map(one => ({ list, reader, path: `${path}?${one}` })),
    ]
  })

const tasks = (['operator', 'head', 'province', 'secretariat', 'verifier'] as const).map(reader => ({
  list: `tugas_${reader}`,
  reader,
  path: '/tugas',
}))

/** Every main list, for those who work with it, by each of its main filters. */
export const listViews = (filled: FilledLists): readonly ListView[] => [
  ...lists.flatMap(one => viewsOf(one, filled)),
  ...tasks,
]
