import { areaPathOf } from '../../foundation/area-path.ts'
import { linkDemoProducer } from '../../modules/people/index.ts'
import { makePaper } from '../papers/index.ts'
import { act, environmentAt, idOf, make, type Occasion, type Seed, type Step } from './act.ts'
import { albumOf, photoContent, type AlbumPhoto } from './album.ts'
import { clockOf, type Calendar } from './calendar.ts'
import {
  demoSentra,
  productOfDemoProducer,
  type DemoProduct,
  type DemoSentra,
  currentPlan,
  finishedPlan,
} from './content.ts'
import { decreeNumber } from './document-numbers.ts'
import { makeIdentityCard } from './identity-card.ts'
import { decreeOf, letterOf, papersOf, type DemoDocument } from './product-papers.ts'
import { uploadOf } from './uploads.ts'

/** The demo's people of an office: those of the first office, its neighbour, and an area that its province acts for. */
const namedOffices: Readonly<Record<string, Readonly<{ operator: string; head: string }>>> = {
  '32.05': { operator: 'operator', head: 'kepala' },
  '32.04': { operator: 'operator-tetangga', head: '' },
  '31.74': { operator: 'operator-31', head: 'kepala-31' },
}
export const officeOf = (code: string): Readonly<{ operator: string; head: string }> =>
  namedOffices[code] ?? { operator: `operator-${code}`, head: `kepala-${code}` }

/** Numbers that no telephone has. */
const phoneOf = ({ index }: DemoProduct): string => `0800-000-${String(1000 + index)}`

const ownerWords = { producer: 'produsen', product: 'produk', sentra: 'sentra' } as const

/** The bytes of a document's file: its paper, or the copy of an identity card. */
const fileOf = (document: DemoDocument, product: DemoProduct | null): Buffer =>
  document.paper || !product
    ? makePaper(document.paper as NonNullable<DemoDocument['paper']>)
    : makeIdentityCard({
        number: document.number,
        name: product.producer.owner,
        address: product.producer.address,
      })

/** The fields of a document's form, with its file. */
export async function documentForm(seed: Seed, document: DemoDocument, product: DemoProduct | null) {
  const { type, number, edition, issuer, issuedOn, validity, validUntil, name } = document
  const file = await uploadOf(seed, fileOf(document, product), name)
  return { type, number, edition, issuer, issuedOn, validity, validUntil, file }
}

/** Brings in one document of what an earlier step made. */
export async function addDocument(
  seed: Seed,
  occasion: Occasion,
  document: DemoDocument,
  of: Readonly<{ owner: string; product: DemoProduct | null }>,
): Promise<void> {
  const owner = `${ownerWords[document.owner]}:${idOf(seed, of.owner)}`
  await make(seed, occasion, seed.documents.addDocument, {
    owner,
    ...(await documentForm(seed, document, of.product)),
  })
}

export function sentraSteps(sentra: DemoSentra, day: number, calendar: Calendar): readonly Step[] {
  const next = clockOf(calendar)
  const place = demoSentra.indexOf(sentra) + 1
  const established = sentraIsEstablished(sentra)
  const decree = decreeOf(sentra, calendar, day)
  const by = officeOf(sentra.office).operator
  const [registered, added] = [next(day, 485), next(day, 490)]
  const key = `sentra ${sentra.id}`
  const steps: Step[] = [
    {
      at: registered,
      key,
      run: seed =>
        make(seed, { by, at: registered, key }, seed.producers.registerSentra, {
          name: sentra.name,
          commodity: sentra.commodity,
          district: sentra.district,
          units: String(sentra.units),
          workers: String(sentra.workers),
          decreeNumber: established ? decreeNumber(place) : '',
          decreeDate: established ? decree.issuedOn : '',
          decreeSignatory: established ? sentra.signatory : '',
          about: sentra.about,
        }),
    },
  ]
  if (!established) return steps
  const paper = `${key} decree`
  return [
    ...steps,
    {
      at: added,
      key: paper,
      run: seed => addDocument(seed, { by, at: added, key: paper }, decree, { owner: key, product: null }),
    },
  ]
}

