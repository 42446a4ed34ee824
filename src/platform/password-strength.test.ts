import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PASSWORD_MAX, passwordProblems } from './password-strength.ts'

const context = {
  personal: ['Sri Wahyuni', 'sri.wahyuni@garut.contoh.example', 'Dinas Perindustrian Garut'],
  service: ['Bintang', 'OVOP'],
}
const codes = (password: string): string[] =>
  passwordProblems(password, 'password', context).map(one => one.code)

const refused: readonly (readonly [string, string])[] = [
  ['aaaaaaaaaaaaaaa', 'password-repeats'],
  ['abababababababab', 'password-repeats'],
  ['passwordpassword', 'password-repeats'],
  ['kopi kopi kopi kopi', 'password-repeats'],
  ['qwertyuiopasdfgh', 'password-keyboard'],
  ['poiuytrewqlkjhgf', 'password-keyboard'],
  ['123456789012345', 'password-keyboard'],
  ['!@#$%^&*()!@#$%^', 'password-keyboard'],
  ['abcdefghijklmnop', 'password-keyboard'],
  ['1q2w3e4r5t6y7u8i', 'password-keyboard'],
  ['bismillahirrahmanirrahim', 'password-known'],
  ['Correct Horse Battery Staple', 'password-known'],
  ['Akusayangkamu2024', 'password-known'],
  ['P@ssw0rd-rahasia-123', 'password-words'],
  ['bismillah20241995', 'password-words'],
  ['Indonesia.Merdeka.45', 'password-words'],
  ['sri wahyuni 12345', 'password-personal'],
  ['SriWahyuniGarut01', 'password-personal'],
  ['Bintang-OVOP-2468', 'password-service'],
]
for (const [password, code] of refused) {
  test(`"${password}" is refused as ${code}`, () => assert.deepEqual(codes(password), [code]))
}

const accepted = [
  'kuda biru minum kopi',
  'gerobak lampu sawah melati',
  'indonesia punya gunung tinggi sekali',
  'x7#kQ!m2vLp9zRtw',
  '83920174659201746382',
  'ｶﾞﾙｰﾄの陶器と青い馬と山の茶と川',
  '🐴🌾☕🧺🪵🐓🦀🌋🌴🐟🎋🪁🛶🥥🌺🐃🫖',
  'lekuk tebing, kabut, dan angklung',
]
for (const password of accepted) {
  test(`"${password}" is accepted`, () => assert.deepEqual(codes(password), []))
}

test('a short password is told how long it is, and every other fault at once', () => {
  const problems = passwordProblems('qwerty', 'baru', context)
  assert.deepEqual(
    problems.map(one => one.code),
    ['password-short', 'password-keyboard'],
  )
  assert.match(problems[0]?.message.id ?? '', /sekurang-kurangnya 15 huruf; ini baru 6/)
  assert.deepEqual([...new Set(problems.map(one => one.path))], ['baru'])
})

test('the limits are 15 and 200 characters, counted as people count them', () => {
  const long = Array.from(
    { length: 60 },
    (_, index) => `${'bkmtdplzvn'[index % 10]}${(index * 7919) % 97}q`,
  ).join('')
  assert.deepEqual(codes('jgrwbkmtdplzvn'), ['password-short'])
  assert.deepEqual(codes('jgrwbkmtdplzvnq'), [])
  assert.deepEqual(codes(long.slice(0, PASSWORD_MAX)), [])
  assert.deepEqual(codes(long.slice(0, PASSWORD_MAX + 1)), ['password-long'])
})
