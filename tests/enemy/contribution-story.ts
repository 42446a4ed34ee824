import assert from 'node:assert/strict'
import { paper, photo } from '../builders/specimens.ts'
import { answersFor, exampleNumber, shippedRules } from '../journeys/story-papers.ts'
import type { Typed, Walker } from '../journeys/walker.ts'

/** One who can also come in by a link. */
export type Guest = Walker &
  Readonly<{ enter: (path: string, action: string, typed: Typed) => Promise<void> }>

const DIGITS = '0001'

/** The office invites the producer of a draft, who fills the own part from a phone; then the link is ended. */
export async function contribute(walker: Guest, nomination: string, commodity: string): Promise<void> {
  const office = `/usulan/${nomination}/undangan`
  await walker.signIn('operator')
  const shown = await walker.open(await walker.submit(office, 'contribution.invite', { name: 'Ibu Contoh' }))
  const link = /\/undangan\/[\w-]{43}/.exec(shown)?.[0]
  assert.ok(link, 'the link is shown once')
  await walker.submit(office, 'contribution.ask-again', { asked: 'Tolong tambah satu foto (contoh).' })
  await walker.enter(link, 'session.use-invitation', { digits: DIGITS })
  const home = `/bagian-saya/${nomination}`
  await walker.open('/bagian-saya')
  const [first] = answersFor(shippedRules(), commodity)
  const section = `${home}/bagian/${first?.section}`
  await walker.submit(section, 'nomination.answer', first?.typed ?? {})
  await walker.submit(section, 'nomination.autosave', first?.typed ?? {})
  await walker.submit(`${home}/foto`, 'contribution.add-photo', {
    photo1: { name: 'alat.jpg', type: 'image/jpeg', content: await photo(820, 610) },
    caption1: 'Alat tenun (contoh)',
  })
  await walker.submit(`${home}/dokumen/nib`, 'contribution.add-document', {
    number: exampleNumber('nib'),
    issuedOn: '2025-02-03',
    file: { name: 'nib.pdf', type: 'application/pdf', content: paper(1, 'PRODUSEN') },
  })
  await walker.submit(home, 'contribution.finish')
  await walker.signIn('operator')
  await walker.submit(office, 'contribution.end')
}
