import { answersFor } from './story-papers.ts'
import { COMMODITY, linkTo, rules } from './story-nominating.ts'
import type { Typed, Walker } from './walker.ts'
import { dayFromNow } from '../builders/days.ts'

/** Every item of the checklist is accepted, or returned with a reason. */
export async function checkItems(
  walker: Walker,
  nomination: string,
  returned: ReadonlyMap<string, string> = new Map(),
): Promise<readonly string[]> {
  const path = `/verifikasi/${nomination}`
  const items = [
    ...new Set(
      [...(await walker.open(path)).matchAll(/[?&;]butir=([a-z0-9.-]+)/g)].map(match =>
        decodeURIComponent(match[1] ?? ''),
      ),
    ),
  ]
  for (const item of items) {
    const reason = returned.get(item)
    const typed: Typed = reason === undefined ? { outcome: 'accept' } : { outcome: 'return', reason }
    await walker.submit(`${path}?butir=${item}`, 'verification.check', typed)
  }
  return items
}

/** The verifier accepts everything and admits the nomination. */
export async function verifyAndAdmit(walker: Walker, nomination: string): Promise<void> {
  await walker.signIn('verifikator', 'Verifikator')
  await checkItems(walker, nomination)
  await walker.submit(`/verifikasi/${nomination}`, 'verification.admit')
}

/** The other verifier looks at a proposed refusal, and confirms it. */
export async function confirmRefusal(walker: Walker, nomination: string): Promise<void> {
  await walker.signIn('verifikator-2', 'Verifikator')
  await walker.submit(`/verifikasi/${nomination}`, 'verification.refuse')
}

/** One item comes back with a reason; the office corrects it and sends the nomination again. */
export async function returnAndCorrect(walker: Walker, nomination: string, section: string): Promise<void> {
  await walker.signIn('verifikator', 'Verifikator')
  await checkItems(
    walker,
    nomination,
    new Map([[`section.${section}`, 'Sebutkan asal bahan baku dengan lebih jelas.']]),
  )
  await walker.submit(`/verifikasi/${nomination}`, 'verification.return')
  await walker.signIn('operator')
  const answers = answersFor(rules, COMMODITY).find(one => one.section === section)
  const typed = Object.entries(answers?.typed ?? {}).map(([name, value]) => [
    name,
    typeof value === 'string' && value.length > 60 ? `${value.slice(0, 200)} Diperjelas.` : value,
  ])
  await walker.submit(
    `/usulan/${nomination}/bagian/${section}`,
    'nomination.answer',
    Object.fromEntries(typed) as Typed,
  )
  await walker.submit(`/usulan/${nomination}`, 'nomination.resubmit')
}

/** The sample is announced by the office and received by the secretariat. */
export async function sendSample(walker: Walker, nomination: string): Promise<void> {
  await walker.signIn('operator')
  const path = `/usulan/${nomination}/contoh`
  await walker.submit(path, 'sample.announce', { pieces: '2', storage: 'dry' })
  await walker.submit(path, 'sample.send', { courier: 'Diantar dinas' })
  await walker.signIn('verifikator', 'Verifikator')
  const desk = await walker.open('/contoh-produk?status=sent')
  const sample = linkTo(desk, /^\/contoh-produk\/[0-9a-z]{16}$/, /Embun/)
  await walker.submit(sample, 'sample.receive', { condition: 'good' })
}

/** The secretariat commits the assignment of assessors. */
export async function assign(walker: Walker, edition: string): Promise<void> {
  await walker.signIn('verifikator', 'Sekretariat')
  await walker.submit(`/penugasan/${edition}`, 'assessment.assign')
}

/** Each assessor who was assigned scores every criterion and locks; `level` chooses better or worse options. */
export async function score(
  walker: Walker,
  level: (criterion: number, assessor: number) => 'best' | 'second',
): Promise<readonly string[]> {
  const scored: string[] = []
  for (let number = 1; number <= 12 && scored.length < 3; number++) {
    const persona = `penilai-${number}`
    await walker.signIn(persona)
    const code = /\/penilaian\/([A-Z]{2}-\d{4})"/.exec(await walker.open('/penilaian'))?.[1]
    // Whoever has locked a sheet still finds it in the list.
    if (code === undefined || !(await walker.open(`/penilaian/${code}`)).includes('scoresheet.review'))
      continue
    const summary = await walker.submit(
      `/penilaian/${code}`,
      'scoresheet.review',
      marksFor(scored.length, level),
    )
    await walker.submit(summary, 'scoresheet.lock')
    scored.push(persona)
  }
  return scored
}

