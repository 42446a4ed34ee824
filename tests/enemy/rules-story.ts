import type { Walker } from '../journeys/walker.ts'
import { idIn } from '../journeys/story-nominating.ts'

/** A draft of rules for an edition that has none of its own yet, begun and left open. */
export async function makeRules(walker: Walker): Promise<void> {
  await walker.signIn('verifikator', 'Sekretariat')
  const made = await walker.submit('/edisi-kelola', 'edition.create', {
    titleId: 'Edisi susunan (contoh)',
    titleEn: 'Drafted edition (example)',
    slug: 'edisi-susunan-contoh',
    number: '95',
    kind: 'training',
  })
  const draft = `/edisi-kelola/${idIn(made)}/susun`
  await walker.submit(draft, 'rules-draft.start')
  await walker.open(`${draft}/bagian?di=panel`)
  await walker.open(`${draft}/bagian?di=sample.required`)
  await walker.open(`${draft}/coba`)
}
