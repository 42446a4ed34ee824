import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { openSealer } from '../platform/sealer.ts'
import { smallDisk } from '../../tests/builders/small-disk.ts'
import { testKeptForms } from '../../tests/builders/test-kept-forms.ts'
import { newGuestSecret } from './guest-secret.ts'
import { newToken } from './kept-form.ts'

const typed = { grantId: 'contoh', path: '/akun', action: 'contoh', values: { about: 'x'.repeat(100) } }

test('a form that is kept, is found again by its token', () => {
  const forms = testKeptForms()
  const token = newToken()
  forms.store(token, forms.seal(typed) ?? '')
  assert.equal(forms.find(token)?.values['about'], typed.values.about)
})

test('a guest’s session names its link, also when it is over, and nobody else can make such a session', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'bintang-kept-forms-'))
  const forms = testKeptForms(dataDir)
  const secret = newGuestSecret(openSealer({ dataDir, secretKey: null }), 'orang/usulan')
  assert.equal(forms.linkOf(secret), 'orang/usulan')
  assert.notEqual(newGuestSecret(openSealer({ dataDir, secretKey: null }), 'orang/usulan'), secret)
  const elsewhere = newGuestSecret(
    openSealer({ dataDir: mkdtempSync(join(tmpdir(), 'bintang-kept-forms-')), secretKey: null }),
    'orang/usulan',
  )
  for (const other of [elsewhere, `${secret.slice(0, -3)}AAA`, '', 'x', 'A'.repeat(43)])
    assert.equal(forms.linkOf(other), null)
})

test('the form of a link is the last one, for a day, and no token leads to it', t => {
  const dataDir = mkdtempSync(join(tmpdir(), 'bintang-kept-forms-'))
  const forms = testKeptForms(dataDir)
  const link = 'orang/usulan'
  for (const about of ['pertama', 'kedua'])
    forms.storeForLink(link, forms.seal({ ...typed, link, values: { about } }) ?? '')
  assert.equal(readdirSync(join(dataDir, 'kept-forms')).length, 1)
  assert.equal(forms.open(forms.findForLink(link))?.values['about'], 'kedua')
  assert.equal(forms.findForLink('orang/lain'), null)
  assert.equal(forms.find(readdirSync(join(dataDir, 'kept-forms'))[0] ?? ''), null)
  const start = Date.now()
  const later = (hours: number): number => start + hours * 3_600_000
  const clock = t.mock.method(Date, 'now', () => later(23))
  assert.ok(forms.open(forms.findForLink(link)), 'the next morning')
  clock.mock.mockImplementation(() => later(48))
  assert.equal(forms.open(forms.findForLink(link)), null)
  forms.forgetForLink(link)
  forms.forgetForLink(link)
  assert.equal(forms.findForLink(link), null)
})

test('a form for which there is no place, is not kept, and nothing else happens', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'bintang-kept-forms-'))
  const forms = testKeptForms(dataDir)
  writeFileSync(join(dataDir, 'kept-forms'), 'no folder')
  const token = newToken()
  forms.store(token, forms.seal(typed) ?? '')
  assert.equal(forms.find(token), null)
})

test('a form that is to be kept on a full disk, is not kept, and nothing else happens', t => {
  const disk = smallDisk(t, 1)
  if (!disk) return
  const forms = testKeptForms(disk)
  const sealed = forms.seal(typed) ?? ''
  try {
    writeFileSync(join(disk, 'filler'), Buffer.alloc(2_000_000))
  } catch {}
  const token = newToken()
  forms.store(token, sealed)
  assert.equal(forms.find(token), null)
})
