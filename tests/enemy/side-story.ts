import assert from 'node:assert/strict'
import { makeRules } from './rules-story.ts'
import { claimColumns } from '../../src/modules/awards/claim.ts'
import { newId } from '../../src/platform/random.ts'
import { readProgramme } from '../../src/setup/programme.ts'
import { photo } from '../builders/specimens.ts'
import * as story from '../journeys/story.ts'
import {
  addPapers,
  approveAndSubmit,
  idIn,
  linkTo,
  openAndAnswer,
  openStages,
  registerProduct,
} from '../journeys/story-nominating.ts'
import { answersFor, shippedRules } from '../journeys/story-papers.ts'
import type { TypedFile, Walker } from '../journeys/walker.ts'
import { setUpAssignment } from './assignment-story.ts'
import { importRecords } from './import-story.ts'
import { writePages } from './page-story.ts'
import { askForSheets, doubtfully } from './further-sheet-story.ts'
import { contribute, type Guest } from './contribution-story.ts'
import { helpOffice } from './help-story.ts'
import { changePapers, noteChange } from './document-story.ts'
import { handOverCertificates, printCertificates, withdrawCertificate } from './certificate-story.ts'
import { askToBeNominated } from './petition-story.ts'
import { objectToResult } from './objection-story.ts'
import { callHolder } from './reevaluation-story.ts'
import { delegate, reopen } from './letter-story.ts'
import { openSheetAgain } from './scoring-story.ts'
import { holdSession } from './plenary-story.ts'
import { handleSample } from './sample-story.ts'
import { refuseInTwoSteps, workOnFile } from './verification-story.ts'
import { dayFromNow } from '../builders/days.ts'

const COMMODITY = 'tenun'
const reason = 'Alasan contoh yang cukup panjang.'
const today = (): string => dayFromNow(0)
const firstMatch = (body: string, pattern: RegExp): string => pattern.exec(body)?.[1] ?? ''

/** Accounts: made, given a post for a time, closed, opened. */
export async function manageAccounts(walker: Walker): Promise<void> {
  await walker.signIn('admin')
  const made = await walker.submit('/akun/baru', 'person.create', {
    name: 'Ibu Contoh Baru',
    email: 'baru@contoh.example',
    employer: 'Dinas Contoh',
    password: 'lekuk tebing kabut angklung',
  })
  const account = `/akun/${idIn(made)}`
  await walker.submit(account, 'role.grant', {
    role: 'office-head',
    area: '/32/32.06/',
    from: today(),
    until: dayFromNow(30),
    acting: 'plt',
    mandateNumber: '800/7/SP/CONTOH',
    mandateDate: today(),
  })
  await walker.submit(account, 'role.end')
  await walker.submit(account, 'person.reset-password', { password: 'sawah bukit rotan gamelan' })
  const moved = { employer: 'Balai Pindah (contoh)', moveReason: reason }
  await walker.submit(account, 'person.set-affiliation', moved)
  await walker.submit('/akun-saya', 'account.declare-move', moved)
  await walker.submit(account, 'person.disable', { reason })
  await walker.submit(account, 'person.enable', { reason })
}

/** An edition of one's own, with the shipped rules, and the demo's clock. */
export async function manageEdition(walker: Walker): Promise<void> {
  const [shipped] = readProgramme().editions
  await walker.signIn('verifikator', 'Sekretariat')
  const made = await walker.submit('/edisi-kelola', 'edition.create', {
    titleId: 'Edisi uji (contoh)',
    titleEn: 'Test edition (example)',
    slug: 'edisi-uji-contoh',
    number: '97',
    kind: 'training',
  })
  const edition = `/edisi-kelola/${idIn(made)}`
  const rules = await walker.submit(`${edition}/aturan`, 'rules.import', {
    rulesFile: { name: 'rules.json', type: 'application/json', content: Buffer.from(shipped?.rules ?? '') },
    casesFile: { name: 'cases.csv', type: 'text/csv', content: Buffer.from(shipped?.cases ?? '') },
  })
  await walker.signIn('verifikator-2', 'Sekretariat')
  await walker.submit(rules, 'rules.publish', { reason })
  await walker.signIn('verifikator', 'Sekretariat')
  const stage = shippedRules().document.stages[0]?.id ?? ''
  const window = {
    opensDate: '2031-03-01',
    opensTime: '08.00',
    closesDate: '2031-04-01',
    closesTime: '16.00',
  }
  await walker.submit(edition, 'stage.schedule', { ...window, reason }, { stage })
  await walker.submit(edition, 'stage.open', {}, { stage })
  await walker.submit(edition, 'stage.close', {}, { stage })
  await walker.submit('/jam', 'clock.move', { date: today(), time: '23.50' })
}

type Registered = Awaited<ReturnType<typeof registerProduct>>

