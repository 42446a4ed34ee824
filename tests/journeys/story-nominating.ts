import { craftViews, photographCraft, type Craft } from '../../src/demo/pictures/index.ts'
import { openPictureCache } from '../../src/demo/seed/picture-cache.ts'
import { paper } from '../builders/specimens.ts'
import { answersFor, exampleNumber, papersFor, shippedRules } from './story-papers.ts'
import { Stuck, type Typed, type TypedFile, type Walker } from './walker.ts'

/** What the office has registered: everything that a nomination is about. */
type Registered = Readonly<{ sentra: string; producer: string; product: string }>

export const COMMODITY = 'tenun'
const DISTRICT = '32.05.01'
const PHOTO_WIDTH = 800
export const rules = shippedRules()

export const idIn = (address: string): string => {
  const id = /[0-9a-hjkmnp-tv-z]{16}/.exec(address)?.[0]
  if (!id) throw new Stuck(`no id in ${address}`)
  return id
}
const pdf = (name: string): TypedFile => ({ name, type: 'application/pdf', content: paper(2, name) })

/** The address of the link whose words begin like this. */
export function linkTo(body: string, pattern: RegExp, words: RegExp): string {
  for (const [, href = '', label = ''] of body.matchAll(/<a\b[^>]*href="([^"]*)"[^>]*>([\s\S]*?)<\/a>/g)) {
    if (pattern.test(href) && words.test(label.replaceAll(/<[^>]+>/g, ' '))) return href
  }
  throw new Stuck(`no link ${pattern} with ${words}`)
}

/** Drawn once on a machine: every walk brings the same photos, and drawing them takes seconds. */
async function photoOf(craft: Craft): Promise<Buffer> {
  const [cache, drawing] = [openPictureCache(), { craft, width: PHOTO_WIDTH }]
  const known = cache.find(drawing)
  if (known) return known
  const content = await photographCraft(craft, PHOTO_WIDTH)
  cache.keep(drawing, content)
  return content
}

/** The secretariat opens stages of the training edition by hand. */
export async function openStages(walker: Walker, stages: readonly string[]): Promise<string> {
  await walker.signIn('verifikator', 'Sekretariat')
  const path = linkTo(await walker.open('/edisi-kelola'), /^\/edisi-kelola\/[0-9a-z]{16}$/, /latihan/i)
  for (const kind of stages) {
    const stage = rules.document.stages.find(one => one.kind === kind)?.id ?? kind
    await walker.submit(path, 'stage.open', {}, { stage })
  }
  return idIn(path)
}

/** The office registers sentra, producer and product, with photos. */
export async function registerProduct(walker: Walker): Promise<Registered> {
  await walker.signIn('operator')
  const sentra = idIn(
    await walker.submit(`/sentra/baru?kecamatan=${DISTRICT}`, 'sentra.register', {
      name: 'Sentra Tenun Contoh Cahaya',
      commodity: COMMODITY,
      units: '14',
      workers: '61',
      about: 'Sentra contoh untuk latihan.',
      decreeNumber: '430/CONTOH-12/2020',
      decreeDate: '2020-03-02',
      decreeSignatory: 'Bupati (contoh)',
    }),
  )
  const producer = idIn(
    await walker.submit(`/produsen/baru?kecamatan=${DISTRICT}`, 'producer.register', {
      name: 'Tenun Contoh Cahaya Pagi',
      ownerName: 'Ibu Contoh Lestari',
      sentra,
      address: 'Jalan Contoh 1',
      phone: '0800-000-0001',
      email: 'cahaya@contoh.example',
      foundedYear: '2004',
      workersMen: '4',
      workersWomen: '11',
      story: 'Usaha keluarga contoh.',
    }),
  )
  const product = idIn(
    await walker.submit(`/produsen/${producer}/produk/baru`, 'product.register', {
      name: 'Selendang Tenun Contoh Embun',
      commodity: COMMODITY,
      about: 'Selendang katun bermotif embun.',
      story: 'Motif ini lahir dari kebiasaan menenun sebelum matahari terbit.',
      materials: 'Katun, pewarna nila',
      process: 'Alat tenun bukan mesin',
      priceFrom: '350000',
      priceTo: '900000',
    }),
  )
  for (let index = 0; index < Math.max(3, rules.document.photos.min); index++) {
    const view = craftViews[index % craftViews.length] ?? 'hero'
    const content = await photoOf({
      commodity: COMMODITY,
      seed: 11 + Math.floor(index / craftViews.length),
      view,
    })
    await walker.submit(`/produk/${product}`, 'photo.add', {
      photo1: { name: `foto-${index}.jpg`, type: 'image/jpeg', content },
      caption1: `Selendang, sisi ${index + 1}`,
    })
  }
  return { sentra, producer, product }
}