/** Sentra whose decree the office has not got yet. */
const withoutDecree = new Set(['anyaman-bandung', 'anyaman-fakfak'])
const sentraIsEstablished = ({ id }: DemoSentra): boolean => !withoutDecree.has(id)

const registerFirm = (seed: Seed, occasion: Occasion, product: DemoProduct): Promise<string> => {
  const { producer, sentra } = product
  return make(seed, occasion, seed.producers.registerProducer, {
    sentra: idOf(seed, `sentra ${sentra}`),
    name: producer.name,
    ownerName: producer.owner,
    district: producer.district,
    address: producer.address,
    phone: phoneOf(product),
    email: `${product.id}@contoh.example`,
    foundedYear: String(producer.founded),
    workersMen: String(producer.men),
    workersWomen: String(producer.women),
    story: producer.story,
  })
}

const registerGoods = (seed: Seed, occasion: Occasion, { id, commodity, product }: DemoProduct) => {
  const [from = 0, to = from] = product.price
  return make(seed, occasion, seed.producers.registerProduct, {
    id: idOf(seed, `producer ${id}`),
    name: product.name,
    commodity,
    about: product.about,
    story: product.story,
    materials: product.materials,
    process: product.process,
    priceFrom: String(from),
    priceTo: String(to),
  })
}

/** Adds photos to a product, at most four at once. */
export async function addPhotos(
  seed: Seed,
  occasion: Occasion,
  product: string,
  photos: readonly AlbumPhoto[],
): Promise<void> {
  const form: Record<string, unknown> = { id: idOf(seed, `product ${product}`) }
  for (const [index, photo] of photos.entries()) {
    form[`photo${index + 1}`] = await uploadOf(seed, await photoContent(photo, seed.pictures), photo.name)
    form[`caption${index + 1}`] = photo.caption
  }
  await act(seed, occasion, seed.producers.addPhotos, form)
}

async function linkProducer(seed: Seed, product: DemoProduct, at: Date): Promise<void> {
  if (product.id !== productOfDemoProducer) return
  const firm = { ownerId: idOf(seed, `producer ${product.id}`), areaPath: areaPathOf(product.office) }
  await linkDemoProducer(environmentAt(seed, at), 'ikm', firm)
}

const nominated = new Set([...finishedPlan, ...currentPlan].map(plan => plan.product))
const isNominated = ({ id }: DemoProduct): boolean => nominated.has(id)

/** A product that is ready to be nominated has its letter already. */
function bringFirstLetter(seed: Seed, occasion: Occasion, product: DemoProduct): Promise<void> {
  const letter = letterOf(product, seed.calendar.dateOf(occasion.at), 'L')
  return addDocument(seed, occasion, letter, { owner: `producer ${product.id}`, product })
}

/** How an office brings a producer in: the firm, its product, the photos and the papers. */
export function productSteps(product: DemoProduct, day: number, calendar: Calendar): readonly Step[] {
  const next = clockOf(calendar)
  const by = officeOf(product.office).operator
  const step = (key: string, run: (seed: Seed, occasion: Occasion) => Promise<unknown>, minute = 0): Step => {
    const at = next(day, 540 + minute)
    return { at, key, run: seed => run(seed, { by, at, key }) }
  }
  const firm = `producer ${product.id}`
  const goods = `product ${product.id}`
  const album = albumOf(product)
  const ready = !isNominated(product) && product.lacks === undefined
  return [
    step(firm, async (seed, occasion) => {
      await registerFirm(seed, occasion, product)
      await linkProducer(seed, product, occasion.at)
    }),
    step(goods, (seed, occasion) => registerGoods(seed, occasion, product), 12),
    ...papersOf(product, calendar, day).map(paper =>
      step(
        `document ${product.id} ${paper.type}`,
        (seed, occasion) =>
          addDocument(seed, occasion, paper, { owner: paper.owner === 'product' ? goods : firm, product }),
        30,
      ),
    ),
    ...(album.length === 0
      ? []
      : [step(`photos ${product.id}`, (seed, occasion) => addPhotos(seed, occasion, product.id, album), 95)]),
    ...(ready
      ? [
          step(
            `document ${product.id} surat-usulan`,
            (seed, occasion) => bringFirstLetter(seed, occasion, product),
            120,
          ),
        ]
      : []),
  ]
}