/** What sources say of past awards: sent, looked at, imported; one claim is withdrawn and put back. */
export async function importPastAwards(walker: Walker): Promise<void> {
  await walker.signIn('verifikator', 'Sekretariat')
  const claims = '2013,total,,,,,,38,1-5,stated,https://contoh.example/uji,'
  const content = Buffer.from(`${claimColumns.join(',')}\n${claims}\n`)
  const claimsFile = { name: 'riwayat.csv', type: 'text/csv', content }
  const preview = await walker.submit('/riwayat-penghargaan', 'awards.send', { claimsFile })
  await walker.submit(preview, 'awards.import')
  const list = await walker.open('/riwayat-penghargaan/pernyataan?q=contoh.example/uji')
  const claim = /href="(\/riwayat-penghargaan\/pernyataan\/[0-9a-z]+)"/.exec(list)?.[1] ?? ''
  await walker.submit(claim, 'awards.withdraw', { reason })
  await walker.submit(claim, 'awards.restore', { reason })
}

/** The office corrects what it registered. */
export async function correctRegister(walker: Walker, made: Registered): Promise<void> {
  await walker.submit(`/sentra/${made.sentra}/ubah`, 'sentra.edit', { workers: '62' })
  await walker.submit(`/produsen/${made.producer}/ubah`, 'producer.edit', {
    address: 'Jalan Contoh 2',
    placeChange: 'corrected',
  })
  await noteChange(walker, made)
  const product = `/produk/${made.product}`
  await walker.submit(product, 'product.edit', { about: 'Selendang katun bermotif embun pagi.' })
  await walker.submit(product, 'photo.edit', { caption: 'Selendang, tampak depan', position: '2' })
}

/** While one types, the section saves itself. */
export async function autosave(walker: Walker, nomination: string): Promise<void> {
  const [first] = answersFor(shippedRules(), COMMODITY)
  const path = `/usulan/${nomination}/bagian/${first?.section ?? ''}`
  await walker.submit(path, 'nomination.autosave', first?.typed ?? {})
}