const ownerOf = (story: Registered, owner: 'producer' | 'product' | 'sentra'): string =>
  ({
    producer: `produsen:${story.producer}`,
    product: `produk:${story.product}`,
    sentra: `sentra:${story.sentra}`,
  })[owner]

/** The office adds every document that the rules ask for, with its file. */
export async function addPapers(walker: Walker, story: Registered): Promise<void> {
  for (const requirement of papersFor(rules, COMMODITY)) {
    const path = `/dokumen/baru?milik=${ownerOf(story, requirement.owner)}&jenis=${requirement.type}`
    await walker.submit(path, 'document.add', await typedFor(walker, path, requirement.type))
  }
}

/** Fills what the form of this type asks: number, issuer, dates, validity, edition, file. */
async function typedFor(walker: Walker, path: string, type: string): Promise<Typed> {
  const body = await walker.open(path)
  const asks = (name: string): boolean => new RegExp(`name="${name}"`).test(body)
  const choice = (name: string): string =>
    new RegExp(`<(?:option|input)[^>]*(?:name="${name}"[^>]*)?value="([^"]+)"`).exec(
      body.slice(body.indexOf(`name="${name}"`)),
    )?.[1] ?? ''
  return {
    ...(asks('number') ? { number: exampleNumber(type) } : {}),
    ...(asks('issuer') ? { issuer: 'Kantor Contoh' } : {}),
    ...(asks('issuedOn') ? { issuedOn: '2025-02-03' } : {}),
    ...(asks('edition') ? { edition: choice('edition') } : {}),
    ...(asks('validity') ? { validity: /value="unlimited"/.test(body) ? 'unlimited' : 'until-date' } : {}),
    ...(asks('validity') && !/value="unlimited"/.test(body) ? { validUntil: '2099-12-31' } : {}),
    file: pdf(`${type}.pdf`),
  }
}

/** The office opens the nomination and answers every section. */
export async function openAndAnswer(walker: Walker, product: string): Promise<string> {
  const path = `/usulan/baru?produk=${product}`
  const nomination = idIn(await walker.submit(path, 'nomination.open', {}))
  for (const { section, typed } of answersFor(rules, COMMODITY)) {
    await walker.submit(`/usulan/${nomination}/bagian/${section}`, 'nomination.answer', typed)
  }
  return nomination
}

/** The head approves, with a letter that is made where a number is given, and the operator submits. */
export async function approveAndSubmit(walker: Walker, nomination: string, number = ''): Promise<void> {
  await walker.signIn('kepala')
  await walker.submit(`/usulan/${nomination}`, 'nomination.approve', { number })
  await walker.signIn('operator')
  await walker.submit(`/usulan/${nomination}`, 'nomination.submit')
}

/** The stages that open by hand in the training edition. */
const everyStage = ['nominate', 'verify', 'sample', 'assess', 'moderate', 'decide', 'publish'] as const

/** From an empty training edition to a submitted nomination. */
export async function nominate(walker: Walker): Promise<Readonly<{ edition: string; nomination: string }>> {
  const edition = await openStages(walker, everyStage)
  const made = await registerProduct(walker)
  await addPapers(walker, made)
  const nomination = await openAndAnswer(walker, made.product)
  await approveAndSubmit(walker, nomination)
  return { edition, nomination }
}
