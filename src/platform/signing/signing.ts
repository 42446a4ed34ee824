/** Who signs: an official by an id that the signing service knows, with the words of the certificate. */
export type Signatory = Readonly<{ id: string; name: string; office: string }>

/**
 * `none`: no certificate yet, the first passphrase makes one; `locked`: too many wrong passphrases, until `until`.
 */
export type SignatoryStatus =
  | Readonly<{ kind: 'none' }>
  | Readonly<{ kind: 'ready'; until: Date }>
  | Readonly<{ kind: 'expired'; until: Date }>
  | Readonly<{ kind: 'locked'; until: Date }>

export type SignedPaper =
  | Readonly<{ kind: 'signed'; pdf: Buffer }>
  | Readonly<{ kind: 'wrong-passphrase'; attemptsLeft: number }>
  | Readonly<{ kind: 'locked' | 'expired'; until: Date }>
  | Readonly<{ kind: 'weak-passphrase'; atLeast: number }>

/** What a signed paper proves: `intact` false where a byte of what was signed changed. */
export type PaperVerification = Readonly<{
  intact: boolean
  /** Does the signature cover the whole file? What was appended afterwards is not covered. */
  whole: boolean
  /** The common name of the signer's certificate. */
  signedBy: string
  /** Does the certificate come from this service's own authority? */
  trusted: boolean
}>

export type SignRequest = Readonly<{ signatory: Signatory; passphrase: string; at: Date; reason: string }>

/**
 * A service for electronic signatures, in the form of the national one: it keeps the keys, the official brings the
 * passphrase at the moment of signing, and nobody else ever holds it. A passphrase is neither stored nor logged, and
 * no error repeats it.
 */
export type SigningService = Readonly<{
  /** Whose seal unattended work puts on papers, as it is written on them. */
  sealName: string
  /** The organisation's seal (PAdES B-B) over a typeset paper. */
  sealPdf: (pdf: Buffer, at: Date, reason: string) => Promise<Buffer>
  /** An official's own signature (PAdES B-B). */
  signPdf: (pdf: Buffer, request: SignRequest) => Promise<SignedPaper>
  statusOf: (signatoryId: string, now: Date) => Promise<SignatoryStatus>
  /** Null where the paper carries no signature. */
  verifyPdf: (pdf: Buffer) => Promise<PaperVerification | null>
}>