/** One assessor has an interest, another cannot go on; the secretariat assigns others. */
export async function declareInterest(walker: Walker, edition: string, nomination: string): Promise<void> {
  for (let number = 1; number <= 12; number++) {
    await walker.signIn(`penilai-${number}`)
    const code = firstMatch(await walker.open('/penilaian'), /\/penilaian\/([A-Z]{2}-\d{4})"/)
    if (code === '') continue
    const sheet = await walker.open(`/penilaian/${code}`)
    await walker.submit(`/penilaian/${code}`, 'scoresheet.autosave')
    const [, name = '', value = ''] = /name="(mark\.[^"]+)" value="([^"]+)"/.exec(sheet) ?? []
    await walker.submit(`/penilaian/${code}`, 'scoresheet.mark', { [name]: value })
    await walker.submit(`/penilaian/${code}`, 'interest.declare', {
      kind: 'family',
      note: 'Contoh hubungan keluarga.',
    })
    break
  }
  await story.assign(walker, edition)
  await walker.submit(`/penugasan/${edition}?usulan=${nomination}`, 'assessment.release', { reason })
  await story.assign(walker, edition)
}

/** The recommendation comes back once before it is approved. */
export async function returnRecommendation(
  walker: Walker,
  edition: string,
  nomination: string,
): Promise<void> {
  await walker.signIn('ketua')
  const path = `/pleno/${edition}/${nomination}`
  const proposed = firstMatch(await walker.open(path), /name="stars"[^>]*value="(\d)"[^>]*checked/)
  await walker.submit(path, 'plenary.settle', { stars: proposed || '3' })
  await walker.submit(`/pleno/${edition}`, 'recommendation.sign', { minutes: 'Pleno contoh.' })
  await walker.signIn('dirjen')
  const list = linkTo(await walker.open('/penetapan'), /^\/penetapan\/[0-9a-z]{16}$/, /./)
  await walker.submit(list, 'recommendation.return', { reason })
}

/** The auditor has the published results computed again. */
async function recompute(walker: Walker, edition: string): Promise<void> {
  await walker.signIn('auditor')
  await walker.submit(`/hitung-ulang/${edition}`, 'results.recompute')
  await walker.submit(`/ekspor-edisi/${edition}`, 'edition.export')
}

/** Made once: the same photos come with every further product. */
let quickPhotos: Promise<TypedFile[]> | null = null

/** Another product of the same producer, with photos that are made in no time. */
async function registerAnother(walker: Walker, made: Registered): Promise<Registered> {
  await walker.signIn('operator')
  const product = idIn(
    await walker.submit(`/produsen/${made.producer}/produk/baru`, 'product.register', {
      name: `Kain Contoh ${newId()}`,
      commodity: COMMODITY,
      about: 'Kain yang ditenun dari benang setempat, contoh.',
    }),
  )
  quickPhotos ??= Promise.all(
    [10, 20, 30, 40].map(async shade => ({
      name: `foto-${shade}.jpg`,
      type: 'image/jpeg',
      content: await photo(640, 480, { r: shade, g: shade, b: shade }),
    })),
  )
  const [photo1, photo2, photo3, photo4] = await quickPhotos
  assert.ok(photo1 && photo2 && photo3 && photo4)
  await walker.submit(`/produk/${product}`, 'photo.add', { photo1, photo2, photo3, photo4 })
  return { ...made, product }
}

/** A product nominated and checked: one item of it is found wanting. Its letter is made, since the maker has other nominations. */
async function foundWanting(walker: Walker, registered: Registered, number: string): Promise<string> {
  const made = await registerAnother(walker, registered)
  await addPapers(walker, made)
  const nomination = await openAndAnswer(walker, made.product)
  await approveAndSubmit(walker, nomination, number)
  await walker.signIn('verifikator', 'Verifikator')
  await story.checkItems(walker, nomination, new Map([['section.bahan', reason]]))
  return nomination
}

/** Nominations that end before they are assessed: withdrawn, not admitted, lapsed. */
export async function endEarly(walker: Walker, registered: Registered): Promise<void> {
  const made = await registerAnother(walker, registered)
  const withdrawn = await openAndAnswer(walker, made.product)
  await walker.signIn('kepala')
  await walker.submit(`/usulan/${withdrawn}`, 'nomination.withdraw', { reason })
  await walker.signIn('operator')
  await walker.submit(`/usulan/${withdrawn}`, 'nomination.open-again')
  const refused = await foundWanting(walker, registered, '530/11/UJI')
  await workOnFile(walker, refused)
  await refuseInTwoSteps(walker, refused)
  await walker.signIn('operator')
  const lapsed = await foundWanting(walker, registered, '530/12/UJI')
  await walker.submit(`/verifikasi/${lapsed}`, 'verification.return')
  await closeStages(walker, ['nominate', 'verify'])
  await walker.submit(`/usulan/${lapsed}`, 'nomination.lapse')
}

async function closeStages(walker: Walker, kinds: readonly string[]): Promise<void> {
  await walker.signIn('verifikator', 'Sekretariat')
  const path = linkTo(await walker.open('/edisi-kelola'), /^\/edisi-kelola\/[0-9a-z]{16}$/, /latihan/i)
  for (const kind of kinds) {
    const stage = shippedRules().document.stages.find(one => one.kind === kind)?.id ?? kind
    await walker.submit(path, 'stage.close', {}, { stage })
  }
}

const everyStage = ['nominate', 'verify', 'sample', 'assess', 'moderate', 'decide', 'publish'] as const

/** The secretariat reminds the office of a draft; somebody chooses how often to be written to. */
async function tellAndRemind(walker: Walker, nomination: string): Promise<void> {
  await walker.signIn('verifikator', 'Sekretariat')
  await walker.submit(`/usulan/${nomination}/ingatkan`, 'nomination.remind')
  await walker.signIn('operator')
  await walker.submit('/pemberitahuan', 'notice.choose-pace', { pace: 'daily' })
}

/** Everything that the product can be asked to do by a form, once. */
export async function everything(walker: Guest): Promise<void> {
  const edition = await openStages(walker, everyStage)
  const made = await registerProduct(walker)
  await correctRegister(walker, made)
  await askToBeNominated(walker, made.product)
  await addPapers(walker, made)
  const nomination = await openAndAnswer(walker, made.product)
  await tellAndRemind(walker, nomination)
  await autosave(walker, nomination)
  await contribute(walker, nomination, COMMODITY)
  await helpOffice(walker, nomination)
  await changePapers(walker, made, nomination)
  await reopen(walker, nomination)
  await approveAndSubmit(walker, nomination)
  await story.returnAndCorrect(walker, nomination, 'bahan')
  await story.verifyAndAdmit(walker, nomination)
  await story.sendSample(walker, nomination)
  await handleSample(walker, edition, nomination)
  await story.assign(walker, edition)
  await setUpAssignment(walker, edition, nomination)
  await declareInterest(walker, edition, nomination)
  await story.score(walker, doubtfully)
  await openSheetAgain(walker, edition, nomination)
  await askForSheets(walker, edition, nomination)
  await returnRecommendation(walker, edition, nomination)
  await holdSession(walker, edition)
  await story.decide(walker, edition, nomination)
  await story.publish(walker)
  await recompute(walker, edition)
  await objectToResult(walker, nomination)
  await handOverCertificates(walker, edition)
  await printCertificates(walker)
  await withdrawCertificate(walker)
  await endEarly(walker, made)
  await delegate(walker)
  await manageAccounts(walker)
  await manageEdition(walker)
  await makeRules(walker)
  await importPastAwards(walker)
  await importRecords(walker)
  await writePages(walker)
  await callHolder(walker, made.product)
}
