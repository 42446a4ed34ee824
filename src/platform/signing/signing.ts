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
  /** The service cannot be reached, does not answer in time, or answers what nobody understands: nothing was signed. */
  | Readonly<{ kind: 'away' }>

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
  /**
   * For trying out only: the passphrase that the pages may tell, with which signatories of the demonstration sign. Null
   * for a service whose signatures mean something.
   */
  examplePassphrase: string | null
  /**
   * An official's own signature (PAdES B-B), appended to the paper: its bytes stay the beginning of the signed file.
   * How the signatory is known to the service, by which number and under which name, is the adapter's affair; so is
   * how long it waits for an answer.
   */
  signPdf: (pdf: Buffer, request: SignRequest) => Promise<SignedPaper>
  statusOf: (signatoryId: string, now: Date) => Promise<SignatoryStatus>
  /** Null where the paper carries no signature. */
  verifyPdf: (pdf: Buffer) => Promise<PaperVerification | null>
}>
