import { createHash, webcrypto } from 'node:crypto'
import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'

const engine = new pkijs.CryptoEngine({ name: 'node', crypto: webcrypto })
pkijs.setEngine('node', engine)

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' }
const YEAR = 365.25 * 86_400_000
const oids = {
  commonName: '2.5.4.3',
  basicConstraints: '2.5.29.19',
  keyUsage: '2.5.29.15',
} as const

/** A key with its certificate: `pkcs8` is secret, `certificate` is DER. */
export type Identity = Readonly<{ pkcs8: Buffer; certificate: Buffer }>

const nameOf = (name: string): pkijs.AttributeTypeAndValue[] => [
  new pkijs.AttributeTypeAndValue({ type: oids.commonName, value: new asn1js.Utf8String({ value: name }) }),
]

export const certificateFrom = (der: Buffer): pkijs.Certificate => pkijs.Certificate.fromBER(der)

/** The common name of a certificate's subject. */
export function commonNameOf(certificate: pkijs.Certificate): string {
  const held = certificate.subject.typesAndValues.find(one => String(one.type) === oids.commonName)
  return String(held?.value.valueBlock.value ?? '')
}

export const privateKeyFrom = (pkcs8: Buffer): Promise<webcrypto.CryptoKey> =>
  engine.importKey('pkcs8', new Uint8Array(pkcs8), CURVE, false, ['sign'])

/** RFC 5280, 4.2.1.9 and 4.2.1.3: what the key may be used for. Bits: signatures and assent, or certificates. */
function extensionsFor(isAuthority: boolean): pkijs.Extension[] {
  const usage = Buffer.from([isAuthority ? 0x06 : 0xc0])
  const bits = new asn1js.BitString({
    valueHex: new Uint8Array(usage).buffer,
    unusedBits: isAuthority ? 1 : 6,
  })
  const constraints = new pkijs.BasicConstraints({ cA: isAuthority })
  return [
    new pkijs.Extension({
      extnID: oids.basicConstraints,
      critical: true,
      extnValue: constraints.toSchema().toBER(false),
    }),
    new pkijs.Extension({ extnID: oids.keyUsage, critical: true, extnValue: bits.toBER(false) }),
  ]
}

/** Makes a key and its certificate for a common name, by an authority or by itself, from a day before `at` for so many years. */
export async function makeIdentity(
  subject: string,
  authority: Identity | null,
  { at, years }: Readonly<{ at: Date; years: number }>,
): Promise<Identity> {
  const keys = (await engine.generateKey(CURVE, true, ['sign', 'verify'])) as webcrypto.CryptoKeyPair
  const certificate = new pkijs.Certificate()
  certificate.version = 2
  const serial = createHash('sha256')
    .update(webcrypto.getRandomValues(new Uint8Array(32)))
    .digest()
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40
  certificate.serialNumber = new asn1js.Integer({ valueHex: new Uint8Array(serial.subarray(0, 16)).buffer })
  certificate.subject.typesAndValues = nameOf(subject)
  const issuer = authority ? certificateFrom(authority.certificate) : null
  certificate.issuer.typesAndValues = issuer ? issuer.subject.typesAndValues : nameOf(subject)
  certificate.notBefore.value = new Date(at.getTime() - 86_400_000)
  // A certificate never outlives its issuer's.
  const end = Math.min(at.getTime() + years * YEAR, issuer?.notAfter.value.getTime() ?? Infinity)
  certificate.notAfter.value = new Date(end)
  certificate.extensions = extensionsFor(authority === null)
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey, engine)
  const signer = authority ? await privateKeyFrom(authority.pkcs8) : keys.privateKey
  await certificate.sign(signer, 'SHA-256', engine)
  const pkcs8 = Buffer.from(await engine.exportKey('pkcs8', keys.privateKey))
  return { pkcs8, certificate: Buffer.from(certificate.toSchema(true).toBER(false)) }
}
