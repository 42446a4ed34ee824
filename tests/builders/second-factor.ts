import type { Clock } from '../../src/platform/clock.ts'
import { codeOfStep, stepAt } from '../../src/platform/one-time-code.ts'
import type { TestClient } from './test-client.ts'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The bytes of a key as a person types it into an app. */
function fromBase32(text: string): Buffer {
  const bits = Array.from(text, sign => alphabet.indexOf(sign).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map(byte => Number.parseInt(byte, 2)))
}

/** The key that the page of the second factor offers; no bytes when it offers none. */
export const keyOn = (body: string): Buffer =>
  fromBase32((/<code class="code-offer__key">([^<]+)</.exec(body)?.[1] ?? '').replaceAll(' ', ''))

/** What the app on the phone shows now. */
export const codeNow = (key: Buffer, clock: Clock): string =>
  codeOfStep(key, stepAt(new Date(clock.now().getTime() - clock.offset())))

/** Switches the second factor on for whoever is signed in, and returns the key of the app. */
export async function switchOn(client: TestClient, clock: Clock, password: string): Promise<Buffer> {
  const { body } = await client.get('/akun-saya/kode')
  const form = /<form\b[^>]*>(?:(?!<\/form>)[\s\S])*?account\.set-second-factor/.exec(body)?.[0] ?? ''
  const valueOf = (name: string): string => new RegExp(`name="${name}" value="([^"]+)"`).exec(form)?.[1] ?? ''
  const key = keyOn(body)
  const answer = await client.post('/akun-saya/kode', {
    action: 'account.set-second-factor',
    _key: valueOf('_key'),
    seed: valueOf('seed'),
    code: codeNow(key, clock),
    current: password,
  })
  if (answer.status !== 303) throw new Error(`the second factor was refused: ${answer.status}`)
  return key
}
