import { readProgramme } from '../../src/setup/programme.ts'
import { idIn } from '../journeys/story-nominating.ts'
import { shippedRules } from '../journeys/story-papers.ts'
import type { Walker } from '../journeys/walker.ts'

const reason = 'Alasan contoh yang cukup panjang.'

/** A regular edition under way, in which nominations are open. */
async function regularEdition(walker: Walker): Promise<Readonly<{ edition: string; stage: string }>> {
  const [shipped] = readProgramme().editions
  const made = await walker.submit('/edisi-kelola', 'edition.create', {
    titleId: 'Edisi biasa (contoh)',
    titleEn: 'Regular edition (example)',
    slug: 'edisi-biasa-contoh',
    number: '96',
    kind: 'regular',
  })
  const edition = `/edisi-kelola/${idIn(made)}`
  const rules = await walker.submit(`${edition}/aturan`, 'rules.import', {
    rulesFile: { name: 'rules.json', type: 'application/json', content: Buffer.from(shipped?.rules ?? '') },
    casesFile: { name: 'cases.csv', type: 'text/csv', content: Buffer.from(shipped?.cases ?? '') },
  })
  await walker.signIn('verifikator-2', 'Sekretariat')
  await walker.submit(rules, 'rules.publish', { reason })
  await walker.signIn('verifikator', 'Sekretariat')
  const stage = shippedRules().document.stages.find(one => one.kind === 'nominate')?.id ?? ''
  await walker.submit(edition, 'stage.open', {}, { stage })
  return { edition: idIn(made), stage }
}

/** A former award is recorded, taken back and recorded again; its holder is called, and does not come. */
export async function callHolder(walker: Walker, product: string): Promise<void> {
  await walker.signIn('verifikator', 'Sekretariat')
  const { edition, stage } = await regularEdition(walker)
  const awards = `/produk/${product}/penghargaan`
  const award = { year: '2018', scale: '1-5', stars: '4', source: 'https://contoh.example/penghargaan' }
  await walker.submit(awards, 'former-award.record', award)
  const id = /<option value="([0-9a-z]{16})"/.exec(await walker.open(awards))?.[1] ?? ''
  await walker.submit(awards, 'former-award.take-back', { award: id, reason })
  await walker.submit(awards, 'former-award.record', award)
  await walker.submit(`/evaluasi-ulang/${edition}`, 'reevaluation.call')
  await walker.submit(`/edisi-kelola/${edition}`, 'stage.close', {}, { stage })
  await walker.submit(`/evaluasi-ulang/${edition}`, 'reevaluation.close')
}
