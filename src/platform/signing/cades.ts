import { createHash } from 'node:crypto'
import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'
import { certificateFrom, privateKeyFrom, type Identity } from './x509.ts'

const oids = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
} as const

const digestOf = (content: Buffer): Buffer => createHash('sha256').update(content).digest()

const octets = (content: Buffer): asn1js.OctetString =>
  new asn1js.OctetString({ valueHex: new Uint8Array(content).buffer })

/**
 * RFC 5035, 3: binds the signature to the signer's certificate. With SHA-256, the default, the algorithm is left
 * out; PAdES asks for it, and it is why the plain PKCS #7 of most libraries is none.
 */
const boundCertificate = (certificate: Buffer): asn1js.Sequence =>
  new asn1js.Sequence({
    value: [
      new asn1js.Sequence({ value: [new asn1js.Sequence({ value: [octets(digestOf(certificate))] })] }),
    ],
  })

/** ETSI EN 319 122-1 (B-B) as PAdES narrows it: no signing time among them, since the paper carries it. */
function signedAttributes(content: Buffer, signer: Identity): pkijs.SignedAndUnsignedAttributes {
  const attribute = (type: string, value: asn1js.BaseBlock) => new pkijs.Attribute({ type, values: [value] })
  return new pkijs.SignedAndUnsignedAttributes({
    type: 0,
    attributes: [
      attribute(oids.contentType, new asn1js.ObjectIdentifier({ value: oids.data })),
      attribute(oids.messageDigest, octets(digestOf(content))),
      attribute(oids.signingCertificateV2, boundCertificate(signer.certificate)),
    ],
  })
}

/** A detached CAdES signature (level B-B) over some bytes: DER, with the certificates of signer and authority. */
export async function signDetached(content: Buffer, signer: Identity, authority: Buffer): Promise<Buffer> {
  const certificate = certificateFrom(signer.certificate)
  const cms = new pkijs.SignedData({
    version: 1,
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: oids.data }),
    signerInfos: [
      new pkijs.SignerInfo({
        version: 1,
        sid: new pkijs.IssuerAndSerialNumber({
          issuer: certificate.issuer,
          serialNumber: certificate.serialNumber,
        }),
        signedAttrs: signedAttributes(content, signer),
      }),
    ],
    certificates: [certificate, certificateFrom(authority)],
  })
  await cms.sign(await privateKeyFrom(signer.pkcs8), 0, 'SHA-256', new Uint8Array(content).buffer)
  const info = new pkijs.ContentInfo({ contentType: oids.signedData, content: cms.toSchema(true) })
  return Buffer.from(info.toSchema().toBER(false))
}

export type DetachedCheck = Readonly<{ intact: boolean; signer: pkijs.Certificate }>

/** The certificate of the one who signed, which need not be the first of those that a signature brings along. */
function signerOf({ signerInfos, certificates = [] }: pkijs.SignedData): pkijs.Certificate | null {
  const [info, ...others] = signerInfos
  const { sid } = info ?? {}
  if (others.length > 0 || !(sid instanceof pkijs.IssuerAndSerialNumber)) return null
  const found = certificates.find(
    one =>
      one instanceof pkijs.Certificate &&
      one.serialNumber.isEqual(sid.serialNumber) &&
      one.issuer.isEqual(sid.issuer),
  )
  return found instanceof pkijs.Certificate ? found : null
}

/** Whether a detached signature of one signer fits these bytes; null where it cannot even be read. */
export async function checkDetached(signature: Buffer, content: Buffer): Promise<DetachedCheck | null> {
  try {
    const info = pkijs.ContentInfo.fromBER(signature)
    const cms = new pkijs.SignedData({ schema: info.content })
    const signer = signerOf(cms)
    if (!signer) return null
    const data = new Uint8Array(content).buffer
    const intact = await cms.verify({ signer: 0, data, checkChain: false }).catch(() => false)
    return { intact, signer }
  } catch {
    return null
  }
}
