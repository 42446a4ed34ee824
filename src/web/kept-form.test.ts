import assert from 'node:assert/strict'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { smallDisk } from '../../tests/builders/small-disk.ts'
import { testKeptForms } from '../../tests/builders/test-kept-forms.ts'
import { newToken } from './kept-form.ts'

const typed = { grantId: 'contoh', path: '/akun', action: 'contoh', values: { about: 'x'.repeat(100) } }

test('a form that is kept, is found again by its token', () => {
  const forms = testKeptForms()
  const token = newToken()
  forms.store(token, forms.seal(typed) ?? '')
  assert.equal(forms.find(token)?.values['about'], typed.values.about)
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
