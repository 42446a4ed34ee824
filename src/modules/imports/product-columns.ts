import { text } from '../../foundation/text.ts'
import { chosen, column, commodity, day, paper, said, whole, type Column } from './column.ts'

const maker = column(
  'producer',
  said(one => one.producer.name),
  {
    needed: true,
    hint: text(
      'Seperti pada lembar IKM, atau yang sudah terdaftar.',
      'As in the sheet of producers, or as registered.',
    ),
    example: 'Tenun Contoh',
  },
)

const productFacts: readonly Column[] = [
  column(
    'name',
    said(one => one.product.name),
    { hint: said(one => one.product.nameHint), needed: true, example: 'Selendang Contoh' },
  ),
  commodity,
  column(
    'about',
    said(one => one.product.about),
    { hint: said(one => one.product.aboutHint), needed: true, example: 'Selendang katun bermotif contoh.' },
  ),
  column(
    'story',
    said(one => one.product.story),
    { hint: said(one => one.product.storyHint) },
  ),
  column(
    'materials',
    said(one => one.product.materials),
    { hint: said(one => one.product.materialsHint) },
  ),
  column(
    'process',
    said(one => one.product.process),
    { hint: said(one => one.product.processHint) },
  ),
  column(
    'priceFrom',
    said(one => one.product.priceFrom),
    { reading: 'whole', hint: whole, example: '150000' },
  ),
  column(
    'priceTo',
    said(one => one.product.priceTo),
    { reading: 'whole', hint: whole, example: '300000' },
  ),
]

export const productColumns = (number: Column): readonly Column[] => [maker, number, ...productFacts]

const documentOwner: readonly Column[] = [
  column('type', text('Jenis dokumen', 'Kind of document'), { reading: 'type', hint: chosen, needed: true }),
  {
    ...maker,
    needed: false,
    hint: text('Untuk dokumen usaha dan produk.', 'For papers of firms and products.'),
  },
]

const documentFacts: readonly Column[] = [
  column(
    'product',
    said(one => one.product.name),
    { hint: text('Untuk dokumen produk.', 'For papers of products.') },
  ),
  column('sentra', text('Nama sentra', 'Name of the sentra'), {
    hint: text('Untuk dokumen sentra.', 'For papers of a sentra.'),
  }),
  column('number', text('Nomor dokumen', 'Number of the document'), { reading: 'digits', needed: true }),
  column(
    'edition',
    paper(one => one.edition),
    {
      reading: 'edition',
      hint: text('Hanya untuk jenis yang memintanya.', 'Only for kinds that ask for it.'),
    },
  ),
  column(
    'issuer',
    paper(one => one.issuer),
  ),
  column(
    'issuedOn',
    paper(one => one.issuedOn),
    { reading: 'date', hint: day },
  ),
  column(
    'validity',
    paper(one => one.validity),
    { reading: 'validity', hint: chosen },
  ),
  column(
    'validUntil',
    paper(one => one.validUntil),
    { reading: 'date', hint: paper(one => one.validUntilHint) },
  ),
]

export const documentColumns = (number: Column): readonly Column[] => [
  ...documentOwner,
  number,
  ...documentFacts,
]
