import { text } from '../../foundation/text.ts'
import { column, commodity, day, said, whole, type Column } from './column.ts'

const regency = column(
  'regency',
  said(one => one.place.regency),
  {
    hint: text(
      'Perlu diisi bila berkas memuat beberapa kabupaten/kota.',
      'Needed where the file covers several regencies.',
    ),
  },
)
const district = (example: string): Column =>
  column(
    'district',
    said(one => one.place.district),
    { needed: true, example },
  )
const village = column(
  'village',
  said(one => one.place.village),
  {
    hint: said(one => one.place.villageHint),
  },
)
export const sentraColumns: readonly Column[] = [
  column(
    'name',
    said(one => one.sentra.name),
    { needed: true, example: 'Sentra Tenun Contoh' },
  ),
  commodity,
  regency,
  district('Contoh'),
  village,
  column(
    'units',
    said(one => one.sentra.units),
    { reading: 'whole', hint: said(one => one.sentra.unitsHint), needed: true, example: '12' },
  ),
  column(
    'workers',
    said(one => one.sentra.workers),
    { reading: 'whole', hint: whole, needed: true, example: '40' },
  ),
  column(
    'decreeNumber',
    said(one => one.sentra.decreeNumber),
    { reading: 'digits', example: '500/12/CONTOH' },
  ),
  column(
    'decreeDate',
    said(one => one.sentra.decreeDate),
    { reading: 'date', hint: day },
  ),
  column(
    'decreeSignatory',
    said(one => one.sentra.decreeSignatory),
  ),
  column(
    'about',
    said(one => one.sentra.about),
    { hint: said(one => one.sentra.aboutHint) },
  ),
]

const producerNames: readonly Column[] = [
  column(
    'name',
    said(one => one.producer.name),
    { hint: said(one => one.producer.nameHint), needed: true, example: 'Tenun Contoh' },
  ),
  column(
    'ownerName',
    said(one => one.producer.owner),
    { needed: true, example: 'Ibu Contoh' },
  ),
]

const producerFacts: readonly Column[] = [
  column('sentra', text('Nama sentra', 'Name of the sentra'), {
    hint: said(one => one.producer.sentraHint),
    example: 'Sentra Tenun Contoh',
  }),
  regency,
  district('Contoh'),
  village,
  column(
    'address',
    said(one => one.producer.address),
    { hint: said(one => one.producer.addressHint), example: 'Jalan Contoh 1' },
  ),
  column(
    'placeChange',
    said(one => one.producer.placeChange),
    { reading: 'change', hint: said(one => one.producer.placeChangeHint) },
  ),
  column(
    'movedOn',
    said(one => one.producer.movedOn),
    { reading: 'date', hint: day },
  ),
  column(
    'phone',
    said(one => one.producer.phone),
    { reading: 'digits', hint: said(one => one.producer.phoneHint), example: '0812 0000 0000' },
  ),
  column(
    'email',
    said(one => one.producer.email),
  ),
  column(
    'foundedYear',
    said(one => one.producer.founded),
    { reading: 'whole', hint: whole },
  ),
  column(
    'workersMen',
    said(one => one.producer.workersMen),
    { reading: 'whole', hint: whole, needed: true, example: '2' },
  ),
  column(
    'workersWomen',
    said(one => one.producer.workersWomen),
    { reading: 'whole', hint: whole, needed: true, example: '6' },
  ),
  column(
    'story',
    said(one => one.producer.story),
    { hint: said(one => one.producer.storyHint) },
  ),
]

/** `number`: that of the paper which tells producers apart. */
export const producerColumns = (number: Column): readonly Column[] => [
  ...producerNames,
  number,
  ...producerFacts,
]