function marksFor(
  assessor: number,
  level: (criterion: number, assessor: number) => 'best' | 'second',
): Typed {
  const index = rules.rubrics.get(rules.commodities.get(COMMODITY)?.rubric ?? '')
  const marks: [string, string][] = []
  for (const [place, criterion] of [...(index?.criteria.values() ?? [])].entries()) {
    if (criterion.kind === 'imported' || criterion.scoredAt !== undefined) continue
    const best = level(place, assessor) === 'best'
    marks.push([`mark.${criterion.id}`, answerFor(criterion, best)])
    if (!best)
      marks.push([`reason.${criterion.id}`, 'Contoh alasan: bukti pada foto dan contoh produk belum merata.'])
  }
  return Object.fromEntries(marks)
}

type Criterion =
  NonNullable<ReturnType<typeof rules.rubrics.get>>['criteria'] extends ReadonlyMap<string, infer Value>
    ? Value
    : never

function answerFor(criterion: Criterion, best: boolean): string {
  if (criterion.kind === 'yes-no')
    return best === criterion.points >= (criterion.otherwise ?? 0) ? 'yes' : 'no'
  if (criterion.kind === 'number') {
    const bands = criterion.bands.toSorted((a, b) => b.points - a.points)
    return (bands[best ? 0 : 1] ?? bands[0])?.from ?? ''
  }
  const options =
    criterion.kind === 'choice'
      ? criterion.options
      : criterion.kind === 'alternatives'
        ? criterion.scales.flatMap(scale => scale.options)
        : []
  const ranked = options.toSorted((a, b) => b.points - a.points)
  return (ranked[best ? 0 : 1] ?? ranked[0])?.id ?? ''
}

/** Plenary, recommendation, approval, decision. Returns the list's address. */
export async function decide(walker: Walker, edition: string, nomination: string): Promise<string> {
  await walker.signIn('ketua')
  const body = await walker.open(`/pleno/${edition}/${nomination}`)
  const proposed = /name="stars" value="(\d)" checked|name="stars"[^>]*value="(\d)"[^>]*checked/.exec(body)
  // A session may have settled it.
  if (body.includes('"plenary.settle"'))
    await walker.submit(`/pleno/${edition}/${nomination}`, 'plenary.settle', {
      stars: proposed?.[1] ?? proposed?.[2] ?? '3',
    })
  await walker.submit(`/pleno/${edition}`, 'recommendation.sign', { minutes: 'Pleno contoh.' })
  await walker.signIn('dirjen')
  const list = linkTo(await walker.open('/penetapan'), /^\/penetapan\/[0-9a-z]{16}$/, /./)
  await walker.submit(list, 'recommendation.approve')
  await walker.signIn('menteri')
  await signDecree(walker, list)
  return list
}

/** The Minister has the annex made, and signs it with the passphrase that the page tells. */
export async function signDecree(walker: Walker, list: string): Promise<void> {
  const path = `${list}/tetapkan`
  await walker.submit(path, 'decree-annex.prepare', { decree_number: 'CONTOH/1', decree_date: dayFromNow() })
  const passphrase = /frasa sandinya “([^”]+)”/.exec(await walker.open(path))?.[1] ?? ''
  await walker.submit(path, 'decision.decide', { passphrase })
}

/** One prepares the release; another confirms it for tomorrow, holds it, and releases it now. */
export async function publish(walker: Walker): Promise<void> {
  await walker.signIn('penerbit')
  const path = linkTo(await walker.open('/publikasi'), /^\/publikasi\/[0-9a-z]{16}$/, /./)
  await walker.submit(path, 'publication.prepare')
  await walker.signIn('penerbit-2')
  const moment = `${path}/waktu`
  await walker.submit(`${moment}?date=${dayFromNow(1)}&time=09.00`, 'publication.confirm')
  await walker.submit(moment, 'publication.hold', { reason: 'Contoh: diumumkan hari ini juga.' })
  await walker.submit(path, 'publication.release')
}
