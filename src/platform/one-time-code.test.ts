import assert from 'node:assert/strict'
import { test } from 'node:test'
import { appAddress, base32, codeOfStep, stepAt, stepOfCode } from './one-time-code.ts'

const secret = Buffer.from('12345678901234567890')

test('the codes of RFC 4226, appendix D, come out as printed there', () => {
  const printed = ['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871']
  assert.deepEqual(
    printed.map((_, step) => codeOfStep(secret, step)),
    printed,
  )
  assert.equal(codeOfStep(secret, 9), '520489')
})

test('the codes of RFC 6238, appendix B, come out as printed there for SHA-1', () => {
  const printed: readonly (readonly [number, string])[] = [
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ]
  for (const [seconds, code] of printed)
    assert.equal(codeOfStep(secret, stepAt(new Date(seconds * 1000)), 8), code)
})

test('a code is taken one step early or late, not two, and never for a step that was used', () => {
  const now = new Date(1_000_000_000_000)
  const present = stepAt(now)
  const tried = [-2, -1, 0, 1, 2].map(by => stepOfCode(secret, codeOfStep(secret, present + by), now, null))
  assert.deepEqual(tried, [null, present - 1, present, present + 1, null])
  assert.equal(stepOfCode(secret, codeOfStep(secret, present), now, present), null)
  assert.equal(stepOfCode(secret, codeOfStep(secret, present - 1), now, present), null)
  assert.equal(stepOfCode(secret, codeOfStep(secret, present + 1), now, present), present + 1)
})

test('what is no code of six digits matches nothing', () => {
  const now = new Date(1_000_000_000_000)
  const right = codeOfStep(secret, stepAt(now))
  for (const code of ['', ' ', right.slice(1), `${right}0`, `${right} `, '٠١٢٣٤٥', 'abcdef', '\u0000'])
    assert.equal(stepOfCode(secret, code, now, null), null, JSON.stringify(code))
})

test('secrets are written as RFC 4648 writes base 32, without padding', () => {
  const printed = { '': '', f: 'MY', fo: 'MZXQ', foo: 'MZXW6', foob: 'MZXW6YQ', fooba: 'MZXW6YTB' }
  for (const [plain, text] of Object.entries(printed)) assert.equal(base32(Buffer.from(plain)), text)
  assert.equal(base32(Buffer.from('foobar')), 'MZXW6YTBOI')
})

test('the address for the app names issuer and account, escaped', () => {
  assert.equal(
    appAddress('Bintang A', 'a+b@contoh.example', Buffer.from('foobar')),
    'otpauth://totp/Bintang%20A:a%2Bb%40contoh.example?secret=MZXW6YTBOI&issuer=Bintang%20A&algorithm=SHA1&digits=6&period=30',
  )
})
