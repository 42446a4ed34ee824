import { gzipSync } from 'node:zlib'
import { CompactSign } from 'jose'
import type { PaperStates } from '../../foundation/paper-claim.ts'
import type { PaperKey } from '../../platform/signing/index.ts'
import { lastDayOf, type Certificate, type CertificateContent } from './certificate.ts'

/** Bitstring Status List 1.0, 2.2: never fewer places, so that a list does not give away whom it is about. */
const FEWEST_PLACES = 131_072

/** The two lists of states: a certificate that is withdrawn or replaced never holds again, a suspended one may. */
export const statusLists = { pencabutan: 'revocation', penangguhan: 'suspension' } as const
export type StatusListName = keyof typeof statusLists

export const ISSUER_PATH = '/kredensial/penerbit.json'
export const listPath = (name: StatusListName): string => `/kredensial/status/${name}.jwt`
const contexts = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
]

const issuerId = (publicUrl: string): string => `${publicUrl}${ISSUER_PATH}`

/** Who issues, and by which keys (Open Badges 3.0, Profile; the keys as in a controlled identifier document). */
export function issuerProfile(publicUrl: string, name: string, keys: PaperStates['keys']) {
  const id = issuerId(publicUrl)
  const methods = keys.map(({ id: keyId, x, y, ended }) => ({
    id: `${id}#${keyId}`,
    type: 'JsonWebKey',
    controller: id,
    publicKeyJwk: { kty: 'EC', crv: 'P-256', x, y, alg: 'ES256', kid: keyId },
    // Controlled Identifiers 1.0, 2.2: nothing that is signed from then on is to be believed.
    ...(ended === undefined ? {} : { expires: ended.at }),
  }))
  return {
    '@context': [...contexts, 'https://www.w3.org/ns/cid/v1'],
    id,
    type: ['Profile'],
    name,
    url: publicUrl,
    verificationMethod: methods,
    assertionMethod: methods.map(one => one.id),
  }
}

/** A day in the capital as the moment at which it ends. */
const endOf = (day: string): string => `${day}T23:59:59+07:00`

/** What was awarded: the star within its scheme, for one product. */
function achievementOf(content: CertificateContent) {
  return {
    id: `urn:sha256:${content.rulesHash}:${content.stars}`,
    type: ['Achievement'],
    achievementType: 'Award',
    name: `${content.product}: ${content.starsTitle.id}`,
    description: `${content.stars}/${content.of} · ${content.scheme} · ${content.place}`,
    criteria: { narrative: `${content.edition.title.id}. SHA-256 ${content.rulesHash}.` },
    ...(content.example ? { tag: ['contoh'] } : {}),
  }
}

/**
 * A certificate as an Open Badge 3.0 (a Verifiable Credential 2.0). It holds what the public check page says and
 * nothing more; `evidenceDigest` is the SHA-256 of the sealed file.
 */
export function credentialOf(publicUrl: string, certificate: Certificate) {
  const { content, checkKey, statusIndex, pdfSha256 } = certificate
  const lastDay = lastDayOf(certificate)
  const address = `${publicUrl}/piagam/${encodeURIComponent(checkKey)}`
  const status = (name: StatusListName) => ({
    id: `${publicUrl}${listPath(name)}#${statusIndex}`,
    type: 'BitstringStatusListEntry',
    statusPurpose: statusLists[name],
    statusListIndex: String(statusIndex),
    statusListCredential: `${publicUrl}${listPath(name)}`,
  })
  return {
    '@context': contexts,
    id: `${address}/kredensial.jwt`,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: { id: issuerId(publicUrl), type: ['Profile'] },
    validFrom: content.issuedAt,
    ...(lastDay === null ? {} : { validUntil: endOf(lastDay) }),
    name: `${content.title.id} ${content.number}`,
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: [
        { type: 'IdentityObject', identityHash: content.holder, identityType: 'name', hashed: false },
      ],
      achievement: achievementOf(content),
    },
    evidence: [
      {
        id: address,
        type: ['Evidence'],
        name: `${content.decree.number}, ${content.decree.date}`,
        narrative: [
          `SHA-256 ${content.listDigest}`,
          ...(pdfSha256 === null ? [] : [`PDF SHA-256 ${pdfSha256}`]),
        ].join('; '),
      },
    ],
    credentialStatus: [status('pencabutan'), status('penangguhan')],
  }
}

/** The places that are set, as gzip in base64url with its multibase sign (Bitstring Status List 1.0, 3.2). */
function encodedList(places: readonly number[], issued: number): string {
  const bits = Buffer.alloc(Math.ceil(Math.max(FEWEST_PLACES, issued) / 8))
  for (const place of places) bits[place >> 3] = (bits[place >> 3] ?? 0) | (0x80 >> (place & 7))
  return `u${gzipSync(bits).toString('base64url')}`
}

/** A list of states as a credential of its own. `places` are set; `at` is the moment of which it is true. */
export function statusList(
  publicUrl: string,
  name: StatusListName,
  held: Readonly<{ places: readonly number[]; issued: number; at: Date }>,
) {
  const id = `${publicUrl}${listPath(name)}`
  return {
    '@context': contexts.slice(0, 1),
    id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: issuerId(publicUrl),
    validFrom: held.at.toISOString(),
    credentialSubject: {
      id: `${id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: statusLists[name],
      encodedList: encodedList(held.places, held.issued),
    },
  }
}

/**
 * Secures a credential as a JSON Web Signature (VC-JOSE-COSE, 3.1.1) by ES256. The header says when it was signed
 * (`iat`), so that what an ended key signed can be told from what is only said to be signed by it.
 */
export const signedCredential = (
  publicUrl: string,
  credential: object,
  { key, at }: Readonly<{ key: PaperKey; at: Date }>,
): Promise<string> =>
  new CompactSign(new TextEncoder().encode(JSON.stringify(credential)))
    .setProtectedHeader({
      alg: 'ES256',
      typ: 'vc+jwt',
      cty: 'vc',
      kid: `${issuerId(publicUrl)}#${key.id}`,
      iat: Math.floor(at.getTime() / 1000),
    })
    .sign(key.privateKey)
