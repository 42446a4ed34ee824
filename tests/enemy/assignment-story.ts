import type { Walker } from '../journeys/walker.ts'
import { idIn } from '../journeys/story-nominating.ts'
import { dayFromNow } from '../builders/days.ts'

const reason = 'Alasan contoh yang cukup panjang.'

/** Somebody who works where the product comes from, whom the secretariat looks into, and who then leaves again. */
async function clearNeighbour(walker: Walker, edition: string): Promise<void> {
  await walker.signIn('admin')
  const made = await walker.submit('/akun/baru', 'person.create', {
    name: 'Bapak Uji Lestari',
    email: 'lestari@contoh.example',
    employer: 'Balai Industri Jawa Barat (contoh)',
    password: 'lekuk tebing kabut angklung',
  })
  const account = `/akun/${idIn(made)}`
  await walker.submit(account, 'role.grant', { role: 'assessor', area: '/', from: dayFromNow(0) })
  await walker.signIn('verifikator', 'Sekretariat')
  const found = `/penugasan/${edition}/benturan`
  const [, question = ''] = /href="[^"]*(\?periksa=[^"#]+)#periksa"/.exec(await walker.open(found)) ?? []
  await walker.submit(`${found}${question.replaceAll('&amp;', '&')}`, 'interest.clear', { reason })
  await walker.signIn('admin')
  await walker.submit(account, 'person.disable', { reason })
}

/** What a plan is made from: profiles, ties, anchors, declarations. Nothing of it changes who may be assigned next. */
export async function setUpAssignment(walker: Walker, edition: string, nomination: string): Promise<void> {
  await clearNeighbour(walker, edition)
  await walker.signIn('verifikator', 'Sekretariat')
  const [profile = ''] = /\/penilai\/[0-9a-z]{16}/.exec(await walker.open('/penilai')) ?? []
  await walker.submit(profile, 'assessor.set-profile', { maxLoad: '200' })
  const links = `/penugasan/${edition}/ikatan`
  await walker.submit(links, 'assessment.set-links', { links: '2' })
  await walker.submit(links, 'assessment.set-anchor', { nomination, kind: 'none' })
  const trial = `/penugasan/${edition}/coba`
  await walker.submit(`${trial}?jangkar=${nomination}`, 'assessment.take-over')
  await walker.submit(links, 'assessment.set-anchor', { nomination, kind: 'none' })
  const again = { each: '2', afterDays: '7', source: 'anchors', startsOn: dayFromNow(3) }
  await walker.submit(`/penugasan/${edition}/ulangan`, 'repeat.set', again)
  await walker.signIn('penilai-12')
  const typed = { name: 'Usaha Contoh Jauh Sekali', kind: 'coach' }
  await walker.submit('/benturan', 'interest.declare-tie', typed)
  const [own = ''] = /\/benturan\?akhiri=[0-9a-z]+/.exec(await walker.open('/benturan')) ?? []
  await walker.submit(own, 'interest.end-tie', { reason })
}
